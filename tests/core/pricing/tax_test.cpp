// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

SCENARIO("Tax that is not in the price comes on top of what is left of it", "[pricing][tax]")
{
    Basket basket = basketOf({withTaxOnTop(pieces("coat", 100'00), 8'25)});
    basket.shopper = shopper(1);
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.discount == cents(10'00));
    CHECK(price.taxAdded == cents(7'43)); // 8.25 % of 90.00: 7.425
    CHECK(price.toPay == cents(97'43));
    CHECK(price.lines[0].net == cents(97'43));
    CHECK(price.lines[0].tax == cents(7'43));
    REQUIRE(price.taxes.size() == 1);
    CHECK_FALSE(price.taxes[0].included);
    CHECK(price.taxes[0].net == cents(97'43));

    THEN("it earns no points")
    {
        CHECK(price.earnedTotal == Points::whole(90));
        CHECK(price.lines[0].earnBase == cents(90'00));
    }
}

SCENARIO("Tax is computed once for each rate, and shared by its lines to the cent", "[pricing][tax]")
{
    // 13 % of 0.04 are 0.0052 a line; of all three 0.0156.
    const PricedBasket onTop =
        priced(programme(), basketOf({withTaxOnTop(pieces("a", 4), 1300), withTaxOnTop(pieces("b", 4), 1300),
                                      withTaxOnTop(pieces("c", 4), 1300)}));
    CHECK(onTop.taxAdded == cents(2));
    CHECK(onTop.lines[0].tax == cents(1));
    CHECK(onTop.lines[1].tax == cents(1));
    CHECK(onTop.lines[2].tax == cents(0));

    THEN("the same rate in the price and on top of it are two sums")
    {
        const PricedBasket mixed =
            priced(programme(), basketOf({withTaxOnTop(pieces("a", 100'00), 1300), pieces("b", 113'00)}));
        REQUIRE(mixed.taxes.size() == 2);
        CHECK(mixed.taxes[0].included);
        CHECK(mixed.taxes[0].tax == cents(13'00));
        CHECK(mixed.taxes[0].net == cents(113'00));
        CHECK_FALSE(mixed.taxes[1].included);
        CHECK(mixed.taxes[1].tax == cents(13'00));
        CHECK(mixed.toPay == cents(226'00));
        CHECK(mixed.taxAdded == cents(13'00));
    }
    THEN("goods without tax have a sum of their own")
    {
        const PricedBasket free = priced(programme(), basketOf({withTaxOnTop(pieces("a", 100'00), 0)}));
        CHECK(free.taxes[0].tax == cents(0));
        CHECK(free.toPay == cents(100'00));
    }
}

SCENARIO("A sale may reach its limit with the tax, not go beyond it", "[pricing][tax][overflow]")
{
    const std::int64_t half = maximumSaleUnits / 2;
    CHECK(priced(programme(), basketOf({withTaxOnTop(pieces("gold", half), 100'00)})).toPay == cents(maximumSaleUnits));
    CHECK(refusalOf(basketOf({withTaxOnTop(pieces("gold", half + 1), 100'00)})).code == ErrorCode::Overflow);
    CHECK(refusalOf(basketOf({withTaxOnTop(pieces("gold", 1), 100'01)})).code == ErrorCode::Malformed);
}
