// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"

#include <algorithm>
#include <numeric>

namespace huitou
{

std::vector<Money> splitByLargestRemainder(Money total, const std::vector<Money>& weights)
{
    __extension__ using Wide = __int128;
    HUITOU_CHECK(!weights.empty() || total.isZero());

    Wide weightSum = 0;
    for (const Money weight : weights) {
        HUITOU_CHECK(weight.currency() == total.currency() && !weight.isNegative());
        weightSum += weight.minorUnits();
    }
    std::vector<Money> parts(weights.size(), Money::zero(total.currency()));
    if (weightSum == 0) {
        if (!parts.empty()) {
            parts.front() = total;
        }
        return parts;
    }

    // On the magnitude, so that a return takes back exactly what the sale gave.
    const Wide magnitude = total.isNegative() ? -Wide{total.minorUnits()} : Wide{total.minorUnits()};
    std::vector<Wide> wholes(weights.size());
    std::vector<Wide> remainders(weights.size());
    Wide left = magnitude;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        wholes[i] = magnitude * weights[i].minorUnits() / weightSum;
        remainders[i] = magnitude * weights[i].minorUnits() % weightSum;
        left -= wholes[i];
    }
    // Fewer units are left than there are lines; the earlier of two equal remainders comes first.
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) {
        ++wholes[order[i]];
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto units = static_cast<std::int64_t>(total.isNegative() ? -wholes[i] : wholes[i]);
        parts[i] = Money::fromMinor(units, total.currency());
    }
    return parts;
}

} // namespace huitou
