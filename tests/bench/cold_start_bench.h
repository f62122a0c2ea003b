// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measurements.h"

#include <optional>
#include <vector>

namespace huitou::bench
{

/// How long the till needs from nothing to its first frame and to the sign-in screen, with 100,000 members in its
/// store, beside a bare Qt Quick window. Each start is a process of its own.
[[nodiscard]] std::vector<Comparison> measureColdStart();

/// When this process was started to be measured: does that and answers the exit code.
[[nodiscard]] std::optional<int> runAsMeasuredProgram(int argc, char** argv);

} // namespace huitou::bench
