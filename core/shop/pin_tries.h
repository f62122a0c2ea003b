// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <map>

namespace huitou
{

/// How often each member of staff may still be wrong about a PIN: five wrong ones close that name for 15 minutes. In
/// memory; one thread at a time.
class PinTries
{
public:
    explicit PinTries(const Clock& clock) : m_clock(clock) {}

    /// Before a PIN is checked. Refuses with NotAllowed while the name is closed.
    [[nodiscard]] Status mayTry(StaffId who) const;
    /// After it was checked. Refuses with NotAllowed when it did not match, saying how many tries are left.
    [[nodiscard]] Status judge(StaffId who, bool matches);

private:
    struct Tries {
        int wrong = 0;
        Instant closedUntil;
    };

    const Clock& m_clock;
    std::map<StaffId, Tries> m_tries;
};

} // namespace huitou
