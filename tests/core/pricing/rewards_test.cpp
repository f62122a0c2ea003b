// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;
using namespace std::chrono_literals;

namespace
{

Programme with(std::vector<Reward> rewards)
{
    Programme rules = programme();
    rules.rewards = std::move(rewards);
    return rules;
}

Reward penFor(std::int64_t points)
{
    Reward pen = reward(points, piecesFree(1));
    pen.gives.on.articles = {"pen"};
    return pen;
}

/// Three pens of 4 and ink of 9, for a member without a star.
Basket pensAndInk(std::int32_t times = 1)
{
    Basket basket = basketOf({pieces("pen", 4'00, 3), pieces("ink", 9'00)});
    basket.shopper = shopper(0);
    basket.rewards = {{"PEN", times}};
    return basket;
}

std::int32_t most(const Programme& rules, const Basket& basket, std::int64_t points)
{
    const auto result = mostOfRewards(rules, basket, Points::whole(points));
    REQUIRE(result.ok());
    return result.value().front().times;
}

} // namespace

SCENARIO("Two pens for three points each", "[pricing][reward]")
{
    const PricedBasket price = priced(with({penFor(3)}), pensAndInk(2));
    CHECK(price.toPay == cents(13'00));
    CHECK(price.rewardPoints == Points::whole(6));
    CHECK(price.redeemed == Points{});
    CHECK(price.rewards == std::vector{ClaimedReward{"PEN", 2, Points::whole(6), cents(8'00)}});
    CHECK(price.totals.front().reason ==
          Sentence{.en = "2 × Pen for 6 points: −8.00", .zh = "用 6 分兑换 2 × 钢笔 −8.00"});
    CHECK(explainedDiscounts(price, 0).front().reason == Sentence{.en = "reward −8.00", .zh = "兑换 −8.00"});
    CHECK(priced(with({penFor(3)}), pensAndInk(1)).totals.front().reason.en == "Pen for 3 points: −4.00");
}

SCENARIO("An article that is claimed lies in the basket", "[pricing][reward]")
{
    CHECK(priced(with({penFor(3)}), pensAndInk(3)).toPay == cents(9'00));
    const Error refused = refusalOf(pensAndInk(4), with({penFor(3)}));
    CHECK(refused.code == ErrorCode::NotAllowed);
    CHECK(refused.message == Sentence{.en = "\"Pen\" needs 4 pieces of its goods in the basket; there are 3.",
                                      .zh = "“钢笔”需要购物篮中有 4 件相关商品，现有 3 件。"});

    THEN("goods by weight are not pieces")
    {
        Basket basket = pensAndInk();
        basket.lines[0] = grams("pen", 4'00, 3000);
        CHECK(refusalOf(basket, with({penFor(3)})).code == ErrorCode::NotAllowed);
    }
    THEN("a piece that one reward took is not taken by the next, and costs what a piece costs")
    {
        Reward second = penFor(2);
        second.id = "SECOND";
        Basket basket = pensAndInk(2);
        basket.rewards.push_back({"SECOND", 1});
        CHECK(priced(with({penFor(3), second}), basket).toPay == cents(9'00));
        basket.rewards.back().times = 2;
        CHECK(refusalOf(basket, with({penFor(3), second})).code == ErrorCode::NotAllowed);
    }
    THEN("a free piece that nobody need pay for is no reward")
    {
        Basket basket = pensAndInk();
        basket.lines[0].article.unitPrice = cents(0);
        CHECK(refusalOf(basket, with({penFor(3)})).message.en ==
              "\"Pen\" would take nothing off these goods; keep the points.");
    }
}

SCENARIO("A reward may be an amount, a percentage, or part of the cheapest piece", "[pricing][reward]")
{
    CHECK(priced(with({reward(100, amountOff(5'00))}), pensAndInk(2)).toPay == cents(11'00));
    CHECK(priced(with({reward(100, amountOff(5'00))}), pensAndInk(5)).toPay == cents(0)); // 21.00 of 25.00
    CHECK(priced(with({reward(100, percentOff(50'00))}), pensAndInk(1)).toPay == cents(10'50));
    CHECK(refusalOf(pensAndInk(2), with({reward(100, percentOff(50'00))})).code == ErrorCode::NotAllowed);
    CHECK(priced(with({reward(100, percentOffCheapest(50'00))}), pensAndInk(4)).toPay == cents(10'50));
    CHECK(refusalOf(pensAndInk(5), with({reward(100, percentOffCheapest(50'00))})).code == ErrorCode::NotAllowed);
}

SCENARIO("A reward has its stars, its days and its number a sale", "[pricing][reward]")
{
    Reward pen = penFor(3);
    Basket basket = pensAndInk(2);
    SECTION("stars")
    {
        pen.stars = {"star1"};
        CHECK(refusalOf(basket, with({pen})).message.en ==
              "\"Pen\" is for members of other stars; choose another reward.");
        basket.shopper = shopper(1);
        CHECK(priced(with({pen}), basket).rewardPoints == Points::whole(6));
    }
    SECTION("days")
    {
        pen.from = Date{2026y / 5 / 1};
        pen.until = Date{2026y / 5 / 31};
        for (const Date day : {Date{2026y / 4 / 30}, Date{2026y / 6 / 1}}) {
            basket.businessDate = day;
            CHECK(refusalOf(basket, with({pen})).code == ErrorCode::NotAllowed);
        }
        for (const Date day : {Date{2026y / 5 / 1}, Date{2026y / 5 / 31}}) {
            basket.businessDate = day;
            CHECK(priced(with({pen}), basket).rewardPoints == Points::whole(6));
        }
    }
    SECTION("number")
    {
        pen.maximumPerSale = 2;
        CHECK(priced(with({pen}), basket).rewardPoints == Points::whole(6));
        basket.rewards = {{"PEN", 1}, {"PEN", 1}};
        CHECK(priced(with({pen}), basket).rewardPoints == Points::whole(6));
        basket.rewards = {{"PEN", 2}, {"PEN", 1}};
        CHECK(refusalOf(basket, with({pen})).message.en ==
              "\"Pen\" can be claimed 2 times in a sale; 3 were asked for.");
    }
    SECTION("what there is not")
    {
        basket.rewards = {{"CAR", 1}};
        CHECK(refusalOf(basket, with({pen})).code == ErrorCode::NotFound);
        CHECK(refusalOf(basket, with({pen})).message.en == "The programme has no reward \"CAR\"; remove it.");
        basket.rewards = {{"PEN", 0}};
        CHECK(refusalOf(basket, with({pen})).code == ErrorCode::Malformed);
        basket = pensAndInk();
        basket.shopper.reset();
        CHECK(refusalOf(basket, with({pen})).code == ErrorCode::NotAllowed);
    }
}

SCENARIO("Rewards that cost more points than a record holds are refused", "[pricing][reward][overflow]")
{
    Basket basket = pensAndInk(2);
    CHECK(priced(with({penFor(5'000'000)}), basket).rewardPoints == mostPointsOfSale);
    basket.rewards = {{"PEN", 3}};
    CHECK(refusalOf(basket, with({penFor(5'000'000)})).code == ErrorCode::Overflow);
    basket.rewards = {{"PEN", 2}, {"PEN", 1}};
    CHECK(refusalOf(basket, with({penFor(5'000'000)})).code == ErrorCode::Overflow);
}

SCENARIO("The till knows how many of each reward may be taken", "[pricing][reward]")
{
    const Basket basket = pensAndInk();
    CHECK(most(with({penFor(3)}), basket, 2) == 0);
    CHECK(most(with({penFor(3)}), basket, 3) == 1);
    CHECK(most(with({penFor(3)}), basket, 8) == 2);
    CHECK(most(with({penFor(3)}), basket, 9) == 3);
    CHECK(most(with({penFor(3)}), basket, 1000) == 3); // as many as lie there

    THEN("its conditions count")
    {
        Reward pen = penFor(3);
        pen.maximumPerSale = 2;
        CHECK(most(with({pen}), basket, 1000) == 2);
        pen.gives.pieces = 2;
        CHECK(most(with({pen}), basket, 1000) == 1);
        pen.stars = {"star3"};
        CHECK(most(with({pen}), basket, 1000) == 0);
        Basket stranger = basket;
        stranger.shopper.reset();
        stranger.rewards.clear();
        CHECK(most(with({penFor(3)}), stranger, 1000) == 0);
    }
    THEN("an amount can be taken as long as it still takes something off, a percentage once")
    {
        CHECK(most(with({reward(1, amountOff(5'00))}), basket, 1000) == 5); // 21.00
        CHECK(most(with({reward(1, amountOff(7'00))}), basket, 1000) == 3);
        CHECK(most(with({reward(1, percentOff(5'00))}), basket, 1000) == 1);
        CHECK(most(with({reward(1, percentOffCheapest(5'00))}), basket, 1000) == 4);
        CHECK(most(with({reward(0, amountOff(7'00))}), basket, 0) == 3);
    }
    THEN("and what it says is just what is sold")
    {
        CHECK(priced(with({penFor(3)}), pensAndInk(most(with({penFor(3)}), basket, 1000))).toPay == cents(9'00));
    }
}
