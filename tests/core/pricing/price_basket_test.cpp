// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/three_stars.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

/// The basket of a two-star member: milk, toast, pears by weight, and a tin that takes no part in discounts.
Basket familyBasket()
{
    Basket basket;
    basket.lines = {pieces("milk", 18'90, 2), pieces("toast", 12'50), grams("pears", 15'60, 1236),
                    withoutStarDiscount(pieces("formula", 298'00))};
    basket.shopper = shopper(2);
    return basket;
}

} // namespace

SCENARIO("A two-star member's basket with a welcome-back offer", "[pricing]")
{
    Basket basket = familyBasket();
    basket.offers = {offer(15'00, 100'00)};
    const PricedBasket price = priced(programme(), basket);

    THEN("each line shows its list price and its own star discount, rounded to the cent")
    {
        CHECK(price.lines[0].list == cents(37'80));
        CHECK(price.lines[0].discounts[0].amount == cents(5'67));
        CHECK(explainedDiscounts(price, 0)[0].reason ==
              Sentence{.en = "★★ pays 85 %: −5.67", .zh = "二星 8.5 折 −5.67"});
        CHECK(price.lines[1].discounts[0].amount == cents(1'88)); // 1.875 goes up
        CHECK(price.lines[2].list == cents(19'28));               // 1.236 kg at 15.60 is 19.2816
        CHECK(price.lines[2].discounts[0].amount == cents(2'89));
    }
    THEN("the article that takes no part says so instead")
    {
        CHECK(price.lines[3].remark == Sentence{.en = "no star discount", .zh = "不参加折扣"});
        CHECK(price.lines[3].discounts[0].kind == DiscountKind::Offer);
        CHECK_FALSE(price.lines[0].remark.has_value());
    }
    THEN("the totals say what was saved, by what, and what is earned")
    {
        CHECK(price.list == cents(367'58));
        CHECK(price.discount == cents(25'44));
        CHECK(price.toPay == cents(342'14));
        REQUIRE(price.totals.size() == 2);
        CHECK(price.totals[0].reason.zh == "二星 8.5 折 −10.44");
        CHECK(price.totals[1].reason ==
              Sentence{.en = "Welcome back: 15 off from 100: −15.00", .zh = "欢迎回来 满100减15 −15.00"});
        CHECK(price.earnedTotal == Points::whole(342));
        CHECK(price.star == 2);
    }
}

SCENARIO("Without a member there is no star, no remark and no point", "[pricing]")
{
    Basket basket = familyBasket();
    basket.shopper.reset();
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.toPay == cents(367'58));
    CHECK(price.earned.empty());
    CHECK_FALSE(price.lines[3].remark.has_value());
}

SCENARIO("Each star pays its own part of the price", "[pricing]")
{
    Basket basket;
    basket.lines = {pieces("coat", 100'00)};
    const std::int64_t expected[]{100'00, 90'00, 85'00, 70'00};
    for (std::uint32_t star = 0; star <= 3; ++star) {
        basket.shopper = shopper(star);
        CHECK(priced(programme(), basket).toPay == cents(expected[star]));
    }
    CHECK(explainedDiscounts(priced(programme(), basket), 0)[0].reason.zh == "三星钻石 7 折 −30.00");
}

SCENARIO("A star that a newer programme no longer has counts as its highest", "[pricing]")
{
    Basket basket;
    basket.lines = {pieces("coat", 100'00)};
    basket.shopper = shopper(3);
    Programme rules = programme();
    rules.stars.pop_back();
    CHECK(priced(rules, basket).star == 2);
    CHECK(priced(rules, basket).toPay == cents(85'00));
}

SCENARIO("The star discount of a line is rounded as the programme says", "[pricing]")
{
    Basket basket;
    basket.lines = {pieces("toast", 12'50)}; // 15 % are 1.875
    basket.shopper = shopper(2);
    Programme rules = programme();
    const auto discountWith = [&](Rounding rounding) {
        rules.discountRounding.rounding = rounding;
        return priced(rules, basket).discount;
    };
    CHECK(discountWith(Rounding::Down) == cents(1'87));
    CHECK(discountWith(Rounding::HalfUp) == cents(1'88));
    CHECK(discountWith(Rounding::HalfEven) == cents(1'88));
    CHECK(discountWith(Rounding::Up) == cents(1'88));
    basket.lines = {pieces("sweet", 30)}; // 0.045
    CHECK(discountWith(Rounding::HalfEven) == cents(4));
    CHECK(discountWith(Rounding::HalfUp) == cents(5));

    THEN("a discount that rounds to nothing is not mentioned")
    {
        basket.lines = {pieces("bag", 3)};
        const PricedBasket price = priced(rules, basket);
        CHECK(price.lines[0].discounts.empty());
        CHECK(price.totals.empty());
    }
}

SCENARIO("A sale that reaches a star is priced by it only when the programme says so", "[pricing][K7]")
{
    Basket basket;
    basket.lines = {pieces("coat", 1000'00)};
    Programme rules = programme();

    GIVEN("a programme that gives the discount from the next sale on")
    {
        basket.shopper = shopper(0, Points::whole(2999));
        CHECK(priced(rules, basket).toPay == cents(1000'00));
    }
    GIVEN("a programme that gives it at once, and points to the hundredth")
    {
        rules.saleCountsForOwnStar = true;
        rules.pointRounding.step = Points::fromHundredths(1);
        // At ★ the coat costs 900 and earns 900 points.
        THEN("2999.99 points are not yet a star")
        {
            basket.shopper = shopper(0, Points::fromHundredths(2099'99));
            const PricedBasket price = priced(rules, basket);
            CHECK(price.star == 0);
            CHECK(price.toPay == cents(1000'00));
        }
        THEN("3000 points are")
        {
            basket.shopper = shopper(0, Points::fromHundredths(2100'00));
            const PricedBasket price = priced(rules, basket);
            CHECK(price.star == 1);
            CHECK(price.toPay == cents(900'00));
            CHECK(price.earnedTotal == Points::whole(900));
        }
        THEN("two stars can be crossed in one sale, and the higher one prices it")
        {
            basket.lines = {pieces("coat", 10'000'00)};
            basket.shopper = shopper(0);
            CHECK(priced(rules, basket).star == 2); // 8500 points at ★★; at ★★★ 7000 would not reach 9000
        }
        THEN("nobody falls: a diamond whose cycle began again stays one")
        {
            basket.shopper = shopper(3, Points{});
            CHECK(priced(rules, basket).star == 3);
        }
    }
}

SCENARIO("Tax is the part of the price that it is, by rate, after all discounts", "[pricing][tax]")
{
    Basket basket;
    basket.lines = {pieces("soap", 11'30), grams("pears", 10'90, 1000), pieces("towel", 1), pieces("brush", 1)};
    const PricedBasket price = priced(programme(), basket);
    REQUIRE(price.taxes.size() == 2);
    CHECK(price.taxes[0].taxBasisPoints == 900);
    CHECK(price.taxes[0].net == cents(10'90));
    CHECK(price.taxes[0].tax == cents(90));
    CHECK(price.taxes[1].taxBasisPoints == 1300);
    CHECK(price.taxes[1].net == cents(11'32));
    CHECK(price.taxes[1].tax == cents(1'30)); // of 11.32: 1.3023
    CHECK(price.lines[0].tax == cents(1'30));

    basket.shopper = shopper(3);
    CHECK(priced(programme(), basket).taxes[0].tax == cents(63)); // of 7.63
}

SCENARIO("An empty basket and free goods cost nothing", "[pricing]")
{
    CHECK(priced(programme(), {}).toPay == cents(0));
    Basket basket;
    basket.shopper = shopper(1);
    basket.lines = {pieces("sample", 0)};
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.toPay == cents(0));
    CHECK(price.earnedTotal == Points{});
    CHECK(price.earned.empty());
}

SCENARIO("Cash is rounded to the smallest coin, half up", "[pricing][cash]")
{
    Programme rules = programme();
    CHECK(cashRoundingFor(rules, cents(342'14)) == cents(0));
    rules.cashRounding = cents(10);
    CHECK(cashRoundingFor(rules, cents(342'14)) == cents(-4));
    CHECK(cashRoundingFor(rules, cents(342'15)) == cents(5));
    CHECK(cashRoundingFor(rules, cents(342'20)) == cents(0));
    rules.cashRounding = cents(5);
    CHECK(cashRoundingFor(rules, cents(342'12)) == cents(-2));
    CHECK(cashRoundingFor(rules, cents(342'13)) == cents(2));
}
