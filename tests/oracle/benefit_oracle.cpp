// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_steps.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

/// Whole pieces of a line that no right took yet; weighed goods have none.
Whole piecesOf(const Line& line)
{
    return line.asked->article.weighed ? Whole(0) : Whole(line.asked->quantity.thousandths() / 1000 - line.piecesTaken);
}

/// The quantity that what is left of the line is for.
Whole thousandthsOf(const Line& line)
{
    return line.asked->quantity.thousandths() - 1000 * line.piecesTaken;
}

Exact priceOfPiece(const Line& line)
{
    return over(line.left * 1000, thousandthsOf(line));
}

/// The lines of the selected goods that have pieces, the cheapest piece first, of equals the earlier line.
std::vector<std::size_t> byCheapestPiece(const Counter& counter, const std::vector<bool>& selected)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counter.lines.size(); ++i) {
        if (selected[i] && piecesOf(counter.lines[i]) > 0) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return priceOfPiece(counter.lines[a]) < priceOfPiece(counter.lines[b]);
    });
    return order;
}

/// How many pieces of each line are among the `wanted` cheapest.
std::vector<Whole> cheapest(const Counter& counter, const std::vector<bool>& selected, Whole wanted)
{
    std::vector<Whole> pieces(counter.lines.size(), Whole(0));
    for (const std::size_t i : byCheapestPiece(counter, selected)) {
        pieces[i] = std::min(wanted, piecesOf(counter.lines[i]));
        wanted -= pieces[i];
    }
    return pieces;
}

void effectOnPieces(const Counter& counter, const Benefit& benefit, const Whole& times,
                    const std::vector<bool>& selected, Effect& effect)
{
    const bool free = benefit.kind == BenefitKind::Articles;
    effect.pieces = cheapest(counter, selected, free ? Whole(benefit.pieces * times) : times);
    for (std::size_t i = 0; i < counter.lines.size(); ++i) {
        const Line& line = counter.lines[i];
        if (effect.pieces[i] == 0) {
            continue;
        }
        if (free) {
            effect.parts[i] =
                std::min(line.left, rounded(priceOfPiece(line) * Exact(effect.pieces[i]), Rounding::HalfUp));
            continue;
        }
        const Whole price = rounded(priceOfPiece(line), Rounding::HalfUp);
        const Whole off = rounded(over(price * benefit.percentHundredths, 10000), Rounding::HalfUp);
        effect.parts[i] = std::min(line.left, Whole(off * effect.pieces[i]));
    }
}

} // namespace

Effect effectOf(const Counter& counter, const Benefit& benefit, const Whole& times)
{
    Effect effect;
    std::vector<bool> selected;
    std::vector<Whole> nets;
    for (const Line& line : counter.lines) {
        selected.push_back(isIn(benefit.on, line.asked->article));
        nets.push_back(selected.back() ? line.left : Whole(0));
        effect.piecesThere += selected.back() ? piecesOf(line) : Whole(0);
    }
    effect.parts.assign(counter.lines.size(), Whole(0));
    effect.pieces.assign(counter.lines.size(), Whole(0));
    switch (benefit.kind) {
    case BenefitKind::Amount:
        effect.parts = shared(std::min(Whole(benefit.amount.minorUnits() * times), sumOf(nets)), nets);
        break;
    case BenefitKind::Percent:
        for (std::size_t i = 0; i < nets.size(); ++i) {
            effect.parts[i] = rounded(over(nets[i] * benefit.percentHundredths, 10000), Rounding::HalfUp);
        }
        break;
    case BenefitKind::Articles:
    case BenefitKind::Cheapest: effectOnPieces(counter, benefit, times, selected, effect); break;
    }
    if (benefit.cap && sumOf(effect.parts) > benefit.cap->minorUnits()) {
        effect.parts = shared(Whole(benefit.cap->minorUnits()), effect.parts);
        counter.reach.count("a benefit's cap");
    }
    return effect;
}

} // namespace huitou::oracle
