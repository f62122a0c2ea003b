// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

VoucherInBasket voucherFor(const Benefit& gives)
{
    VoucherInBasket voucher = three_stars::voucher(0);
    voucher.gives = gives;
    voucher.name = {.en = "Birthday treat", .zh = "生日礼券"};
    return voucher;
}

Basket withVoucher(VoucherInBasket voucher)
{
    Basket basket = basketOf({pieces("tea", 10'00, 2), pieces("pot", 30'00)});
    basket.shopper = shopper(0);
    basket.vouchers = {std::move(voucher)};
    return basket;
}

Money toPay(const VoucherInBasket& voucher)
{
    return priced(programme(), withVoucher(voucher)).toPay;
}

} // namespace

SCENARIO("A voucher may be an amount, a percentage, an article or part of the cheapest", "[pricing][voucher]")
{
    CHECK(toPay(voucherFor(amountOff(5'00))) == cents(45'00));
    CHECK(toPay(voucherFor(percentOff(10'00))) == cents(45'00));
    CHECK(toPay(voucherFor(piecesFree(1))) == cents(40'00));
    CHECK(toPay(voucherFor(percentOffCheapest(50'00))) == cents(45'00));
    CHECK(priced(programme(), withVoucher(voucherFor(piecesFree(1)))).totals.front().reason ==
          Sentence{.en = "Birthday treat: −10.00", .zh = "生日礼券 −10.00"});

    THEN("it keeps to its goods and its cap")
    {
        Benefit pot = percentOff(50'00);
        pot.on.articles = {"pot"};
        CHECK(toPay(voucherFor(pot)) == cents(35'00));
        pot.cap = cents(12'00);
        CHECK(toPay(voucherFor(pot)) == cents(38'00));
    }
    THEN("for goods that are not there it is kept, not wasted")
    {
        Benefit hat = piecesFree(1);
        hat.on.articles = {"hat"};
        const Error refused = refusalOf(withVoucher(voucherFor(hat)));
        CHECK(refused.code == ErrorCode::NotAllowed);
        CHECK(refused.message.en ==
              "Nothing is left to pay for the goods of \"Birthday treat\"; keep it for another purchase.");
    }
    THEN("an amount above its goods gives no change, and says so")
    {
        Benefit tea = amountOff(25'00);
        tea.on.articles = {"tea"};
        CHECK(priced(programme(), withVoucher(voucherFor(tea))).totals.front().reason.en ==
              "Birthday treat, no change given: −20.00");
    }
}

SCENARIO("A voucher's minimum is measured on what is to pay when its turn comes", "[pricing][voucher]")
{
    VoucherInBasket voucher = voucherFor(amountOff(10'00));
    voucher.minimumSpend = cents(50'00);
    CHECK(toPay(voucher) == cents(40'00));
    voucher.minimumSpend = cents(50'01);
    const Error refused = refusalOf(withVoucher(voucher));
    CHECK(refused.code == ErrorCode::NotAllowed);
    CHECK(refused.message == Sentence{.en = "\"Birthday treat\" holds from ¥50.01 on; ¥50.00 is to pay so far.",
                                      .zh = "“生日礼券”需满 ¥50.01，目前应付 ¥50.00。"});

    THEN("a voucher before it counts against it")
    {
        voucher.minimumSpend = cents(45'00);
        Basket basket = withVoucher(three_stars::voucher(5'00));
        basket.vouchers.push_back(voucher);
        CHECK(priced(programme(), basket).toPay == cents(35'00));
        basket.vouchers.front().value = cents(5'01);
        CHECK(refusalOf(basket).code == ErrorCode::NotAllowed);
    }
}

SCENARIO("The programme says how many vouchers a sale takes", "[pricing][voucher][K15]")
{
    Programme rules = programme();
    rules.stacking.vouchersPerSale = 1;
    Basket basket = withVoucher(three_stars::voucher(5'00));
    CHECK(priced(rules, basket).toPay == cents(45'00));
    basket.vouchers.push_back(three_stars::voucher(5'00));
    CHECK(refusalOf(basket, rules).message.en ==
          "A sale takes at most 1 vouchers, and here are 2; keep the others for another purchase.");
    rules.stacking.vouchersPerSale = 2;
    CHECK(priced(rules, basket).toPay == cents(40'00));
}

SCENARIO("A voucher that anyone may use needs no member", "[pricing][voucher]")
{
    VoucherInBasket voucher = three_stars::voucher(5'00);
    Basket basket = withVoucher(voucher);
    basket.shopper.reset();
    CHECK(refusalOf(basket).code == ErrorCode::NotAllowed);
    basket.vouchers.front().anyone = true;
    CHECK(priced(programme(), basket).toPay == cents(45'00));
}

SCENARIO("An article that a reward took is not given a second time by a voucher", "[pricing][voucher]")
{
    Programme rules = programme();
    rules.rewards = {reward(5, piecesFree(2))};
    Basket basket = withVoucher(voucherFor(piecesFree(1)));
    basket.rewards = {{"PEN", 1}};
    CHECK(priced(rules, basket).toPay == cents(0)); // both teas by the reward, the pot by the voucher
}

SCENARIO("A voucher whose terms cannot be is refused", "[pricing][voucher]")
{
    CHECK(refusalOf(withVoucher(voucherFor(percentOff(100'01)))).code == ErrorCode::Malformed);
    CHECK(toPay(voucherFor(percentOff(100'00))) == cents(0));
    CHECK(refusalOf(withVoucher(voucherFor(piecesFree(0)))).code == ErrorCode::Malformed);
    CHECK(refusalOf(withVoucher(voucherFor(amountOff(-1)))).code == ErrorCode::Malformed);
}
