// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/star_progress.h"

#include <algorithm>

namespace huitou
{

Points pointsForStar(const Programme& programme, const Standing& standing)
{
    switch (programme.ladder.period) {
    case LadderPeriod::Cycle: return standing.cycle;
    case LadderPeriod::Lifetime: return standing.lifetime;
    case LadderPeriod::Window: break;
    }
    Points sum;
    for (const DayCount& day : standing.window) {
        sum += day.points;
    }
    return sum;
}

Money spendForStar(const Programme& programme, const Standing& standing)
{
    const Currency currency = programme.currency;
    switch (programme.ladder.period) {
    case LadderPeriod::Cycle: return Money::fromMinor(standing.cycleSpentUnits, currency);
    case LadderPeriod::Lifetime: return Money::fromMinor(standing.spent.minorUnits(), currency);
    case LadderPeriod::Window: break;
    }
    Money sum = Money::zero(currency);
    for (const DayCount& day : standing.window) {
        sum += Money::fromMinor(day.spentUnits, currency);
    }
    return sum;
}

StarProgress starProgress(const Programme& programme, Points points, Money spend)
{
    const bool byMoney = programme.ladder.measure == LadderMeasure::Spend;
    const auto next = std::ranges::find_if(programme.stars, [&](const Star& star) {
        return byMoney ? star.spendThreshold > spend : star.threshold > points;
    });
    if (next == programme.stars.end()) {
        return {};
    }
    const std::string missing =
        byMoney ? (next->spendThreshold - spend).display() : (next->threshold - points).display();
    const std::int64_t thousandths =
        byMoney ? spend.scaled(1'000, next->spendThreshold.minorUnits(), Rounding::Down).minorUnits()
                : points.scaled(1'000, next->threshold.hundredths(), Rounding::Down).hundredths();
    return {static_cast<int>(thousandths),
            {missing + " to " + next->name.en, "距 " + next->name.zh + " 还差 " + missing}};
}

} // namespace huitou
