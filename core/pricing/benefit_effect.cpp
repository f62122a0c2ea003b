// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/benefit_effect.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/split.h"

#include <algorithm>
#include <limits>

namespace huitou
{

namespace
{

/// value * numerator / denominator of amounts and quantities that were checked to be within their limits.
std::int64_t share(std::int64_t value, std::int64_t numerator, std::int64_t denominator)
{
    const std::optional<std::int64_t> part = mulDiv(value, numerator, denominator, Rounding::HalfUp);
    HUITOU_CHECK(part.has_value());
    return *part;
}

/// The product, or the most that there can be.
std::int64_t bounded(std::int64_t left, std::int64_t right)
{
    std::int64_t product = 0;
    return __builtin_mul_overflow(left, right, &product) ? std::numeric_limits<std::int64_t>::max() : product;
}

void takeAmount(std::int64_t amount, const ArticleFilter& on, const RunningPrice& price, BenefitEffect& effect)
{
    LineUnits weights(price.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < price.size(); ++i) {
        weights[i] = price.isOn(on, i) ? price.left(i) : 0;
        sum += weights[i];
    }
    effect.total = std::min(amount, sum);
    if (effect.total > 0) {
        splitInto(effect.parts, effect.total, weights);
    }
}

void takePercent(const Benefit& benefit, const RunningPrice& price, BenefitEffect& effect)
{
    for (std::size_t i = 0; i < price.size(); ++i) {
        if (price.isOn(benefit.on, i)) {
            effect.parts[i] = share(price.left(i), benefit.percentHundredths, hundredPercent);
            effect.total += effect.parts[i];
        }
    }
}

/// The lines with whole pieces of the selected goods, the cheapest piece first.
std::vector<std::size_t> linesByPiecePrice(const ArticleFilter& on, const RunningPrice& price)
{
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < price.size(); ++i) {
        if (price.isOn(on, i) && price.piecesLeft(i) > 0) {
            lines.push_back(i);
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
        return Wide{price.left(a)} * price.thousandthsLeft(b) < Wide{price.left(b)} * price.thousandthsLeft(a);
    });
    return lines;
}

void takePieces(const Benefit& benefit, std::int64_t times, const RunningPrice& price, BenefitEffect& effect)
{
    const bool isFree = benefit.kind == BenefitKind::Articles;
    effect.wanted = isFree ? bounded(benefit.pieces, times) : times;
    effect.pieces.resize(price.size());
    std::int64_t missing = effect.wanted;
    for (const std::size_t line : linesByPiecePrice(benefit.on, price)) {
        const std::int64_t pieces = std::min(missing, price.piecesLeft(line));
        effect.found += price.piecesLeft(line);
        effect.pieces[line] = pieces;
        missing -= pieces;
        const std::int64_t quantity = price.thousandthsLeft(line);
        const std::int64_t off = isFree ? share(price.left(line), 1000 * pieces, quantity)
                                        : bounded(pieces, share(share(price.left(line), 1000, quantity),
                                                                benefit.percentHundredths, hundredPercent));
        effect.parts[line] = std::min(off, price.left(line));
        effect.total += effect.parts[line];
    }
}

} // namespace

BenefitEffect effectOf(const Benefit& benefit, std::int64_t times, const RunningPrice& price)
{
    BenefitEffect effect;
    effect.parts.resize(price.size());
    switch (benefit.kind) {
    case BenefitKind::Amount: takeAmount(bounded(benefit.amount.minorUnits(), times), benefit.on, price, effect); break;
    case BenefitKind::Percent: takePercent(benefit, price, effect); break;
    case BenefitKind::Articles:
    case BenefitKind::Cheapest: takePieces(benefit, times, price, effect); break;
    }
    if (benefit.cap) {
        cutTo(effect, benefit.cap->minorUnits());
    }
    return effect;
}

void cutTo(BenefitEffect& effect, std::int64_t most)
{
    if (effect.total > most) {
        const LineUnits uncut = effect.parts;
        splitInto(effect.parts, most, uncut);
        effect.total = most;
    }
}

} // namespace huitou
