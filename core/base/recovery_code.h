// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace huitou
{

/// 32 secret bytes as a person copies them from paper: fourteen groups of four letters and digits, of which none look
/// alike (Crockford's base 32: no I, L, O, U). The last group checks the others.
[[nodiscard]] std::string writeRecoveryCode(const std::array<std::uint8_t, 32>& secret);

/// Blanks, hyphens, line ends and small letters are as good; O is read as 0, I and L as 1. Refuses with Malformed a
/// text that is too short or too long, or in which a letter is wrong; the refusal does not repeat it.
[[nodiscard]] Result<std::array<std::uint8_t, 32>> readRecoveryCode(std::string_view text);

} // namespace huitou
