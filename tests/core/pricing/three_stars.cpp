// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/three_stars.h"

#include "core/base/crypto.h"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <utility>

namespace huitou::three_stars
{

Money cents(std::int64_t minorUnits)
{
    return Money::fromMinor(minorUnits, cny);
}

namespace
{

Star star(const char* id, const char* en, const char* zh, std::int64_t threshold, int payPercent)
{
    Star star;
    star.id = id;
    star.name = {.en = en, .zh = zh};
    star.threshold = Points::whole(threshold);
    star.payPercent = payPercent;
    return star;
}

using Reduction = std::pair<DiscountKind, std::string>;

/// Nothing of a line is lost: its list price, less what was taken off, with the tax that comes on top, is its net.
void checkLine(const Basket& basket, const PricedBasket& priced, std::size_t index,
               std::map<Reduction, Money>& reductions)
{
    const PricedLine& line = priced.lines[index];
    CHECK_FALSE(line.net.isNegative());
    CHECK_FALSE(line.tax.isNegative());
    CHECK(line.tax <= line.net);
    Money rest = line.list;
    for (const Discount& discount : explainedDiscounts(priced, index)) {
        CHECK(discount.amount > cents(0));
        CHECK_FALSE(discount.reason.en.empty());
        CHECK_FALSE(discount.reason.zh.empty());
        rest -= discount.amount;
        reductions.try_emplace({discount.kind, discount.id}, cents(0)).first->second += discount.amount;
    }
    CHECK_FALSE(rest.isNegative());
    CHECK(rest + (basket.lines[index].article.taxIncluded ? cents(0) : line.tax) == line.net);
}

void checkTotals(const PricedBasket& priced, const std::map<Reduction, Money>& reductions)
{
    std::map<Reduction, Money> totals;
    Money discount = cents(0);
    for (const Discount& total : priced.totals) {
        CHECK_FALSE(total.reason.en.empty());
        CHECK_FALSE(total.reason.zh.empty());
        totals.try_emplace({total.kind, total.id}, cents(0)).first->second += total.amount;
        discount += total.amount;
    }
    CHECK(totals == reductions);
    CHECK(priced.discount == discount);
}

void checkSums(const Basket& basket, const PricedBasket& priced)
{
    Money list = cents(0);
    Money net = cents(0);
    Money lineTax = cents(0);
    Points ofLines;
    std::map<Reduction, Money> reductions;
    for (std::size_t index = 0; index < priced.lines.size(); ++index) {
        checkLine(basket, priced, index, reductions);
        const PricedLine& line = priced.lines[index];
        list += line.list;
        net += line.net;
        lineTax += line.tax;
        ofLines += line.earned;
    }
    checkTotals(priced, reductions);
    CHECK(priced.list == list);
    CHECK(priced.toPay == net);
    CHECK(priced.list - priced.discount + priced.taxAdded == priced.toPay);

    Money taxedNet = cents(0);
    Money tax = cents(0);
    for (const TaxTotal& total : priced.taxes) {
        taxedNet += total.net;
        tax += total.tax;
    }
    CHECK(taxedNet == priced.toPay);
    CHECK(tax == lineTax);
    Points earned;
    for (const PointsEarned& reason : priced.earned) {
        earned += reason.points;
    }
    CHECK(earned == priced.earnedTotal);
    CHECK(ofLines <= earned);
}

} // namespace

Programme programme()
{
    Programme programme;
    programme.id = "three-stars";
    programme.earn.points = Points::whole(1);
    programme.stars = {star("star1", "★", "一星", 3000, 90), star("star2", "★★", "二星", 6000, 85),
                       star("star3", "★★★", "三星钻石", 9000, 70)};
    Redemption redemption;
    redemption.points = Points::whole(100);
    redemption.worth = cents(100);
    redemption.minimum = Points::whole(100);
    programme.redemption = redemption;
    return programme;
}

BasketLine pieces(const std::string& sku, std::int64_t priceCents, std::int32_t count)
{
    BasketLine line;
    line.article.sku = sku;
    line.article.name = {.en = sku, .zh = sku};
    line.article.unitPrice = cents(priceCents);
    line.article.taxBasisPoints = 1300;
    line.quantity = Quantity::pieces(count);
    return line;
}

BasketLine grams(const std::string& sku, std::int64_t pricePerKilogramCents, std::int64_t weight)
{
    BasketLine line = pieces(sku, pricePerKilogramCents);
    line.article.weighed = true;
    line.article.taxBasisPoints = 900;
    line.quantity = Quantity::fromThousandths(weight);
    return line;
}

BasketLine withoutStarDiscount(BasketLine line)
{
    line.article.starDiscount = false;
    return line;
}

Shopper shopper(std::uint32_t star, Points cycle)
{
    return Shopper{.member = randomId<MemberId>(), .star = star, .cycle = cycle};
}

VoucherInBasket voucher(std::int64_t valueCents)
{
    return VoucherInBasket{.id = randomId<VoucherId>(), .value = cents(valueCents)};
}

OfferInBasket offer(std::int64_t offCents, std::int64_t minimumCents)
{
    return OfferInBasket{.id = randomId<OfferId>(),
                         .title = {.en = "Welcome back: 15 off from 100", .zh = "欢迎回来 满100减15"},
                         .amountOff = cents(offCents),
                         .minimumSpend = cents(minimumCents)};
}

PricedBasket priced(const Programme& programme, const Basket& basket)
{
    Result<PricedBasket> result = priceBasket(programme, basket);
    INFO((result ? "" : result.error().message.en));
    REQUIRE(result.ok());
    CHECK(result.value().lines.size() == basket.lines.size());
    checkSums(basket, result.value());
    return std::move(result).value();
}

} // namespace huitou::three_stars
