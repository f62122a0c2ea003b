// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rounding.h"

#include "core/base/check.h"

#include <limits>

namespace huitou
{

std::optional<std::int64_t> mulDiv(std::int64_t value, std::int64_t numerator, std::int64_t denominator,
                                   Rounding rounding) noexcept
{
    HUITOU_CHECK(denominator > 0);
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(value) * numerator;
    const Wide magnitude = product < 0 ? -product : product;
    Wide quotient = magnitude / denominator;
    const Wide twiceRest = 2 * (magnitude % denominator);
    bool up = false;
    switch (rounding) {
    case Rounding::Down: break;
    case Rounding::HalfUp: up = twiceRest >= denominator; break;
    case Rounding::HalfEven: up = twiceRest > denominator || (twiceRest == denominator && quotient % 2 != 0); break;
    case Rounding::Up: up = twiceRest != 0; break;
    }
    quotient += up ? 1 : 0;
    const Wide result = product < 0 ? -quotient : quotient;
    if (result > std::numeric_limits<std::int64_t>::max() || result < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(result);
}

} // namespace huitou
