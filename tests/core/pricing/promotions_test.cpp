// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;
using namespace std::chrono_literals;

namespace
{

Programme with(std::vector<Promotion> promotions)
{
    Programme rules = programme();
    rules.promotions = std::move(promotions);
    return rules;
}

Money takenOff(const Programme& rules, const Basket& basket)
{
    return priced(rules, basket).discount;
}

} // namespace

SCENARIO("An amount off comes by itself, for everybody, once its minimum is reached", "[pricing][promotion]")
{
    Promotion spring = promotion(amountOff(10'00));
    spring.minimumSpend = cents(100'00);
    CHECK(takenOff(with({spring}), basketOf({pieces("coat", 99'99)})) == cents(0));
    CHECK(takenOff(with({spring}), basketOf({pieces("coat", 100'00)})) == cents(10'00));
    CHECK(takenOff(with({spring}), basketOf({pieces("coat", 250'00)})) == cents(10'00)); // it does not repeat

    THEN("the till says so")
    {
        const PricedBasket price = priced(with({spring}), basketOf({pieces("coat", 100'00)}));
        CHECK(price.totals.front().reason == Sentence{.en = "Spring: −10.00", .zh = "春季 −10.00"});
        CHECK(explainedDiscounts(price, 0).front().reason == Sentence{.en = "promotion −10.00", .zh = "促销 −10.00"});
        CHECK(price.promotions == std::vector{PromotionUses{"spring", 1}});
    }
}

SCENARIO("A repeating promotion is given again for each further full minimum", "[pricing][promotion]")
{
    Promotion spring = promotion(amountOff(10'00));
    spring.minimumSpend = cents(100'00);
    spring.repeats = true;
    CHECK(takenOff(with({spring}), basketOf({pieces("coat", 199'99)})) == cents(10'00));
    CHECK(takenOff(with({spring}), basketOf({pieces("coat", 200'00)})) == cents(20'00));
    CHECK(priced(with({spring}), basketOf({pieces("coat", 350'00)})).promotions ==
          std::vector{PromotionUses{"spring", 3}});

    THEN("a cap holds for all times in the sale together")
    {
        spring.gives.cap = cents(25'00);
        CHECK(takenOff(with({spring}), basketOf({pieces("coat", 299'99)})) == cents(20'00));
        CHECK(takenOff(with({spring}), basketOf({pieces("coat", 300'00)})) == cents(25'00));
    }
    THEN("a percentage is not taken twice")
    {
        spring.gives = percentOff(10'00);
        const PricedBasket price = priced(with({spring}), basketOf({pieces("coat", 200'00)}));
        CHECK(price.discount == cents(20'00));
        CHECK(price.promotions == std::vector{PromotionUses{"spring", 1}});
    }
    THEN("without a minimum there is nothing to repeat")
    {
        spring.minimumSpend = cents(0);
        CHECK(takenOff(with({spring}), basketOf({pieces("coat", 200'00)})) == cents(10'00));
    }
}

SCENARIO("A minimum of pieces is counted on the chosen goods only", "[pricing][promotion]")
{
    Promotion pens = promotion(amountOff(5'00));
    pens.minimumQuantity = Quantity::pieces(3);
    pens.countedOn.articles = {"pen"};
    CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 2), pieces("ink", 9'00, 5)})) == cents(0));
    CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 3)})) == cents(5'00));
    CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 2), pieces("pen", 6'00, 1)})) == cents(5'00));

    THEN("with a minimum of money too, both must be reached, and the smaller count repeats")
    {
        pens.minimumSpend = cents(20'00);
        CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 4)})) == cents(0));
        CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 5)})) == cents(5'00));
        pens.repeats = true;
        CHECK(takenOff(with({pens}), basketOf({pieces("pen", 4'00, 9)})) == cents(5'00));   // 36 yuan: once
        CHECK(takenOff(with({pens}), basketOf({pieces("pen", 10'00, 8)})) == cents(10'00)); // 8 pieces: twice
    }
    THEN("goods by weight count by the kilogram")
    {
        CHECK(takenOff(with({pens}), basketOf({grams("pen", 4'00, 2999)})) == cents(0));
        CHECK(takenOff(with({pens}), basketOf({grams("pen", 4'00, 3000)})) == cents(5'00));
    }
}

SCENARIO("A minimum is measured before star and promotions, but after what staff took off", "[pricing][promotion]")
{
    Promotion spring = promotion(amountOff(10'00));
    spring.minimumSpend = cents(100'00);
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.shopper = shopper(3);
    CHECK(takenOff(with({spring}), basket) == cents(40'00));
    basket.lines[0].manual = manual(1);
    CHECK(takenOff(with({spring}), basket) == cents(30'00 + 1)); // 30 % of 99.99
}

SCENARIO("A percentage is taken of each chosen line, half up", "[pricing][promotion]")
{
    Promotion dairy = promotion(percentOff(12'50));
    dairy.gives.on.labels = {"dairy"};
    const PricedBasket price =
        priced(with({dairy}), basketOf({labelled(pieces("milk", 1'00), "dairy"),
                                        labelled(pieces("curd", 1'04), "dairy"), pieces("soap", 9'00)}));
    CHECK(price.lines[0].discounts[0].amount == cents(13)); // 12.5
    CHECK(price.lines[1].discounts[0].amount == cents(13));
    CHECK(price.lines[2].discounts.empty());
    dairy.gives.cap = cents(20);
    const PricedBasket capped = priced(
        with({dairy}), basketOf({labelled(pieces("milk", 1'00), "dairy"), labelled(pieces("curd", 1'04), "dairy")}));
    CHECK(capped.discount == cents(20));
    CHECK(capped.lines[0].net + capped.lines[1].net == cents(1'84));
}

SCENARIO("An amount never takes more than its goods cost", "[pricing][promotion]")
{
    Promotion pen = promotion(amountOff(10'00));
    pen.gives.on.articles = {"pen"};
    CHECK(takenOff(with({pen}), basketOf({pieces("pen", 10'01), pieces("ink", 20'00)})) == cents(10'00));
    CHECK(takenOff(with({pen}), basketOf({pieces("pen", 9'99), pieces("ink", 20'00)})) == cents(9'99));

    THEN("and where there are none of its goods, nothing is used up")
    {
        const PricedBasket price = priced(with({pen}), basketOf({pieces("ink", 20'00)}));
        CHECK(price.discount == cents(0));
        CHECK(price.promotions.empty());
        CHECK(price.hints.empty());
    }
}

SCENARIO("Three for two: the cheapest piece is free", "[pricing][promotion]")
{
    Promotion threeForTwo = promotion(piecesFree(1));
    threeForTwo.minimumQuantity = Quantity::pieces(3);
    CHECK(takenOff(with({threeForTwo}), basketOf({pieces("a", 9'00), pieces("b", 5'00)})) == cents(0));
    CHECK(takenOff(with({threeForTwo}), basketOf({pieces("a", 9'00), pieces("b", 5'00), pieces("c", 7'00)})) ==
          cents(5'00));
    CHECK(takenOff(with({threeForTwo}), basketOf({pieces("a", 9'00, 2), pieces("b", 10'00)})) == cents(9'00));

    THEN("six for four, when it repeats: the two cheapest")
    {
        threeForTwo.repeats = true;
        CHECK(takenOff(with({threeForTwo}), basketOf({pieces("a", 9'00, 5), pieces("b", 5'00)})) == cents(14'00));
        CHECK(takenOff(with({threeForTwo}), basketOf({pieces("a", 9'00, 4), pieces("b", 5'00)})) == cents(5'00));
    }
    THEN("the piece costs what is left of its line")
    {
        Basket basket = basketOf({pieces("a", 10'00, 3)});
        basket.shopper = shopper(1);
        const PricedBasket price = priced(with({threeForTwo}), basket);
        CHECK(price.toPay == cents(18'00)); // 27.00 after the star, a third of it free
    }
    THEN("goods by weight are not given by the piece")
    {
        CHECK(takenOff(with({threeForTwo}), basketOf({grams("pears", 1'00, 3000), pieces("a", 9'00)})) == cents(9'00));
        CHECK(takenOff(with({threeForTwo}), basketOf({grams("pears", 1'00, 3000)})) == cents(0));
    }
    THEN("odd cents of a line are shared, not made")
    {
        Basket basket = basketOf({pieces("a", 3'33, 3)});
        basket.lines[0].manual = manual(1); // 9.98: a third is 3.33
        CHECK(priced(with({threeForTwo}), basket).toPay == cents(6'65));
        basket.lines[0].manual = manual(4); // 9.95: a third is 3.32
        CHECK(priced(with({threeForTwo}), basket).toPay == cents(6'63));
    }
}

SCENARIO("Half off the cheapest piece, the earlier line first of equals", "[pricing][promotion]")
{
    Promotion half = promotion(percentOffCheapest(50'00));
    const PricedBasket price =
        priced(with({half}), basketOf({pieces("a", 9'00), pieces("b", 5'01, 4), pieces("c", 5'01)}));
    CHECK(price.discount == cents(2'51)); // 2.505
    CHECK(price.lines[1].discounts.front().amount == cents(2'51));
    CHECK(price.lines[2].discounts.empty());

    half.minimumQuantity = Quantity::pieces(2);
    half.repeats = true;
    CHECK(takenOff(with({half}), basketOf({pieces("a", 9'00), pieces("b", 5'01), pieces("c", 5'01),
                                           pieces("d", 9'00)})) == cents(5'02));
}

SCENARIO("A promotion holds from its first day to its last", "[pricing][promotion]")
{
    Promotion may = promotion(amountOff(1'00));
    may.from = Date{2026y / 5 / 1};
    may.until = Date{2026y / 5 / 3};
    Basket basket = basketOf({pieces("coat", 100'00)});
    const auto on = [&](Date day) {
        basket.businessDate = day;
        return takenOff(with({may}), basket);
    };
    CHECK(on(Date{2026y / 4 / 30}) == cents(0));
    CHECK(on(Date{2026y / 5 / 1}) == cents(1'00));
    CHECK(on(Date{2026y / 5 / 3}) == cents(1'00));
    CHECK(on(Date{2026y / 5 / 4}) == cents(0));
}

SCENARIO("A promotion for members or for some stars is not for others", "[pricing][promotion]")
{
    Promotion club = promotion(amountOff(1'00));
    club.membersOnly = true;
    Basket basket = basketOf({withoutStarDiscount(pieces("coat", 100'00))});
    const auto off = [&](std::optional<std::uint32_t> star) {
        basket.shopper = star ? std::optional(shopper(*star)) : std::nullopt;
        return takenOff(with({club}), basket);
    };
    CHECK(off(std::nullopt) == cents(0));
    CHECK(off(0) == cents(1'00));
    club.membersOnly = false;
    CHECK(off(std::nullopt) == cents(1'00));
    club.stars = {"star2"};
    CHECK(off(std::nullopt) == cents(0));
    CHECK(off(1) == cents(0));
    CHECK(off(2) == cents(1'00));
    club.stars = {"none"};
    CHECK(off(std::nullopt) == cents(0)); // who is no member has no star either, and is not meant
    CHECK(off(0) == cents(1'00));
    CHECK(off(1) == cents(0));
}

SCENARIO("In waves each star has its own days", "[pricing][promotion]")
{
    Promotion waves = promotion(amountOff(1'00));
    waves.waves = {{"star3", Date{2026y / 6 / 1}, Date{2026y / 6 / 30}},
                   {"star1", Date{2026y / 6 / 10}, Date{2026y / 6 / 30}}};
    Basket basket = basketOf({withoutStarDiscount(pieces("coat", 100'00))});
    const auto off = [&](std::uint32_t star, Date day) {
        basket.shopper = shopper(star);
        basket.businessDate = day;
        return takenOff(with({waves}), basket);
    };
    CHECK(off(3, Date{2026y / 5 / 31}) == cents(0));
    CHECK(off(3, Date{2026y / 6 / 1}) == cents(1'00));
    CHECK(off(1, Date{2026y / 6 / 9}) == cents(0));
    CHECK(off(1, Date{2026y / 6 / 10}) == cents(1'00));
    CHECK(off(1, Date{2026y / 6 / 30}) == cents(1'00));
    CHECK(off(1, Date{2026y / 7 / 1}) == cents(0));
    CHECK(off(2, Date{2026y / 6 / 15}) == cents(0)); // has no wave
    basket.shopper.reset();
    CHECK(takenOff(with({waves}), basket) == cents(0));

    THEN("a code says when the member's wave comes")
    {
        waves.code = "WAVE";
        basket.codes = {"WAVE"};
        basket.shopper = shopper(1);
        basket.businessDate = Date{2026y / 6 / 9};
        CHECK(priced(with({waves}), basket).hints.front().en ==
              "\"Spring\" opens for this member's star on 2026-06-10.");
        basket.businessDate = Date{2026y / 7 / 1};
        CHECK(priced(with({waves}), basket).hints.front().en ==
              "\"Spring\" is not open for this member's star any more.");
    }
}

SCENARIO("A promotion with a number of uses ends with the last of them", "[pricing][promotion]")
{
    Promotion twice = promotion(amountOff(1'00));
    twice.usesPerMember = 2;
    Basket basket = basketOf({pieces("coat", 100'00)});
    CHECK(takenOff(with({twice}), basket) == cents(0)); // nobody to count for
    basket.shopper = shopper(0);
    CHECK(takenOff(with({twice}), basket) == cents(1'00));
    basket.shopper->promotionUses = {{"spring", 1}, {"other", 7}};
    CHECK(takenOff(with({twice}), basket) == cents(1'00));
    basket.shopper->promotionUses = {{"spring", 2}};
    CHECK(takenOff(with({twice}), basket) == cents(0));

    THEN("what is left of the uses limits how often it repeats")
    {
        twice.minimumSpend = cents(10'00);
        twice.repeats = true;
        basket.shopper->promotionUses = {};
        CHECK(priced(with({twice}), basket).promotions == std::vector{PromotionUses{"spring", 2}});
        basket.shopper->promotionUses = {{"spring", 1}};
        CHECK(takenOff(with({twice}), basket) == cents(1'00));
    }
    THEN("uses in all are counted for everybody")
    {
        Promotion first100 = promotion(amountOff(1'00));
        first100.usesInAll = 100;
        Basket stranger = basketOf({pieces("coat", 100'00)});
        stranger.promotionUsesInAll = {{"spring", 99}};
        CHECK(takenOff(with({first100}), stranger) == cents(1'00));
        stranger.promotionUsesInAll = {{"spring", 100}};
        CHECK(takenOff(with({first100}), stranger) == cents(0));
    }
}

SCENARIO("Some promotions open when the shop's base has reached its node", "[pricing][promotion]")
{
    Promotion later = promotion(amountOff(1'00));
    later.afterNode = true;
    Programme rules = with({later});
    rules.nodeMembers = 5000;
    Basket basket = basketOf({pieces("coat", 100'00)});
    CHECK(takenOff(rules, basket) == cents(0));
    basket.nodeReached = true;
    CHECK(takenOff(rules, basket) == cents(1'00));

    rules.promotions[0].code = "NODE";
    basket.codes = {"NODE"};
    basket.nodeReached = false;
    CHECK(priced(rules, basket).hints.front() ==
          Sentence{.en = "\"Spring\" opens when the shop has 5000 members.", .zh = "“春季”在会员达到 5000 人后开放。"});
}

SCENARIO("A code opens its promotion, written as it is", "[pricing][promotion][code]")
{
    Promotion summer = promotion(amountOff(1'00));
    summer.code = "SUMMER";
    Basket basket = basketOf({pieces("coat", 100'00)});
    CHECK(takenOff(with({summer}), basket) == cents(0));
    basket.codes = {" SUMMER \t"};
    CHECK(takenOff(with({summer}), basket) == cents(1'00));
    basket.codes = {"SUMMER", "SUMMER"};
    CHECK(takenOff(with({summer}), basket) == cents(1'00)); // said twice is said once

    THEN("an unknown one is refused by name")
    {
        for (const char* code : {"summer", "WINTER", "", "SUM MER"}) {
            basket.codes = {code};
            const Result<PricedBasket> refused = priceBasket(with({summer}), basket);
            REQUIRE_FALSE(refused.ok());
            CHECK(refused.error().code == ErrorCode::NotFound);
        }
        basket.codes = {"WINTER"};
        CHECK(priceBasket(with({summer}), basket).error().message ==
              Sentence{.en = "No promotion has the code \"WINTER\"; check the spelling, or remove it.",
                       .zh = "没有代码为“WINTER”的促销，请核对或移除。"});
    }
}

SCENARIO("A code that does not hold is no error: the till says what is missing", "[pricing][promotion][code]")
{
    Promotion summer = promotion(amountOff(1'00));
    summer.code = "SUMMER";
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.codes = {"SUMMER"};
    const auto hint = [&]() -> std::string {
        const PricedBasket price = priced(with({summer}), basket);
        CHECK(price.discount == cents(0));
        CHECK(price.promotions.empty());
        REQUIRE(price.hints.size() == 1);
        CHECK_FALSE(price.hints.front().zh.empty());
        return price.hints.front().en;
    };
    SECTION("its minimum")
    {
        summer.minimumSpend = cents(100'01);
        CHECK(hint() == "\"Spring\" holds from ¥100.01 on; its goods come to ¥100.00 so far.");
        summer.minimumSpend = cents(0);
        summer.minimumQuantity = Quantity::pieces(2);
        CHECK(hint() == "\"Spring\" holds from 2 pieces on; there are 1 so far.");
    }
    SECTION("its days")
    {
        basket.businessDate = Date{2026y / 5 / 10};
        summer.from = Date{2026y / 5 / 11};
        CHECK(hint() == "\"Spring\" begins on 2026-05-11.");
        summer.from.reset();
        summer.until = Date{2026y / 5 / 9};
        CHECK(hint() == "\"Spring\" ended on 2026-05-09.");
    }
    SECTION("its members")
    {
        summer.membersOnly = true;
        CHECK(hint() == "\"Spring\" is for members; scan the member's code.");
        summer.stars = {"star3"};
        basket.shopper = shopper(0);
        CHECK(hint() == "\"Spring\" is for members of other stars.");
    }
    SECTION("its uses")
    {
        summer.usesInAll = 3;
        basket.promotionUsesInAll = {{"spring", 3}};
        CHECK(hint() == "\"Spring\" was given 3 times in all; there are no more.");
        summer.usesPerMember = 1;
        basket.shopper = shopper(0);
        basket.shopper->promotionUses = {{"spring", 1}};
        CHECK(hint() == "\"Spring\" can be used 1 times by a member, and was.");
    }
    SECTION("its goods")
    {
        summer.gives.on.articles = {"pen"};
        CHECK(hint() == "\"Spring\" was not used: it takes nothing off these goods.");
    }
}
