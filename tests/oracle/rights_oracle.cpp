// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_steps.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

std::vector<Whole> whatIsLeft(const Counter& counter)
{
    std::vector<Whole> nets;
    for (const Line& line : counter.lines) {
        nets.push_back(line.left);
    }
    return nets;
}

/// What one right took is not taken again by the next.
void takePieces(Counter& counter, const Effect& effect)
{
    for (std::size_t i = 0; i < effect.pieces.size(); ++i) {
        counter.lines[i].piecesTaken += effect.pieces[i];
    }
}

void useReward(Counter& counter, const RewardInBasket& asked)
{
    const auto& rewards = counter.programme.rewards;
    const auto found =
        std::find_if(rewards.begin(), rewards.end(), [&](const Reward& reward) { return reward.id == asked.id; });
    if (found == rewards.end()) {
        throw Refused{{ErrorCode::NotFound}};
    }
    if (!hasStar(counter, found->stars) || !isWithin(found->from, found->until, counter.basket.businessDate) ||
        (found->maximumPerSale > 0 && asked.times > found->maximumPerSale) ||
        (found->gives.kind == BenefitKind::Percent && asked.times != 1)) {
        throw Refused{{ErrorCode::NotAllowed}};
    }
    const Whole times = asked.times;
    const Effect effect = effectOf(counter, found->gives, times);
    const Whole pieces = found->gives.kind == BenefitKind::Articles   ? Whole(found->gives.pieces * times)
                         : found->gives.kind == BenefitKind::Cheapest ? times
                                                                      : Whole(0);
    const bool oneLessIsAsGood =
        pieces == 0 && times > 1 && sumOf(effectOf(counter, found->gives, times - 1).parts) == sumOf(effect.parts);
    if (effect.piecesThere < pieces || sumOf(effect.parts) == 0 || oneLessIsAsGood) {
        throw Refused{{ErrorCode::NotAllowed}};
    }
    takePieces(counter, effect);
    const Whole amount = takeOff(counter, DiscountKind::Reward, found->id, effect.parts);
    const Whole points = found->points.hundredths() * times;
    counter.price.rewards.push_back({found->id, times, points, amount});
    counter.price.rewardPoints += points;
    counter.reach.count("reward of articles", found->gives.kind == BenefitKind::Articles);
    counter.reach.count("reward of an amount", found->gives.kind == BenefitKind::Amount);
    counter.reach.count("reward of a percentage", found->gives.kind == BenefitKind::Percent);
    counter.reach.count("reward taken more than once", times > 1);
    counter.reach.count("a second reward in a sale", counter.price.rewards.size() > 1);
}

void useVoucher(Counter& counter, const VoucherInBasket& voucher)
{
    const Whole left = leftOf(counter);
    if (left == 0 || left < voucher.minimumSpend.minorUnits()) {
        throw Refused{{ErrorCode::NotAllowed}};
    }
    Effect effect;
    if (voucher.gives) {
        effect = effectOf(counter, *voucher.gives, 1);
    } else {
        effect.parts = shared(std::min(left, Whole(voucher.value.minorUnits())), whatIsLeft(counter));
    }
    if (sumOf(effect.parts) == 0) {
        throw Refused{{ErrorCode::NotAllowed}};
    }
    takePieces(counter, effect);
    takeOff(counter, DiscountKind::Voucher, voucher.id.text(), effect.parts);
    counter.reach.count("voucher of a value", !voucher.gives);
    counter.reach.count("voucher of a value above the price", !voucher.gives && left < voucher.value.minorUnits());
    counter.reach.count("voucher with a benefit", voucher.gives.has_value());
    counter.reach.count("voucher with a minimum", voucher.minimumSpend.minorUnits() > 0);
}

/// The points that are used of those that were asked for, and what they are worth; nothing, or both above zero.
std::pair<Whole, Whole> pointsWithin(const Counter& counter, const Redemption& redemption, const Whole& cap)
{
    const Whole asked = counter.basket.redeem.hundredths();
    const Whole block = redemption.points.hundredths();
    const Whole worth = redemption.worth.minorUnits();
    if (!redemption.anyAmount) {
        const Whole blocks = std::min(Whole(asked / block), Whole(cap / worth));
        counter.reach.count("points in blocks");
        counter.reach.count("points in blocks, cut by a cap", blocks < asked / block);
        return {blocks * block, blocks * worth};
    }
    const Whole step = counter.programme.pointRounding.step.hundredths();
    Whole points = asked / step * step;
    const auto worthOf = [&](const Whole& some) { return floorOf(over(some * worth, block)); };
    counter.reach.count("any amount of points");
    if (worthOf(points) <= cap) {
        return {points, worthOf(points)};
    }
    // The most that is worth no more than the cap: worth(points) < cap + 1, so points < (cap + 1) * block / worth.
    counter.reach.count("any amount of points, cut by a cap");
    const Exact bound = over((cap + 1) * block, worth * step);
    Whole steps = floorOf(bound);
    steps -= Exact(steps) == bound ? 1 : 0;
    const Whole reached = worthOf(steps * step);
    // And no more of them than it takes: the fewest steps that are worth as much.
    const Exact needed = over(reached * block, worth * step);
    const Whole down = floorOf(needed);
    points = (Exact(down) == needed ? down : Whole(down + 1)) * step;
    return {points, reached};
}

void usePoints(Counter& counter)
{
    if (counter.basket.redeem.isZero()) {
        return;
    }
    const Redemption& redemption = *counter.programme.redemption;
    Whole cap = floorOf(over(leftOf(counter) * redemption.maximumPercentOfSale, 100));
    if (redemption.maximumAmount && redemption.maximumAmount->minorUnits() < cap) {
        cap = redemption.maximumAmount->minorUnits();
        counter.reach.count("points have a largest amount a sale");
    }
    const auto [points, worth] = pointsWithin(counter, redemption, cap);
    if (worth == 0 || points < redemption.minimum.hundredths()) {
        counter.reach.count("too few points fit");
        ++counter.price.hints;
        return;
    }
    counter.price.hints += points < counter.basket.redeem.hundredths() ? 1 : 0;
    counter.price.redeemed = points;
    takeOff(counter, DiscountKind::Points, "", shared(worth, whatIsLeft(counter)));
}

} // namespace

void useRights(Counter& counter)
{
    for (const RewardInBasket& reward : counter.basket.rewards) {
        useReward(counter, reward);
    }
    for (const VoucherInBasket& voucher : counter.basket.vouchers) {
        useVoucher(counter, voucher);
    }
    usePoints(counter);
}

} // namespace huitou::oracle
