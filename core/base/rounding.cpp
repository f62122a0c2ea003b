// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rounding.h"

#include "core/base/check.h"

#include <limits>

namespace huitou
{

Wide dividedBy(Wide numerator, Wide denominator, Rounding rounding) noexcept
{
    HUITOU_CHECK(denominator > 0);
    const Wide magnitude = numerator < 0 ? -numerator : numerator;
    Wide quotient = magnitude / denominator;
    const Wide rest = magnitude % denominator;
    const Wide toNext = denominator - rest; // beside the rest, as twice the rest need not fit
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
