// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace huitou;
using namespace huitou::three_stars;

SCENARIO("Amounts that would not fit are refused, just below they are not", "[pricing][overflow]")
{
    CHECK(priced(programme(), basketOf(pieces("gold", maximumSaleUnits))).toPay == cents(maximumSaleUnits));
    CHECK(refusalOf(basketOf(pieces("gold", maximumSaleUnits + 1))).code == ErrorCode::Overflow);

    Basket basket = basketOf(pieces("gold", maximumSaleUnits));
    basket.lines.push_back(pieces("sweet", 1));
    CHECK(refusalOf(basket).code == ErrorCode::Overflow);

    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(refusalOf(basketOf(pieces("gold", most, std::numeric_limits<std::int32_t>::max()))).code ==
          ErrorCode::Overflow);
    CHECK(refusalOf(basketOf(grams("gold", most, most))).code == ErrorCode::Overflow);
}

SCENARIO("Points that would not fit are refused", "[pricing][overflow]")
{
    Programme rules = programme();
    rules.earn = {.perAmount = cents(1), .points = Points::whole(1'000)};
    Basket basket = basketOf(pieces("coat", 100'00));
    basket.shopper = shopper(0);
    CHECK(priced(rules, basket).earnedTotal == Points::whole(10'000'000)); // the most that a sale's record holds
    basket.lines = {pieces("coat", 100'01)};
    CHECK(refusalOf(basket, rules).code == ErrorCode::Overflow);
    rules.pointRounding.perLine = true;
    basket.lines = {pieces("coat", 100'00), pieces("sweet", 1)};
    CHECK(refusalOf(basket, rules).code == ErrorCode::Overflow);
}

SCENARIO("A quantity that cannot be is refused by name", "[pricing]")
{
    CHECK(refusalOf(basketOf(pieces("toast", 12'50, 0))).message.en ==
          "toast: the quantity is 0; enter more than 0, or remove the line.");
    CHECK(refusalOf(basketOf(pieces("toast", 12'50, -1))).code == ErrorCode::Malformed);
    CHECK(refusalOf(basketOf(grams("pears", 15'60, 0))).code == ErrorCode::Malformed);
    CHECK(priced(programme(), basketOf(grams("pears", 15'60, 1))).toPay == cents(2)); // 0.0156

    BasketLine half = pieces("toast", 12'50);
    half.quantity = Quantity::fromThousandths(500);
    CHECK(refusalOf(basketOf(half)).message.en ==
          "toast is sold by the piece: 0.5 is not possible; enter a whole number.");
}

SCENARIO("A price that the programme can't take is refused", "[pricing]")
{
    CHECK(refusalOf(basketOf(pieces("toast", -1))).code == ErrorCode::Malformed);
    BasketLine foreign = pieces("toast", 1);
    foreign.article.unitPrice = Money::fromMinor(12'50, *Currency::fromCode("EUR"));
    CHECK(refusalOf(basketOf(foreign)).message.en ==
          "toast has the price €12.50, which the programme can't take; correct the goods list.");
}

SCENARIO("Rights belong to a member, and points are money only where the programme says so", "[pricing]")
{
    Basket basket = basketOf(pieces("coat", 300'00));
    basket.redeem = Points::whole(100);
    CHECK(refusalOf(basket).code == ErrorCode::NotAllowed);
    basket.redeem = Points{};
    basket.vouchers = {voucher(200'00)};
    CHECK(refusalOf(basket).message.en ==
          "Points, vouchers, offers and rewards belong to a member; scan the member's code first.");
    basket.vouchers.clear();
    basket.offers = {offer(15'00, 100'00)};
    CHECK(refusalOf(basket).code == ErrorCode::NotAllowed);

    basket.offers.clear();
    basket.shopper = shopper(1);
    basket.redeem = Points::whole(100);
    Programme rules = programme();
    rules.redemption.reset();
    CHECK(refusalOf(basket, rules).code == ErrorCode::NotAllowed);
    basket.redeem = Points::whole(-100);
    CHECK(refusalOf(basket).code == ErrorCode::NotAllowed);
}

SCENARIO("A voucher or offer in another currency is refused", "[pricing]")
{
    const Money euros = Money::fromMinor(15'00, *Currency::fromCode("EUR"));
    Basket basket = basketOf(pieces("coat", 300'00));
    basket.shopper = shopper(1);
    basket.vouchers = {{.id = {}, .value = euros}};
    CHECK(refusalOf(basket).message.en == "The voucher or offer of €15.00 does not fit the programme; remove it.");
    basket.vouchers.clear();
    basket.offers = {offer(-15'00, 0)};
    CHECK(refusalOf(basket).code == ErrorCode::Malformed);
}
