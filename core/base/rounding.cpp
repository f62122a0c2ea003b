// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rounding.h"

#include "core/base/check.h"

#include <limits>

namespace huitou
{

namespace
{

template <typename Whole>
Whole quotientOf(Whole numerator, Whole denominator, Rounding rounding) noexcept
{
    const Whole magnitude = numerator < 0 ? -numerator : numerator;
    Whole quotient = magnitude / denominator;
    const Whole rest = magnitude % denominator;
    const Whole toNext = denominator - rest; // beside the rest, as twice the rest need not fit
    bool up = false;
    switch (rounding) {
    case Rounding::Down: break;
    case Rounding::HalfUp: up = rest >= toNext; break;
    case Rounding::HalfEven: up = rest > toNext || (rest == toNext && quotient % 2 != 0); break;
    case Rounding::Up: up = rest != 0; break;
    }
    quotient += up ? 1 : 0;
    return numerator < 0 ? -quotient : quotient;
}

constexpr bool isSmall(Wide value)
{
    return value > std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

} // namespace

Wide dividedBy(Wide numerator, Wide denominator, Rounding rounding) noexcept
{
    HUITOU_CHECK(denominator > 0);
    // Division of 128 bits is many times slower than of 64, and hardly an amount needs it.
    return isSmall(numerator) && isSmall(denominator)
               ? quotientOf(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator), rounding)
               : quotientOf(numerator, denominator, rounding);
}

std::optional<std::int64_t> mulDiv(std::int64_t value, std::int64_t numerator, std::int64_t denominator,
                                   Rounding rounding) noexcept
{
    const Wide result = dividedBy(static_cast<Wide>(value) * numerator, denominator, rounding);
    if (result > std::numeric_limits<std::int64_t>::max() || result < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(result);
}

} // namespace huitou
