// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/shopper.h"

#include "core/ledger/stars.h"

namespace huitou::trial
{

StarCounted countedFor(const Programme& programme, const Standing& standing)
{
    Standing read = standing;
    const std::int64_t count = StarLadder(programme, programme.ladder.windowDays, read, nullptr).counted();
    const bool isPoints = programme.ladder.measure == LadderMeasure::Points;
    return {.points = Points::fromHundredths(isPoints ? count : 0),
            .spend = Money::fromMinor(isPoints ? 0 : count, programme.currency)};
}

Shopper shopperOf(const Programme& programme, const Standing& standing)
{
    const StarCounted count = countedFor(programme, standing);
    return {.member = standing.member,
            .star = standing.star,
            .cycle = count.points,
            .spend = count.spend,
            .promotionUses = standing.promotionUses};
}

} // namespace huitou::trial
