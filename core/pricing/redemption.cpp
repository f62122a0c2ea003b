// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/redemption.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/benefit_effect.h"

#include <algorithm>
#include <limits>

namespace huitou
{

namespace
{

PointsAsMoney blocksOf(const Redemption& redemption, Points available, Money cap)
{
    const std::int64_t blocks = std::min(available.hundredths() / redemption.points.hundredths(),
                                         cap.minorUnits() / redemption.worth.minorUnits());
    return {redemption.points.scaled(blocks, 1, Rounding::Down), redemption.worth.scaled(blocks, 1, Rounding::Down)};
}

/// What `points` are worth, rounded down; nothing when it does not fit, and so is above every cap.
std::optional<std::int64_t> worthOf(const Redemption& redemption, Points points)
{
    return mulDiv(points.hundredths(), redemption.worth.minorUnits(), redemption.points.hundredths(), Rounding::Down);
}

PointsAsMoney anyOf(const Redemption& redemption, Points step, Points available, Money cap)
{
    const auto inSteps = [&](std::int64_t hundredths, Rounding rounding) {
        const std::optional<std::int64_t> steps = mulDiv(hundredths, 1, step.hundredths(), rounding);
        return step.scaled(*steps, 1, Rounding::Down);
    };
    const Points asked = inSteps(available.hundredths(), Rounding::Down);
    const Currency currency = cap.currency();
    if (const std::optional<std::int64_t> worth = worthOf(redemption, asked); worth && *worth <= cap.minorUnits()) {
        return {asked, Money::fromMinor(*worth, currency)};
    }
    // Worth at most the cap are all points below those that are worth a unit more, rounded down to the step.
    const std::int64_t perUnit = redemption.points.hundredths();
    const std::int64_t above =
        mulDiv(cap.minorUnits() + 1, perUnit, redemption.worth.minorUnits(), Rounding::Up).value_or(INT64_MAX);
    const Points most = inSteps(above - 1, Rounding::Down);
    const std::int64_t worth = worthOf(redemption, most).value_or(0);
    const std::optional<std::int64_t> needed = mulDiv(worth, perUnit, redemption.worth.minorUnits(), Rounding::Up);
    return {inSteps(needed.value_or(0), Rounding::Up), Money::fromMinor(worth, currency)};
}

} // namespace

PointsAsMoney pointsWorth(const Programme& programme, Points available)
{
    return pointsWorth(programme, available, Money::fromMinor(maximumSaleUnits, programme.currency));
}

PointsAsMoney pointsWorth(const Programme& programme, Points available, Money cap)
{
    const PointsAsMoney none{{}, Money::zero(programme.currency)};
    if (!programme.redemption || available <= Points{}) {
        return none;
    }
    const Redemption& redemption = *programme.redemption;
    const PointsAsMoney used = redemption.anyAmount ? anyOf(redemption, programme.pointRounding.step, available, cap)
                                                    : blocksOf(redemption, available, cap);
    return used.worth.isZero() || used.points < redemption.minimum ? none : used;
}

void takePoints(RunningPrice& price)
{
    const Points asked = price.basket().redeem;
    if (asked.isZero() || !price.programme().redemption) {
        return; // points where they are not money were refused before
    }
    const Redemption& redemption = *price.programme().redemption;
    Money cap = price.money(price.toPay()).scaled(redemption.maximumPercentOfSale, 100, Rounding::Down);
    if (redemption.maximumAmount) {
        cap = std::min(cap, *redemption.maximumAmount);
    }
    const PointsAsMoney used = pointsWorth(price.programme(), asked, cap);
    if (used.worth.isZero()) {
        const bool isTooFew = pointsWorth(price.programme(), asked).worth.isZero();
        price.priced().hints.push_back(
            isTooFew ? Sentence{.en = "No points were used: " + asked.display() + " are too few to pay anything.",
                                .zh = "未使用积分：" + asked.display() + " 分不足以抵现。"}
                     : Sentence{.en = "No points were used: of this sale points can pay " + cap.display() +
                                      ", which is too little.",
                                .zh = "未使用积分：本单最多可用积分抵 " + cap.display() + "，不足最低使用额。"});
        return;
    }
    if (used.points < asked) {
        price.priced().hints.push_back(
            {.en = used.points.display() + " of " + asked.display() + " points were used: the others pay nothing here.",
             .zh = "使用了 " + asked.display() + " 分中的 " + used.points.display() + " 分：其余在本单不能抵现。"});
    }
    Benefit benefit;
    benefit.amount = used.worth;
    price.priced().redeemed = used.points;
    price.takeOff({DiscountKind::Points,
                   {},
                   {.en = used.points.display() + " points", .zh = "用 " + used.points.display() + " 分"}},
                  effectOf(benefit, 1, price).parts);
}

} // namespace huitou
