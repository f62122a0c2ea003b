// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace huitou::bench
{

using Duration = std::chrono::duration<double, std::micro>;

/// What was measured, beside what the bare database needs for the same: medians over several runs in turn, or what the
/// text says.
struct Comparison {
    std::string what;   ///< "sale committed"
    std::string beside; ///< "bare SQLCipher, the same bytes in one transaction"
    Duration ours{};
    Duration bare{};
    std::string note{}; ///< what is no time: a size
};

/// The middle of the values; of an even number the lower middle. `values` is not empty.
[[nodiscard]] Duration medianOf(std::vector<Duration> values);

/// The smallest value that 99 of 100 do not exceed. `values` is not empty.
[[nodiscard]] Duration percentile99(std::vector<Duration> values);

[[nodiscard]] std::vector<Comparison> measureSales();
[[nodiscard]] std::vector<Comparison> measureBusyStore();
[[nodiscard]] std::vector<Comparison> measureYear();
[[nodiscard]] std::vector<Comparison> measureAudit();
[[nodiscard]] std::vector<Comparison> measureImport();
[[nodiscard]] std::vector<Comparison> measureOffice();
[[nodiscard]] std::vector<Comparison> measurePricing();
[[nodiscard]] std::vector<Comparison> measureCadence();
[[nodiscard]] std::vector<Comparison> measureFold();
[[nodiscard]] std::vector<Comparison> measureRetention();

/// A line for each comparison: medians, rates, and the rate as a share of the bare one.
[[nodiscard]] std::string tableOf(const std::vector<Comparison>& comparisons);

} // namespace huitou::bench
