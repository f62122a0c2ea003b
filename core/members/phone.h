// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// A telephone number in the one form in which it is stored and searched: digits only, country code first unless
/// Chinese ("+86 138-0013-8000" -> "13800138000", "+44 20 7946 0018" -> "442079460018"). Takes blanks, hyphens, dots,
/// brackets and full-width digits. Nothing for what is no number of 5 to 15 digits.
[[nodiscard]] std::optional<std::string> normalisePhone(std::string_view text);

/// By which a till finds a number again without holding it. `phone` is in the form of normalisePhone().
[[nodiscard]] Digest phoneHash(std::string_view phone, const std::array<std::uint8_t, 32>& key) noexcept;

/// The last four digits, by which a member is asked for aloud.
[[nodiscard]] std::string phoneLastFour(std::string_view phone);

} // namespace huitou
