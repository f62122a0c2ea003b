// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/request_limiter.h"

#include <algorithm>

namespace huitou
{

bool RequestLimiter::admit(const std::string& source, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_fullAgain.size() >= m_limits.sources && !m_fullAgain.contains(source)) {
        forgetIdle(now);
        if (m_fullAgain.size() >= m_limits.sources) {
            return false; // a flood from everywhere: whoever is known goes on
        }
    }
    Instant& fullAgain = m_fullAgain[source];
    const auto most = m_limits.atOnce * m_limits.each;
    if (fullAgain - now > most) {
        fullAgain = now; // the clock was put back
    }
    const Instant next = std::max(fullAgain, now) + m_limits.each;
    if (next - now > most) {
        return false;
    }
    fullAgain = next;
    return true;
}

void RequestLimiter::forgetIdle(Instant now)
{
    std::erase_if(m_fullAgain, [now](const auto& entry) { return entry.second <= now; });
}

} // namespace huitou
