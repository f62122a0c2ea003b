// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/earn_base.h"
#include "core/pricing/split.h"

#include <algorithm>
#include <map>
#include <utility>

namespace huitou
{

namespace
{

/// "−5.67": how a reduction stands on its line.
std::string minus(Money amount)
{
    return "−" + amount.text();
}

/// "¥200", "¥19.9": an amount inside a short reason.
std::string brief(Money amount)
{
    return std::string(amount.currency().sign()) +
           formatDecimalShort(amount.minorUnits(), amount.currency().decimals());
}

Sentence starReason(const Star& star, Money amount)
{
    // 85 % to pay is "8.5 折".
    return {.en = star.name.en + " pays " + std::to_string(star.payPercent) + " %: " + minus(amount),
            .zh = star.name.zh + " " + formatDecimalShort(star.payPercent, 1) + " 折 " + minus(amount)};
}

/// What the shopper uses on the whole basket: how it is called on a line, and as a whole.
struct Reduction {
    DiscountKind kind;
    std::string id;
    Sentence lineName;
    Sentence name;
};

/// Takes `amount`, at most what is to pay, off the lines in proportion to what is left of each.
void takeOff(PricedBasket& priced, Money amount, const Reduction& reduction)
{
    std::vector<Money> weights;
    for (const PricedLine& line : priced.lines) {
        weights.push_back(line.net);
    }
    const std::vector<Money> parts = splitByLargestRemainder(amount, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].isZero()) {
            continue;
        }
        PricedLine& line = priced.lines[i];
        line.net -= parts[i];
        line.discounts.push_back({reduction.kind,
                                  reduction.id,
                                  parts[i],
                                  {.en = reduction.lineName.en + " " + minus(parts[i]),
                                   .zh = reduction.lineName.zh + " " + minus(parts[i])}});
    }
    priced.totals.push_back(
        {reduction.kind,
         reduction.id,
         amount,
         {.en = reduction.name.en + ": " + minus(amount), .zh = reduction.name.zh + " " + minus(amount)}});
    priced.discount += amount;
    priced.toPay -= amount;
}

Result<PricedBasket> listPrices(const Basket& basket, Currency currency)
{
    PricedBasket priced;
    priced.list = priced.discount = priced.toPay = Money::zero(currency);
    for (const BasketLine& line : basket.lines) {
        const Result<Money> list = listPriceOf(line);
        if (!list) {
            return list.error();
        }
        priced.list += list.value();
        if (priced.list.minorUnits() > maximumSaleUnits) {
            return saleTooLarge();
        }
        priced.lines.push_back({.list = list.value(),
                                .discounts = {},
                                .net = list.value(),
                                .tax = Money::zero(currency),
                                .remark = std::nullopt});
    }
    priced.toPay = priced.list;
    return priced;
}

void applyStar(const Programme& programme, const Basket& basket, const Star& star, PricedBasket& priced)
{
    if (star.payPercent == 100) {
        return;
    }
    Money total = Money::zero(programme.currency);
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        PricedLine& line = priced.lines[i];
        if (!basket.lines[i].article.starDiscount) {
            line.remark = Sentence{.en = "no star discount", .zh = "不参加折扣"};
            continue;
        }
        const Money amount = line.list.scaled(100 - star.payPercent, 100, programme.discountRounding.rounding);
        if (amount.isZero()) {
            continue;
        }
        line.discounts.push_back({DiscountKind::Star, star.id, amount, starReason(star, amount)});
        line.net -= amount;
        total += amount;
    }
    if (!total.isZero()) {
        priced.totals.push_back({DiscountKind::Star, star.id, total, starReason(star, total)});
        priced.discount += total;
        priced.toPay -= total;
    }
}

Status applyOffer(const OfferInBasket& offer, PricedBasket& priced)
{
    if (priced.toPay < offer.minimumSpend || priced.toPay.isZero()) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "\"" + offer.title.en + "\" holds from " + offer.minimumSpend.display() +
                            " on; this sale is " + priced.toPay.display() + " so far.",
                      .zh = "“" + offer.title.zh + "”需满 " + offer.minimumSpend.display() + ",本单目前 " +
                            priced.toPay.display() + "。"}};
    }
    takeOff(priced, std::min(offer.amountOff, priced.toPay),
            {DiscountKind::Offer, offer.id.text(), {.en = "offer", .zh = "优惠"}, offer.title});
    return {};
}

Status applyVoucher(const VoucherInBasket& voucher, PricedBasket& priced)
{
    const std::string value = brief(voucher.value);
    if (priced.toPay.isZero()) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "Nothing is left to pay for the voucher of " + value + "; keep it for another purchase.",
                      .zh = "已无应付金额,购物券 " + value + " 请留待下次使用。"}};
    }
    Sentence name{.en = "voucher " + value, .zh = "购物券 " + value};
    if (voucher.value > priced.toPay) {
        name.en += ", no change given";
        name.zh += "(不找零)";
    }
    takeOff(priced, std::min(voucher.value, priced.toPay),
            {DiscountKind::Voucher, voucher.id.text(), {.en = "voucher", .zh = "购物券"}, std::move(name)});
    return {};
}

/// Uses as many whole steps of points as were asked for, fit under the cap and reach the minimum.
void applyPoints(const Redemption& redemption, Points asked, PricedBasket& priced)
{
    const Money cap = priced.toPay.scaled(redemption.maximumPercentOfSale, 100, Rounding::Down);
    const std::int64_t steps =
        std::min(asked.hundredths() / redemption.points.hundredths(), cap.minorUnits() / redemption.worth.minorUnits());
    const Points used = redemption.points.scaled(steps, 1, Rounding::Down);
    if (steps == 0 || used < redemption.minimum) {
        return;
    }
    priced.redeemed = used;
    takeOff(priced, redemption.worth.scaled(steps, 1, Rounding::Down),
            {DiscountKind::Points,
             {},
             {.en = "points", .zh = "积分"},
             {.en = used.display() + " points", .zh = "用 " + used.display() + " 分"}});
}

/// Tax is part of the price: computed for each rate on what is paid, then split over the rate's lines.
void extractTax(const Basket& basket, PricedBasket& priced)
{
    std::map<std::int32_t, std::vector<std::size_t>> linesByRate;
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        linesByRate[basket.lines[i].article.taxBasisPoints].push_back(i);
    }
    for (const auto& [rate, lines] : linesByRate) {
        std::vector<Money> nets;
        Money net = Money::zero(priced.toPay.currency());
        for (const std::size_t line : lines) {
            nets.push_back(priced.lines[line].net);
            net += nets.back();
        }
        const Money tax = net.scaled(rate, std::int64_t{10000} + rate, Rounding::HalfUp);
        const std::vector<Money> parts = splitByLargestRemainder(tax, nets);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            priced.lines[lines[i]].tax = parts[i];
        }
        priced.taxes.push_back({.taxBasisPoints = rate, .net = net, .tax = tax});
    }
}

/// The price when the discount of `star` (0: none) is used.
Result<PricedBasket> priceAtStar(const Programme& programme, const Basket& basket, std::uint32_t star)
{
    Result<PricedBasket> result = listPrices(basket, programme.currency);
    if (!result) {
        return result;
    }
    PricedBasket& priced = result.value();
    priced.star = star;
    if (star > 0) {
        applyStar(programme, basket, programme.stars[star - 1], priced);
    }
    for (const OfferInBasket& offer : basket.offers) {
        if (const Status status = applyOffer(offer, priced); !status) {
            return status.error();
        }
    }
    for (const VoucherInBasket& voucher : basket.vouchers) {
        if (const Status status = applyVoucher(voucher, priced); !status) {
            return status.error();
        }
    }
    if (programme.redemption && !basket.redeem.isZero()) {
        applyPoints(*programme.redemption, basket.redeem, priced);
    }
    if (basket.shopper) {
        if (const Status status = earnPoints(programme, basket, priced); !status) {
            return status.error();
        }
    }
    extractTax(basket, priced);
    return result;
}

} // namespace

Result<PricedBasket> priceBasket(const Programme& programme, const Basket& basket)
{
    if (const Status status = checkBasket(programme, basket); !status) {
        return status.error();
    }
    // A newer programme may have fewer stars than the shopper once reached: the highest one counts.
    const auto highest = static_cast<std::uint32_t>(programme.stars.size());
    const std::uint32_t star = basket.shopper ? std::min(basket.shopper->star, highest) : 0;
    if (basket.shopper && programme.saleCountsForOwnStar) {
        // The highest star that the sale still reaches when it is priced with that star's own discount.
        for (std::uint32_t reached = highest; reached > star; --reached) {
            Result<PricedBasket> priced = priceAtStar(programme, basket, reached);
            if (priced &&
                basket.shopper->cycle + priced.value().earnedTotal >= programme.stars[reached - 1].threshold) {
                return priced;
            }
        }
    }
    return priceAtStar(programme, basket, star);
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
