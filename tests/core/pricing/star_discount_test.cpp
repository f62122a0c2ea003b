// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

Money offFor(const MoneyRounding& rounding, std::vector<BasketLine> lines, std::uint32_t star = 2)
{
    Programme rules = programme();
    rules.discountRounding = rounding;
    Basket basket = basketOf(std::move(lines));
    basket.shopper = shopper(star);
    return priced(rules, basket).discount;
}

} // namespace

SCENARIO("It makes a difference whether the discount or the price is rounded", "[pricing][star][K19]")
{
    // 15 % of 0.30 are 0.045 off, and 0.255 to pay.
    const auto off = [](Rounding rounding, bool ofPrice) {
        return offFor({.rounding = rounding, .ofPrice = ofPrice, .perSale = false}, {pieces("sweet", 30)});
    };
    CHECK(off(Rounding::HalfUp, false) == cents(5));
    CHECK(off(Rounding::HalfUp, true) == cents(4)); // the price is 0.26
    CHECK(off(Rounding::HalfEven, false) == cents(4));
    CHECK(off(Rounding::HalfEven, true) == cents(4)); // 0.26 is even
    CHECK(off(Rounding::Down, false) == cents(4));
    CHECK(off(Rounding::Down, true) == cents(5)); // the price is 0.25
}

SCENARIO("Rounded for the sale, small amounts are not lost line by line", "[pricing][star][K19]")
{
    const std::vector<BasketLine> sweets{pieces("a", 3), pieces("b", 3),
                                         pieces("c", 3)}; // 0.0045 off each, 0.0135 in all
    CHECK(offFor({.rounding = Rounding::HalfUp, .ofPrice = false, .perSale = false}, sweets) == cents(0));
    CHECK(offFor({.rounding = Rounding::HalfUp, .ofPrice = false, .perSale = true}, sweets) == cents(1));
    CHECK(offFor({.rounding = Rounding::Down, .ofPrice = true, .perSale = false}, sweets) == cents(3));
    CHECK(offFor({.rounding = Rounding::Down, .ofPrice = true, .perSale = true}, sweets) == cents(2)); // pays 0.0765

    THEN("the sum is split over the lines by largest remainder")
    {
        Programme rules = programme();
        rules.discountRounding.perSale = true;
        Basket basket = basketOf({pieces("a", 10'00), pieces("b", 20'01), withoutStarDiscount(pieces("c", 50'00))});
        basket.shopper = shopper(1);
        const PricedBasket price = priced(rules, basket);
        CHECK(price.discount == cents(3'00)); // 3.001
        CHECK(price.lines[0].discounts[0].amount == cents(1'00));
        CHECK(price.lines[1].discounts[0].amount == cents(2'00));
        CHECK(price.lines[2].discounts.empty());
        CHECK(price.lines[2].remark.has_value());
    }
}

SCENARIO("The programme may keep the star to some goods, and an article out of it", "[pricing][star]")
{
    Programme rules = programme();
    rules.ladder.starDiscountOn.notLabels = {"clearance"};
    Basket basket = basketOf({pieces("coat", 10'00), labelled(pieces("hat", 10'00), "clearance"),
                              withoutStarDiscount(pieces("tin", 10'00))});
    basket.shopper = shopper(1);
    const PricedBasket price = priced(rules, basket);
    CHECK(price.discount == cents(1'00));
    CHECK_FALSE(price.lines[0].remark.has_value());
    CHECK(price.lines[1].remark == Sentence{.en = "no star discount", .zh = "不参加折扣"});
    CHECK(price.lines[2].remark.has_value());
}

SCENARIO("On a ladder of money it is the money paid that reaches the star", "[pricing][star][K7]")
{
    Programme rules = programme();
    rules.saleCountsForOwnStar = true;
    rules.ladder.measure = LadderMeasure::Spend;
    rules.stars[0].spendThreshold = cents(1000'00);
    rules.stars[1].spendThreshold = cents(5000'00);
    rules.stars[2].spendThreshold = cents(9000'00);
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.shopper = shopper(0, Points::whole(100'000));
    basket.shopper->spend = cents(910'00 - 1);
    CHECK(priced(rules, basket).star == 0); // pays 90 at ★: 999.99
    basket.shopper->spend = cents(910'00);
    CHECK(priced(rules, basket).star == 1);
    CHECK(priced(rules, basket).toPay == cents(90'00));

    THEN("tax that comes on top is money paid as well")
    {
        basket.lines = {withTaxOnTop(pieces("coat", 100'00), 10'00)};
        basket.shopper->spend = cents(901'00);
        CHECK(priced(rules, basket).star == 1);
        basket.shopper->spend = cents(901'00 - 1);
        CHECK(priced(rules, basket).star == 0);
    }
}

SCENARIO("A star that is reached in the sale brings its own promotions and points", "[pricing][star][K7]")
{
    Programme rules = programme();
    rules.saleCountsForOwnStar = true;
    rules.promotions = {promotion(amountOff(1'00))};
    rules.promotions[0].stars = {"star1"};
    rules.stars[0].earnFactorHundredths = 200;
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.shopper = shopper(0, Points::whole(3000 - 178)); // (90 − 1) × 2
    const PricedBasket price = priced(rules, basket);
    CHECK(price.star == 1);
    CHECK(price.toPay == cents(89'00));
    CHECK(price.earnedTotal == Points::whole(178));
    basket.shopper = shopper(0, Points::whole(3000 - 179));
    CHECK(priced(rules, basket).star == 0);
    CHECK(priced(rules, basket).toPay == cents(100'00));
}
