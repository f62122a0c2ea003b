// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

#include <string>
#include <vector>

namespace huitou::simulation
{

/// The named ones, "all" first.
[[nodiscard]] std::vector<std::string> scenarioNames();
/// `name` is one of them.
[[nodiscard]] Scenario scenarioOf(const std::string& name);

} // namespace huitou::simulation
