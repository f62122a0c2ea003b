// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <map>
#include <mutex>
#include <string>

namespace huitou
{

/// How many requests one address may make: some at once, then so many a second. Any thread.
class RequestLimiter
{
public:
    struct Limits {
        int atOnce = 40;
        std::chrono::milliseconds each{1'000}; ///< gives one more
        std::size_t sources = 20'000;          ///< that are remembered
    };
    explicit RequestLimiter(Limits limits) : m_limits(limits) {}

    /// Counts one; false when it is one too many.
    [[nodiscard]] bool admit(const std::string& source, Instant now);

private:
    void forgetIdle(Instant now);

    Limits m_limits;
    std::mutex m_mutex;
    /// When each source will have everything free again: a full allowance lies `atOnce` times `each` before that.
    std::map<std::string, Instant> m_fullAgain;
};

} // namespace huitou
