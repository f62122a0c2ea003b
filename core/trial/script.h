// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/trial/step.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace huitou::trial
{

inline constexpr std::size_t maxScriptBytes = 16 * 1024 * 1024;
inline constexpr std::size_t maxSteps = 200'000;
inline constexpr std::size_t maxScriptDepth = 8;
inline constexpr std::size_t maxLinesOfSale = 500;
inline constexpr std::size_t maxTextBytes = 200;

/// The steps of a script in their order; a step that cannot be understood is the refusal to answer it with: Malformed,
/// or TooLarge when it goes beyond a limit, naming the field.
using Script = std::vector<Result<Step>>;

/// Reads a script: a JSON array of steps (docs/programme-try.md). Amounts are of `currency`; times are what the wall
/// clock of the outlet shows. Refuses as a whole, with Malformed or TooLarge, what is no such array. Never throws.
[[nodiscard]] Result<Script> readScript(std::string_view json, Currency currency, const OutletCalendar& calendar);

} // namespace huitou::trial
