// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"
#include "tests/oracle/random_shop.h"
#include "tests/properties/property.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;
using huitou::oracle::cents;
using huitou::oracle::RandomSale;
using huitou::oracle::randomSale;

namespace
{

/// The rules that may make a larger basket cheaper.
struct Breakers {
    bool minimums = false; ///< a promotion that begins at a minimum
    bool pieces = false;   ///< pieces free, or off the cheapest: one piece more may be the one that is free
    bool ownStar = false;  ///< K7: the larger sale reaches a star and its discount
    bool points = false;   ///< points in steps and under a cap: a whole step more may fit
    bool bestOne = false;  ///< another discount becomes the best one, on goods on which rights then pay more
    bool limit = false;    ///< goods that a right makes free raise the part of the list price that discounts may take
};

/// The sale without the rules that may break the order, but for those that are asked for.
RandomSale without(RandomSale sale, const Breakers& keep)
{
    Programme& programme = sale.programme;
    for (Promotion& promotion : programme.promotions) {
        if (!keep.minimums) {
            promotion.minimumSpend = cents(0);
            promotion.minimumQuantity = Quantity{};
            promotion.repeats = false;
        }
    }
    programme.saleCountsForOwnStar = programme.saleCountsForOwnStar && keep.ownStar;
    if (!keep.points) {
        sale.basket.redeem = Points{};
    }
    if (!keep.limit) {
        programme.stacking.maximumPercent = 100;
    }
    if (!keep.bestOne) {
        programme.stacking.discounts = Stacking::Discounts::All;
    }
    return sale;
}

using Price = std::function<Result<PricedBasket>(const Programme&, const Basket&)>;

/// One piece (or 100 g) more of a line never costs less; but for the cents that rounding moves between the lines.
Property isMonotone(const Price& price, const Breakers& keep)
{
    return [price, keep](Draw& draw) {
        const RandomSale sale = without(randomSale(draw), keep);
        Basket larger = sale.basket;
        BasketLine& line =
            larger.lines[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(larger.lines.size()) - 1))];
        line.quantity = Quantity::fromThousandths(line.quantity.thousandths() + (line.article.weighed ? 100 : 1000));
        const Result<PricedBasket> smallPrice = price(sale.programme, sale.basket);
        const Result<PricedBasket> largePrice = price(sale.programme, larger);
        if (smallPrice && largePrice) {
            const std::size_t roundings = sale.basket.lines.size() * (1 + largePrice.value().totals.size());
            const Money cent = cents(static_cast<std::int64_t>(roundings));
            RC_LOG(described(sale));
            RC_ASSERT(largePrice.value().toPay + cent >= smallPrice.value().toPay);
        }
    };
}

} // namespace

SCENARIO("More goods never cost less, unless a rule of the programme says so", "[properties][pricing]")
{
    CHECK(holds(isMonotone(priceBasket, {})));

    THEN("those are the rules that may: each of them, left in, does")
    {
        CHECK(isFoundOut(isMonotone(priceBasket, {.minimums = true})));
        CHECK(isFoundOut(isMonotone(priceBasket, {.ownStar = true})));
        CHECK(isFoundOut(isMonotone(priceBasket, {.points = true})));
        CHECK(isFoundOut(isMonotone(priceBasket, {.limit = true})));
    }
    THEN("pricing that gives a tenth off from 100 yuan on is found out")
    {
        CHECK(isFoundOut(isMonotone(
            [](const Programme& programme, const Basket& basket) {
                Result<PricedBasket> priced = priceBasket(programme, basket);
                if (priced && priced.value().list > cents(10'000)) {
                    priced.value().toPay = priced.value().toPay.scaled(9, 10, Rounding::HalfUp);
                }
                return priced;
            },
            {})));
    }
}
