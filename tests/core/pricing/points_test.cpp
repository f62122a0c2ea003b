// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/redemption.h"

#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

/// Any number of points, in whole ones, three points being worth two cents.
Programme anyAmount()
{
    Programme rules = programme();
    rules.redemption->anyAmount = true;
    rules.redemption->points = Points::whole(3);
    rules.redemption->worth = cents(2);
    rules.redemption->minimum = Points{};
    return rules;
}

Basket coat(std::int64_t priceCents, Points redeem)
{
    Basket basket = basketOf({pieces("coat", priceCents)});
    basket.shopper = shopper(0);
    basket.redeem = redeem;
    return basket;
}

PointsAsMoney worth(std::int64_t points, std::int64_t amountCents)
{
    return {Points::whole(points), cents(amountCents)};
}

} // namespace

SCENARIO("Where any amount goes, points are worth their share, rounded down to the cent", "[pricing][points][K3]")
{
    CHECK(pointsWorth(anyAmount(), Points::whole(300)) == worth(300, 200));
    CHECK(pointsWorth(anyAmount(), Points::whole(301)) == worth(301, 200));
    CHECK(pointsWorth(anyAmount(), Points::whole(302)) == worth(302, 201));
    CHECK(pointsWorth(anyAmount(), Points::whole(2)) == worth(2, 1));
    CHECK(pointsWorth(anyAmount(), Points::whole(1)) == worth(0, 0));                   // not worth a cent
    CHECK(pointsWorth(anyAmount(), Points::fromHundredths(302'99)) == worth(302, 201)); // in steps of the programme

    THEN("a sale takes what was asked for")
    {
        const PricedBasket price = priced(anyAmount(), coat(10'00, Points::whole(302)));
        CHECK(price.redeemed == Points::whole(302));
        CHECK(price.toPay == cents(7'99));
    }
}

SCENARIO("A cap on points takes no more of them than it needs", "[pricing][points][K3]")
{
    CHECK(pointsWorth(anyAmount(), Points::whole(1000), cents(200)) == worth(300, 200)); // 301 would be worth no more
    CHECK(pointsWorth(anyAmount(), Points::whole(1000), cents(201)) == worth(302, 201));
    CHECK(pointsWorth(anyAmount(), Points::whole(1000), cents(0)) == worth(0, 0));

    THEN("in steps that are worth more than a cent the cap is not always reached")
    {
        Programme rules = anyAmount();
        rules.redemption->worth = cents(100); // a point is worth 33.3 cents
        CHECK(pointsWorth(rules, Points::whole(10), cents(65)) == worth(1, 33));
        CHECK(pointsWorth(rules, Points::whole(10), cents(66)) == worth(2, 66));
        CHECK(pointsWorth(rules, Points::whole(10), cents(99)) == worth(2, 66));
        CHECK(pointsWorth(rules, Points::whole(10), cents(100)) == worth(3, 100));
        CHECK(pointsWorth(rules, Points::whole(10), cents(32)) == worth(0, 0));
    }
    THEN("the sale's part and the programme's amount both hold")
    {
        Programme rules = anyAmount();
        rules.redemption->maximumPercentOfSale = 50;
        CHECK(priced(rules, coat(9'99, Points::whole(100'000))).toPay == cents(5'00)); // half is 4.99
        rules.redemption->maximumAmount = cents(4'98);
        CHECK(priced(rules, coat(9'99, Points::whole(100'000))).toPay == cents(5'01));
        CHECK(priced(rules, coat(9'95, Points::whole(100'000))).toPay == cents(4'98)); // half is 4.97
    }
}

SCENARIO("Whole blocks are worth what the programme says, and nothing between", "[pricing][points][K3]")
{
    CHECK(pointsWorth(programme(), Points::whole(99)) == worth(0, 0));
    CHECK(pointsWorth(programme(), Points::whole(100)) == worth(100, 100));
    CHECK(pointsWorth(programme(), Points::whole(299)) == worth(200, 200));
    CHECK(pointsWorth(programme(), Points::whole(299), cents(199)) == worth(100, 100));

    THEN("an amount caps them as well")
    {
        Programme rules = programme();
        rules.redemption->maximumAmount = cents(3'99);
        CHECK(priced(rules, coat(10'00, Points::whole(1000))).redeemed == Points::whole(300));
        rules.redemption->maximumAmount = cents(4'00);
        CHECK(priced(rules, coat(10'00, Points::whole(1000))).redeemed == Points::whole(400));
    }
    THEN("below the least number they are worth nothing, from it on they are")
    {
        Programme rules = programme();
        rules.redemption->minimum = Points::whole(300);
        CHECK(pointsWorth(rules, Points::whole(299)) == worth(0, 0));
        CHECK(pointsWorth(rules, Points::whole(300)) == worth(300, 300));
    }
    THEN("without redemption they are worth nothing")
    {
        Programme rules = programme();
        rules.redemption.reset();
        CHECK(pointsWorth(rules, Points::whole(300)) == worth(0, 0));
        CHECK(pointsWorth(programme(), Points::whole(-300)) == worth(0, 0));
    }
}

SCENARIO("A sale too small for the least number of points uses none, and says so", "[pricing][points][K3]")
{
    Programme rules = anyAmount();
    rules.redemption->minimum = Points::whole(300);
    CHECK(priced(rules, coat(2'00, Points::whole(300))).redeemed == Points::whole(300));
    const PricedBasket small = priced(rules, coat(1'99, Points::whole(300)));
    CHECK(small.redeemed == Points{});
    CHECK(small.toPay == cents(1'99));
    CHECK(small.hints.front().en == "No points were used: of this sale points can pay ¥1.99, which is too little.");
    CHECK(refusalOf(coat(2'00, Points::whole(299)), rules).code == ErrorCode::NotAllowed);
}

SCENARIO("What is paid with a gift card earns, or does not", "[pricing][earning][giftcard]")
{
    Programme rules = programme();
    Basket basket = basketOf({pieces("a", 10'00), pieces("b", 30'00)});
    basket.shopper = shopper(0);
    basket.paidByGiftCard = cents(10'02);
    CHECK(priced(rules, basket).earnedTotal == Points::whole(40));
    rules.giftCards = GiftCardRules{};
    CHECK(priced(rules, basket).earnedTotal == Points::whole(40));
    rules.giftCards->paymentEarns = false;
    const PricedBasket price = priced(rules, basket);
    CHECK(price.earnedTotal == Points::whole(29)); // 29.98
    CHECK(price.lines[0].earnBase == cents(7'49)); // 2.505 and 7.515 of it: the odd cent is the first line's
    CHECK(price.lines[1].earnBase == cents(22'49));
    CHECK(price.toPay == cents(40'00));
    basket.paidByGiftCard = cents(50'00);
    CHECK(priced(rules, basket).earnedTotal == Points{});
    basket.paidByGiftCard = cents(-1);
    CHECK(refusalOf(basket, rules).code == ErrorCode::Malformed);
}

SCENARIO("Rewards and vouchers count like points where nothing is earned beside them", "[pricing][earning][K1]")
{
    Programme rules = programme();
    rules.rewards = {reward(5, amountOff(10'00))};
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.shopper = shopper(0);
    basket.rewards = {{"PEN", 1}};
    const auto earned = [&](EarnBase base) {
        rules.earnBase = base;
        return priced(rules, basket).earnedTotal;
    };
    CHECK(earned(EarnBase::List) == Points::whole(100));
    CHECK(earned(EarnBase::Gross) == Points::whole(100));
    CHECK(earned(EarnBase::Net) == Points::whole(90));
    CHECK(earned(EarnBase::NothingWhenUsed) == Points{});
    basket.rewards.clear();
    basket.lines[0].manual = manual(10'00);
    CHECK(earned(EarnBase::List) == Points::whole(100));
    CHECK(earned(EarnBase::Gross) == Points::whole(90));
    CHECK(earned(EarnBase::NothingWhenUsed) == Points::whole(90));
}
