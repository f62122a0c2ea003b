// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/split.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace huitou
{

namespace
{

/// Fewer units are left than there are lines: they go to the largest remainders, of equals to the earlier line.
template <typename Whole>
void giveRest(std::span<std::int64_t> parts, std::span<const Whole> remainders, std::size_t left)
{
    if (left == 0) {
        return;
    }
    std::vector<std::uint32_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(left) - 1, order.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                         return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
                     });
    for (std::size_t i = 0; i < left; ++i) {
        ++parts[order[i]];
    }
}

template <typename Whole, typename Weight>
void split(std::span<std::int64_t> parts, Whole total, std::span<const Weight> weights, Whole weightSum)
{
    std::vector<Whole> remainders(weights.size());
    Whole left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Whole product = total * static_cast<Whole>(weights[i]);
        const Whole whole = product / weightSum;
        remainders[i] = product - whole * weightSum;
        parts[i] = static_cast<std::int64_t>(whole);
        left -= whole;
    }
    giveRest<Whole>(parts, remainders, static_cast<std::size_t>(left));
}

template <typename Weight>
void splitOver(std::span<std::int64_t> parts, std::int64_t total, std::span<const Weight> weights)
{
    HUITOU_CHECK(parts.size() == weights.size() && (!weights.empty() || total == 0));
    Wide weightSum = 0;
    for (const Weight weight : weights) {
        HUITOU_CHECK(weight >= 0);
        weightSum += weight;
    }
    if (weightSum == 0) {
        std::fill(parts.begin(), parts.end(), 0);
        if (!parts.empty()) {
            parts.front() = total;
        }
        return;
    }
    // On the magnitude, so that a return takes back exactly what the sale gave.
    const Wide magnitude = total < 0 ? -Wide{total} : Wide{total};
    // Division of 128 bits is many times slower than of 64, and hardly a sale needs it.
    if (magnitude <= std::numeric_limits<std::int64_t>::max() / weightSum) {
        split<std::int64_t, Weight>(parts, static_cast<std::int64_t>(magnitude), weights,
                                    static_cast<std::int64_t>(weightSum));
    } else {
        split<Wide, Weight>(parts, magnitude, weights, weightSum);
    }
    if (total < 0) {
        std::transform(parts.begin(), parts.end(), parts.begin(), std::negate<>());
    }
}

} // namespace

void splitInto(std::span<std::int64_t> parts, std::int64_t total, std::span<const std::int64_t> weights)
{
    splitOver(parts, total, weights);
}

void splitInto(std::span<std::int64_t> parts, std::int64_t total, std::span<const Wide> weights)
{
    splitOver(parts, total, weights);
}

std::vector<Money> splitByLargestRemainder(Money total, const std::vector<Money>& weights)
{
    std::vector<std::int64_t> units;
    units.reserve(weights.size());
    for (const Money weight : weights) {
        HUITOU_CHECK(weight.currency() == total.currency());
        units.push_back(weight.minorUnits());
    }
    std::vector<std::int64_t> parts(weights.size());
    splitInto(parts, total.minorUnits(), units);
    std::vector<Money> amounts;
    amounts.reserve(weights.size());
    for (const std::int64_t part : parts) {
        amounts.push_back(Money::fromMinor(part, total.currency()));
    }
    return amounts;
}

} // namespace huitou
