// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measurements.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace huitou::bench
{

/// How long the screens take over a store with 1,730,000 members, in software rendering: from a scan to the member on
/// the screen, and from the lifted finger to the frame with the new sum, while that same store takes in an office's
/// answers, is copied, and receipts are printed, all without rest; how much memory that took; and how soon such a till
/// can be used. Beside them a bare Qt Quick window.
[[nodiscard]] std::vector<Comparison> measureScreens();

// The programs that are started for that (see measured_program.h).

inline constexpr std::string_view playedTill = "child-played-till";
/// The till of the shop of makeBigShop() in `folder`.
[[nodiscard]] int playTill(const std::filesystem::path& folder);

inline constexpr std::string_view touchedWindow = "child-touched-window";
/// An empty window that changes its colour with each touch.
[[nodiscard]] int touchBareWindow(const std::filesystem::path& folder);

} // namespace huitou::bench
