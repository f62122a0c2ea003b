// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

/// Each takes another amount off a coat of 100: the star 10, the promotion 20, the offer 30.
Programme tenPercentAndTwenty()
{
    Programme rules = programme();
    rules.promotions = {promotion(amountOff(20'00))};
    return rules;
}

Basket coatWithOffer(std::int64_t offCents = 30'00)
{
    Basket basket = basketOf({pieces("coat", 100'00)});
    basket.shopper = shopper(1);
    basket.offers = {offer(offCents, 0)};
    return basket;
}

std::vector<DiscountKind> kindsIn(const PricedBasket& price)
{
    std::vector<DiscountKind> kinds;
    for (const Discount& total : price.totals) {
        kinds.push_back(total.kind);
    }
    return kinds;
}

using Kinds = std::vector<DiscountKind>;

} // namespace

SCENARIO("All discounts hold one after the other: star, promotions, offers", "[pricing][stacking][K15]")
{
    Programme rules = tenPercentAndTwenty();
    rules.promotions.push_back(promotion(percentOff(10'00)));
    rules.promotions[1].id = "tenth";
    const PricedBasket price = priced(rules, coatWithOffer());
    CHECK(kindsIn(price) ==
          Kinds{DiscountKind::Star, DiscountKind::Promotion, DiscountKind::Promotion, DiscountKind::Offer});
    CHECK(price.totals[2].amount == cents(7'00)); // of 70, which star and first promotion have left
    CHECK(price.toPay == cents(33'00));
    CHECK(price.offers.size() == 1);
}

SCENARIO("Where only the best discount holds, the others are not used up", "[pricing][stacking][K15]")
{
    Programme rules = tenPercentAndTwenty();
    rules.stacking.discounts = Stacking::Discounts::BestOne;
    const PricedBasket best = priced(rules, coatWithOffer());
    CHECK(kindsIn(best) == Kinds{DiscountKind::Offer});
    CHECK(best.toPay == cents(70'00));
    CHECK(best.promotions.empty());
    CHECK(best.offers.size() == 1);
    CHECK(best.hints.empty()); // nobody asked for the promotion

    const PricedBasket other = priced(rules, coatWithOffer(19'99));
    CHECK(kindsIn(other) == Kinds{DiscountKind::Promotion});
    CHECK(other.offers.empty());
    CHECK(other.hints.front() ==
          Sentence{.en = "\"Welcome back: 15 off from 100\" was not used: another discount takes off more.",
                   .zh = "“欢迎回来 满100减15”未使用：另一项折扣更优惠。"});

    THEN("of equals the first holds: star, promotions, offers")
    {
        CHECK(kindsIn(priced(rules, coatWithOffer(20'00))) == Kinds{DiscountKind::Promotion});
        rules.promotions[0].gives = amountOff(10'00);
        CHECK(kindsIn(priced(rules, coatWithOffer(10'00))) == Kinds{DiscountKind::Star});
        rules.promotions[0].gives = amountOff(10'01);
        CHECK(kindsIn(priced(rules, coatWithOffer(10'00))) == Kinds{DiscountKind::Promotion});
    }
    THEN("a code that is not the best is told so")
    {
        rules.promotions[0].code = "SPRING";
        Basket basket = coatWithOffer(30'00);
        basket.codes = {"SPRING"};
        CHECK(priced(rules, basket).hints.front().en == "\"Spring\" was not used: another discount takes off more.");
    }
    THEN("an article out of star discounts is marked only where the star holds")
    {
        Basket basket = coatWithOffer(30'00);
        basket.lines.push_back(withoutStarDiscount(pieces("tin", 1'00)));
        CHECK_FALSE(priced(rules, basket).lines[1].remark.has_value());
        basket.offers.clear();
        rules.promotions.clear();
        CHECK(priced(rules, basket).lines[1].remark.has_value());
    }
    THEN("what staff took off comes before, and besides")
    {
        Basket basket = coatWithOffer();
        basket.lines[0].manual = manual(50'00);
        CHECK(priced(rules, basket).toPay == cents(20'00));
    }
}

SCENARIO("Discounts together stay below their part of the list price", "[pricing][stacking][K15]")
{
    Programme rules = tenPercentAndTwenty();
    rules.stacking.maximumPercent = 60;
    CHECK(priced(rules, coatWithOffer()).toPay == cents(40'00)); // 10 + 20 + 30
    rules.stacking.maximumPercent = 59;
    CHECK(priced(rules, coatWithOffer()).toPay == cents(41'00));
    rules.stacking.maximumPercent = 25;
    const PricedBasket price = priced(rules, coatWithOffer());
    CHECK(price.toPay == cents(75'00));
    CHECK(price.totals[1].amount == cents(15'00)); // what the star has left of the 25
    CHECK(price.offers.empty());
    CHECK(price.hints.front().en ==
          "\"Welcome back: 15 off from 100\" was not used: the discounts of a sale take off at most 25 %.");

    THEN("the part is rounded down, and the cut falls on the lines in proportion")
    {
        Basket basket = basketOf({pieces("a", 3'33), pieces("b", 6'66)});
        basket.shopper = shopper(3);
        rules.promotions.clear();
        const PricedBasket cut = priced(rules, basket); // 25 % of 9.99 are 2.4975; the star takes 1.00 and 2.00
        CHECK(cut.discount == cents(2'49));
        CHECK(cut.lines[0].discounts[0].amount == cents(83));
        CHECK(cut.lines[1].discounts[0].amount == cents(1'66));
    }
    THEN("manual discounts, vouchers and points are not limited by it")
    {
        Basket basket = coatWithOffer();
        basket.offers.clear();
        basket.lines[0].manual = manual(40'00);
        basket.vouchers = {voucher(20'00)};
        basket.redeem = Points::whole(500);
        CHECK(priced(rules, basket).toPay == cents(10'00)); // 100 − 40, − 25 of discounts, − 20 − 5
    }
}

SCENARIO("Where a voucher excludes discounts, a sale has the one or the other", "[pricing][stacking][K15]")
{
    Programme rules = tenPercentAndTwenty();
    rules.stacking.vouchersWithDiscounts = false;
    Basket basket = coatWithOffer();
    basket.offers.clear();
    CHECK(priced(rules, basket).toPay == cents(70'00));
    basket.vouchers = {voucher(50'00)};
    CHECK(kindsIn(priced(rules, basket)) == Kinds{DiscountKind::Voucher});
    CHECK(priced(rules, basket).toPay == cents(50'00));

    THEN("an offer beside a voucher is refused, a code hinted at")
    {
        basket.offers = {offer(30'00, 0)};
        const Error refused = refusalOf(basket, rules);
        CHECK(refused.code == ErrorCode::NotAllowed);
        CHECK(refused.message.en == "\"Welcome back: 15 off from 100\" can't be used: this sale uses a voucher, which "
                                    "excludes discounts.");
        basket.offers.clear();
        rules.promotions[0].code = "SPRING";
        basket.codes = {"SPRING"};
        CHECK(priced(rules, basket).hints.front().en ==
              "\"Spring\" was not used: this sale uses a voucher, which excludes discounts.");
        basket.codes = {"WINTER"};
        CHECK(refusalOf(basket, rules).code == ErrorCode::NotFound);
    }
}

SCENARIO("Staff take something off a line by hand, with a reason", "[pricing][manual]")
{
    Basket basket = basketOf({pieces("coat", 100'00), pieces("scarf", 9'99)});
    basket.lines[0].manual = manual(5'00);
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.toPay == cents(104'99));
    CHECK(price.totals.front().kind == DiscountKind::Manual);
    CHECK(price.totals.front().id == "damaged");
    CHECK(explainedDiscounts(price, 0).front().reason == Sentence{.en = "damaged: −5.00", .zh = "damaged −5.00"});

    THEN("one reason stands once among the totals, whatever it was given for")
    {
        basket.lines[1].manual = manualPercent(50'00);
        const PricedBasket both = priced(programme(), basket);
        CHECK(both.totals.size() == 1);
        CHECK(both.totals.front().amount == cents(10'00)); // 5.00 and, half up, 5.00 of 9.99
        basket.lines[1].manual->reason = "last one";
        CHECK(priced(programme(), basket).totals.size() == 2);
    }
    THEN("more than the line is all of the line")
    {
        basket.lines[1].manual = manual(10'00);
        CHECK(priced(programme(), basket).lines[1].net == cents(0));
    }
    THEN("the star is taken of what is left")
    {
        basket.shopper = shopper(1);
        CHECK(priced(programme(), basket).lines[0].net == cents(85'50));
    }
}

SCENARIO("Above the cashier's limit a manager has to agree", "[pricing][manual]")
{
    Programme rules = programme();
    Basket basket = basketOf({pieces("coat", 100'00)});
    const auto needsManager = [&](const ManualDiscount& given) {
        basket.lines[0].manual = given;
        return priced(rules, basket).lines[0].needsManager;
    };
    CHECK_FALSE(needsManager(manual(10'00)));
    CHECK(needsManager(manual(10'01)));
    CHECK_FALSE(needsManager(manualPercent(10'00)));
    CHECK(needsManager(manualPercent(10'01)));
    rules.manualDiscounts.withoutManagerPercentHundredths = 0;
    CHECK(needsManager(manual(1)));
    rules.manualDiscounts.withoutManagerPercentHundredths = 100'00;
    CHECK_FALSE(needsManager(manual(100'00)));
    basket.lines[0].manual.reset();
    CHECK_FALSE(priced(rules, basket).lines[0].needsManager);
}

SCENARIO("A manual discount that says too little or too much is refused", "[pricing][manual]")
{
    Basket basket = basketOf({pieces("coat", 100'00)});
    const auto codeOf = [&](const ManualDiscount& given) {
        basket.lines[0].manual = given;
        return refusalOf(basket).code;
    };
    ManualDiscount both = manualPercent(5'00);
    both.amount = cents(1);
    CHECK(codeOf(both) == ErrorCode::Malformed);
    CHECK(codeOf(manual(0)) == ErrorCode::Malformed);
    CHECK(codeOf(manual(-1)) == ErrorCode::Malformed);
    CHECK(codeOf(manualPercent(-1)) == ErrorCode::Malformed);
    CHECK(codeOf(manualPercent(100'01)) == ErrorCode::Malformed);
    ManualDiscount silent = manual(1);
    silent.reason.clear();
    CHECK(codeOf(silent) == ErrorCode::Malformed);
    silent.reason.assign(maximumReasonBytes + 1, 'x');
    CHECK(codeOf(silent) == ErrorCode::Malformed);
    silent.reason.pop_back();
    basket.lines[0].manual = silent;
    CHECK(priced(programme(), basket).toPay == cents(99'99));
}

SCENARIO("Of very many promotions a sale takes as many as its record holds", "[pricing][promotion]")
{
    Programme rules = programme();
    for (std::size_t i = 0; i <= maximumPromotionsOfSale; ++i) {
        rules.promotions.push_back(promotion(amountOff(1)));
        rules.promotions.back().id = "p" + std::to_string(i);
    }
    rules.promotions.back().code = "LAST";
    Basket basket = basketOf({pieces("coat", 100'00)});
    CHECK(priced(rules, basket).promotions.size() == maximumPromotionsOfSale);
    CHECK(priced(rules, basket).hints.empty());
    basket.codes = {"LAST"};
    CHECK(priced(rules, basket).promotions.size() == maximumPromotionsOfSale);
    CHECK(priced(rules, basket).hints.front().en == "\"Spring\" was not used: a sale takes 40 promotions at most.");
}
