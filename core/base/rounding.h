// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace huitou
{

/// Which way a division goes that does not come out even. Of the value, not of its size: Down is towards minus
/// infinity for positive and negative alike only where the caller says so; here Down and Up work on the magnitude,
/// so that a return takes back exactly what the sale gave.
enum class Rounding { Down, HalfUp, HalfEven, Up };

/// Room for the product of two amounts.
__extension__ using Wide = __int128;

/// numerator / denominator, rounded on the magnitude. `denominator` is positive.
[[nodiscard]] Wide dividedBy(Wide numerator, Wide denominator, Rounding rounding) noexcept;

/// value * numerator / denominator, exact to the last step and then rounded on the magnitude. Nothing when the
/// result does not fit. `denominator` is positive.
[[nodiscard]] std::optional<std::int64_t> mulDiv(std::int64_t value, std::int64_t numerator, std::int64_t denominator,
                                                 Rounding rounding) noexcept;

} // namespace huitou
