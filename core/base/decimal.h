// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// `text` ("-12.5") as an integer of 10^-decimals ("-1250" for two). Digits, at most one point, an optional leading
/// minus; nothing when it is anything else, has more decimals than asked for, or does not fit. No locale.
[[nodiscard]] std::optional<std::int64_t> parseDecimal(std::string_view text, int decimals) noexcept;

/// `value` of 10^-decimals as text with all its decimals: (1250, 2) -> "12.50".
[[nodiscard]] std::string formatDecimal(std::int64_t value, int decimals);

/// Like formatDecimal without the zeros at the end: (1250, 2) -> "12.5", (1200, 2) -> "12".
[[nodiscard]] std::string formatDecimalShort(std::int64_t value, int decimals);

/// Like formatDecimalShort with a comma between thousands: (724000, 2) -> "7,240". For people, never for files.
[[nodiscard]] std::string formatDecimalGrouped(std::int64_t value, int decimals);

} // namespace huitou
