// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "tests/load/control.h"
#include "tests/load/load_till.h"
#include "tests/load/real_office.h"
#include "tests/load/sold_sums.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace huitou::load
{

/// How large a load is.
struct LoadSize {
    std::uint32_t tills = 100;
    std::uint32_t sales = 50;    ///< of each till
    std::uint32_t outlets = 0;   ///< over which the tills are spread; the office has at least so many
    std::uint32_t perSync = 500; ///< sales that a till has in hand when it calls the office
    unsigned lines = 4;          ///< tills that speak to the office at once
    std::uint64_t seed = 1;
    Control control = Control::None; ///< with one sale
};

struct LoadResult {
    std::uint64_t events = 0;
    std::uint64_t unsent = 0; ///< that no till got acknowledged
    std::chrono::microseconds enrolling{};
    std::chrono::microseconds sending{};  ///< until the last event was acknowledged
    std::chrono::microseconds applying{}; ///< until every sum was right, or no longer changed
    SyncCount syncs;
    Disagreement disagreement;
    std::uint64_t brokenLogs = 0;
    std::vector<std::string> complaints; ///< the first few
};

/// Lets tills sell to the office's members and send it, and compares heads and sums. `tell` is told of the progress.
/// Refuses when it can't begin: no office, no members.
[[nodiscard]] Result<LoadResult> runLoad(RealOffice& office, const LoadSize& size, const Clock& clock,
                                         const std::function<void(const std::string&)>& tell);

} // namespace huitou::load
