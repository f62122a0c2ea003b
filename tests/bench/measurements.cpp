// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measurements.h"

#include "core/base/check.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou::bench
{

Duration medianOf(std::vector<Duration> values)
{
    HUITOU_CHECK(!values.empty());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Duration percentile99(std::vector<Duration> values)
{
    HUITOU_CHECK(!values.empty());
    const auto place = values.begin() + static_cast<std::ptrdiff_t>((values.size() * 99 + 99) / 100 - 1);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::string tableOf(const std::vector<Comparison>& comparisons)
{
    std::string table = fmt::format("{:<34} {:>12} {:>12} {:>10} {:>7}\n", "", "median", "bare", "a second", "share");
    for (const Comparison& each : comparisons) {
        table += fmt::format("{:<34} {:>9.1f} us {:>9.1f} us {:>10.0f} {:>6.0f}%\n", each.what, each.ours.count(),
                             each.bare.count(), 1e6 / each.ours.count(), 100.0 * each.bare / each.ours);
        table += fmt::format("    beside: {}{}{}\n", each.beside, each.note.empty() ? "" : "; ", each.note);
    }
    return table;
}

} // namespace huitou::bench
