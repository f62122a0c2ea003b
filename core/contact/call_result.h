// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sentence.h"
#include "core/base/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What came of calling a member. Pure; any thread.
namespace huitou
{

/// Numbers are stored.
enum class CallResult : std::uint8_t {
    Reached = 1,    ///< spoken to, nothing else to say
    NotReached = 2, ///< no answer: to be tried again
    WillCome = 3,
    DoNotCall = 4, ///< consent to calls is withdrawn
    MovedAway = 5, ///< there is nothing to win back
    Complaint = 6, ///< somebody has to see to it
    WrongNumber = 7,
};

/// "will-come".
[[nodiscard]] std::string_view wordOf(CallResult result);
[[nodiscard]] std::optional<CallResult> callResultFrom(std::string_view word);
[[nodiscard]] Sentence titleOf(CallResult result);
[[nodiscard]] std::span<const CallResult> allCallResults();

/// One call.
struct Call {
    MemberId member{};
    Instant at{};
    Date day{}; ///< the business day
    StaffId staff{1};
    CallResult result = CallResult::Reached;
    std::string note{}; ///< personal data
    friend bool operator==(const Call&, const Call&) = default;
};

/// Whether it is time to call somebody whose last call was this: the day after nobody answered, thirty days after
/// everything else; somebody who moved away, or whose number was wrong, not before they bought again.
[[nodiscard]] bool mayCallAgain(const Call& last, Date today, std::optional<Date> lastPurchase);

} // namespace huitou
