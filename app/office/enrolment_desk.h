// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <map>
#include <mutex>
#include <string>

namespace huitou
{

/// The one-time codes by which tills enrol: each is good for one till of one outlet, for ten minutes, and for five
/// wrong tries. Held in memory: an office that is started anew has none open. Any thread.
class EnrolmentDesk
{
public:
    static constexpr std::chrono::minutes codeLife{10};
    static constexpr int wrongTries = 5;
    static constexpr std::size_t openCodes = 32;

    explicit EnrolmentDesk(const Clock& clock) : m_clock(clock) {}

    /// A fresh code, "7K4M-9QXA2TWD": four characters that tell it from others, and eight that nobody can guess.
    /// Refuses with NotAllowed when too many are open.
    [[nodiscard]] Result<std::string> issue(OutletId outlet);

    /// Takes the code and answers its outlet. Refuses with NotAllowed, in the same words for a wrong code, one that was
    /// used, and one that is too old.
    [[nodiscard]] Result<OutletId> take(const std::string& code);

private:
    struct OpenCode {
        std::string secret;
        OutletId outlet;
        Instant until;
        int triesLeft;
    };
    void dropOld();

    const Clock& m_clock;
    std::mutex m_mutex;
    std::map<std::string, OpenCode> m_open; ///< by the first four characters
};

} // namespace huitou
