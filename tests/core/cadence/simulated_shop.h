// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/purchase_trails.h"

#include <cstdint>
#include <functional>

namespace huitou
{

/// Members who buy as MBG/NBD says, of made-up parameters in days: the same seed, the same purchases.
struct SimulatedShop {
    double r = 0.8;
    double alpha = 40;
    double a = 0.6;
    double b = 2.5;
    std::size_t members = 3'000;
    int joinDays = 365; ///< members join over so many days
    int days = 730;
    /// How busy the shop is on each day since the first: stretches the wait for the next purchase. 1 is ordinary.
    std::function<double(int day)> pace = [](int /*day*/) { return 1.0; };
    std::uint64_t seed = 20260103;

    [[nodiscard]] PurchaseTrails purchases() const;
};

inline constexpr Date simulatedFirstDay = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};

} // namespace huitou
