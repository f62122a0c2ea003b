// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/discounts.h"
#include "core/pricing/earn_base.h"
#include "core/pricing/manual_discounts.h"
#include "core/pricing/reasons.h"
#include "core/pricing/redemption.h"
#include "core/pricing/rewards.h"
#include "core/pricing/running_price.h"
#include "core/pricing/tax.h"
#include "core/pricing/vouchers.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

/// The price after discounts, before the member's rights, when it is priced with `star` (0: none).
Result<RunningPrice> discountedAtStar(const Programme& programme, const Basket& basket, std::uint32_t star)
{
    Result<RunningPrice> running = RunningPrice::begin(programme, basket, star);
    if (!running) {
        return running;
    }
    takeManualDiscounts(running.value());
    if (const Status status = takeDiscounts(running.value()); !status) {
        return status.error();
    }
    running.value().endDiscounts();
    return running;
}

Result<PricedBasket> priceAtStar(const Programme& programme, const Basket& basket, std::uint32_t star)
{
    Result<RunningPrice> discounted = discountedAtStar(programme, basket, star);
    if (!discounted) {
        return discounted.error();
    }
    RunningPrice& running = discounted.value();
    for (const auto take : {takeRewards, takeVouchers}) {
        if (const Status status = take(running); !status) {
            return status.error();
        }
    }
    takePoints(running);
    running.finish();
    PricedBasket& priced = running.priced();
    if (priced.redeemed + priced.rewardPoints > mostPointsOfSale) {
        return tooManyPoints();
    }
    if (basket.shopper) {
        if (const Status status = earnPoints(running); !status) {
            return status.error();
        }
    }
    if (const Status status = addTax(basket, priced); !status) {
        return status.error();
    }
    return std::move(priced);
}

/// Whether a sale priced so brings the shopper to that star (index plus one).
bool reaches(const Programme& programme, const Shopper& shopper, const PricedBasket& priced, std::uint32_t star)
{
    const Star& wanted = programme.stars[star - 1];
    switch (programme.ladder.measure) {
    case LadderMeasure::Points: return shopper.cycle + priced.earnedTotal >= wanted.threshold;
    case LadderMeasure::Spend: return shopper.spend + priced.toPay >= wanted.spendThreshold;
    }
    return false;
}

std::uint32_t starOf(const Programme& programme, const Basket& basket)
{
    // A newer programme may have fewer stars than the shopper once reached: the highest one counts.
    return basket.shopper ? std::min(basket.shopper->star, static_cast<std::uint32_t>(programme.stars.size())) : 0;
}

Sentence kindOnLine(DiscountKind kind)
{
    switch (kind) {
    case DiscountKind::Star: break;
    case DiscountKind::Offer: return {.en = "offer", .zh = "优惠"};
    case DiscountKind::Voucher: return {.en = "voucher", .zh = "购物券"};
    case DiscountKind::Points: return {.en = "points", .zh = "积分"};
    case DiscountKind::Promotion: return {.en = "promotion", .zh = "促销"};
    case DiscountKind::Manual: break;
    case DiscountKind::Reward: return {.en = "reward", .zh = "兑换"};
    }
    return {};
}

Sentence reasonOnLine(const PricedBasket& priced, const LineDiscount& discount)
{
    switch (discount.kind) {
    case DiscountKind::Star: return reasons::ofTotal(priced.starPays, discount.amount);
    case DiscountKind::Manual: return reasons::ofTotal({.en = discount.id, .zh = discount.id}, discount.amount);
    case DiscountKind::Offer:
    case DiscountKind::Voucher:
    case DiscountKind::Points:
    case DiscountKind::Promotion:
    case DiscountKind::Reward: break;
    }
    return reasons::ofLine(kindOnLine(discount.kind), discount.amount);
}

} // namespace

Result<PricedBasket> priceBasket(const Programme& programme, const Basket& basket)
{
    if (const Status status = checkBasket(programme, basket); !status) {
        return status.error();
    }
    const std::uint32_t star = starOf(programme, basket);
    if (basket.shopper && programme.saleCountsForOwnStar) {
        // The highest star that the sale still reaches when it is priced with that star's own discount.
        for (auto reached = static_cast<std::uint32_t>(programme.stars.size()); reached > star; --reached) {
            Result<PricedBasket> priced = priceAtStar(programme, basket, reached);
            if (priced && reaches(programme, *basket.shopper, priced.value(), reached)) {
                return priced;
            }
        }
    }
    return priceAtStar(programme, basket, star);
}

std::vector<Discount> explainedDiscounts(const PricedBasket& priced, std::size_t line)
{
    std::vector<Discount> explained;
    for (const LineDiscount& discount : priced.lines[line].discounts) {
        explained.push_back({discount.kind, discount.id, discount.amount, reasonOnLine(priced, discount)});
    }
    return explained;
}

Result<std::vector<RewardInBasket>> mostOfRewards(const Programme& programme, const Basket& basket, Points available)
{
    Basket withoutRewards = basket;
    withoutRewards.rewards.clear();
    const Result<PricedBasket> priced = priceBasket(programme, withoutRewards);
    if (!priced) {
        return priced.error();
    }
    const Result<RunningPrice> running = discountedAtStar(programme, withoutRewards, priced.value().star);
    if (!running) {
        return running.error();
    }
    std::vector<RewardInBasket> most;
    for (const Reward& reward : programme.rewards) {
        most.push_back({reward.id, mostOfReward(reward, available, running.value())});
    }
    return most;
}

Money cashRoundingFor(const Programme& programme, Money toPay)
{
    const std::int64_t coin = programme.cashRounding.minorUnits();
    if (coin == 0) {
        return Money::zero(toPay.currency());
    }
    const Money coins = toPay.scaled(1, coin, Rounding::HalfUp);
    return coins.scaled(coin, 1, Rounding::HalfUp) - toPay;
}

} // namespace huitou
