// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_office.h"
#include "app/till/office_answers.h"
#include "core/contact/call_result.h"
#include "core/shop/outlet.h"

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// Whom to call because they stay away, and what came of a call. A manager's PIN opens each answer at the office: it
/// holds telephone numbers, which no till keeps. Answers come later, on the GUI thread; they are refused with
/// OfficeUnreachable where there is no line, or as the office does.
class CallMembers
{
public:
    struct Wanted {
        bool isForCalls = true;         ///< those who may be called now; otherwise all who stay away
        std::string star;               ///< its id, "none", or empty for every star
        std::optional<OutletId> outlet; ///< who shops there
    };
    struct Manager {
        StaffId staff{1};
        std::string pin;
    };

    explicit CallMembers(AskOffice& office) : m_office(office) {}

    void list(const Wanted& wanted, const Manager& manager, Language language,
              std::function<void(Result<CallList>)> then);
    /// Answers what was noted.
    void note(const std::string& member, CallResult result, const Manager& manager, Language language,
              std::function<void(Result<std::string>)> then);

private:
    AskOffice& m_office;
};

} // namespace huitou
