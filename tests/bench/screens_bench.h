// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measurements.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace huitou::bench
{

/// How long the screens take over a store with 1,730,000 members, in software rendering: from the end of a scan to the
/// member drawn, and from the lifted finger to the next frame, with sync and backup of another store and the printing
/// of receipts in the same process; and how much memory that took.
[[nodiscard]] std::vector<Comparison> measureScreens();

inline constexpr std::string_view playedTill = "child-played-till";
/// Of the shop of makeBigShop() in `folder`, in a process of its own.
[[nodiscard]] int playTill(const std::filesystem::path& folder);

} // namespace huitou::bench
