// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measurements.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace huitou::bench
{

/// How long the till needs from nothing to its first frame and to the sign-in screen, with 100,000 members in its
/// store, beside a bare Qt Quick window. Each start is a process of its own.
[[nodiscard]] std::vector<Comparison> measureColdStart();
/// The same over the shop in `data`, of which `size` says how large it is.
[[nodiscard]] std::vector<Comparison> measureColdStartOf(const std::filesystem::path& data, const std::string& size);

// The programs that are started for that (see measured_program.h).

inline constexpr std::string_view coldTill = "child-till";
/// The till itself: says when its window was first drawn, and when a cashier can sign in; then ends.
[[nodiscard]] int startTill(const std::filesystem::path& data);

inline constexpr std::string_view bareWindow = "child-bare-window";
/// The least that Qt Quick can do: an empty window.
[[nodiscard]] int startBareWindow(const std::filesystem::path& data);

} // namespace huitou::bench
