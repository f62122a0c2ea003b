// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning.h"

#include "tests/core/pricing/three_stars.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

/// ★ pays 90: a coat of 200 with an offer of 30, a voucher of 50 and 500 points comes to 95 in money.
Basket coatWithEverything()
{
    Basket basket;
    basket.lines = {pieces("coat", 200'00)};
    basket.shopper = shopper(1);
    basket.offers = {offer(30'00, 100'00)};
    basket.vouchers = {voucher(50'00)};
    basket.redeem = Points::whole(500);
    return basket;
}

Points earned(const Programme& rules, const Basket& basket)
{
    return priced(rules, basket).earnedTotal;
}

} // namespace

SCENARIO("The programme says which part of a sale earns points", "[pricing][earning][K1]")
{
    Programme rules = programme();
    const auto earnedOn = [&](EarnBase base) {
        rules.earnBase = base;
        return earned(rules, coatWithEverything());
    };
    CHECK(earnedOn(EarnBase::List) == Points::whole(200));
    CHECK(earnedOn(EarnBase::Gross) == Points::whole(150));
    CHECK(earnedOn(EarnBase::Net) == Points::whole(95));
    CHECK(earnedOn(EarnBase::NothingWhenUsed) == Points{});

    THEN("that nothing is earned is said")
    {
        CHECK(priced(rules, coatWithEverything()).earned.front().reason ==
              Sentence{.en = "No points: points, a voucher or a reward were used in this sale.",
                       .zh = "本单使用了积分、购物券或兑换，不再积分。"});
    }
    THEN("a star and an offer are no use of points or vouchers")
    {
        Basket basket = coatWithEverything();
        basket.vouchers.clear();
        basket.redeem = Points{};
        CHECK(earned(rules, basket) == Points::whole(150));
    }
}

SCENARIO("Points say what they are for", "[pricing][earning]")
{
    Basket basket;
    basket.lines = {pieces("coat", 342'14)};
    basket.shopper = shopper(0);
    CHECK(priced(programme(), basket).earned.front().reason ==
          Sentence{.en = "1 point for each ¥1.00 of ¥342.14: 342 points", .zh = "¥342.14，每 ¥1.00 得 1 分:342 分"});
}

SCENARIO("Points are rounded once, in the steps of the programme", "[pricing][earning][K2]")
{
    const EarnRate one{.perAmount = cents(1'00), .points = Points::whole(1)};
    const auto points = [&](std::int64_t amount, Points step, Rounding rounding) {
        return pointsFor(one, {.step = step, .rounding = rounding, .perLine = false}, cents(amount)).value();
    };
    CHECK(points(99, Points::whole(1), Rounding::Down) == Points{});
    CHECK(points(1'00, Points::whole(1), Rounding::Down) == Points::whole(1));
    CHECK(points(1'49, Points::whole(1), Rounding::HalfUp) == Points::whole(1));
    CHECK(points(1'50, Points::whole(1), Rounding::HalfUp) == Points::whole(2));
    CHECK(points(2'50, Points::whole(1), Rounding::HalfEven) == Points::whole(2));
    CHECK(points(2'01, Points::whole(1), Rounding::Up) == Points::whole(3));
    CHECK(points(2'99, Points::fromHundredths(50), Rounding::Down) == Points::fromHundredths(250));
    CHECK(points(2'99, Points::fromHundredths(10), Rounding::Down) == Points::fromHundredths(290));
    CHECK(points(2'99, Points::fromHundredths(1), Rounding::Down) == Points::fromHundredths(299));

    THEN("introducing a buyer earns one point for two yuan")
    {
        const EarnRate half{.perAmount = cents(2'00), .points = Points::whole(1)};
        CHECK(pointsFor(half, {}, cents(3'99)).value() == Points::whole(1));
        CHECK(pointsFor(half, {}, cents(4'00)).value() == Points::whole(2));
    }
    THEN("rounding twice would give a point too many")
    {
        // 1.4950 points: to hundredths first 1.50, then 2.
        const EarnRate odd{.perAmount = cents(2'00), .points = Points::whole(1)};
        CHECK(pointsFor(odd, {.step = Points::whole(1), .rounding = Rounding::HalfUp, .perLine = false}, cents(2'99))
                  .value() == Points::whole(1));
    }
}

SCENARIO("Points are rounded for the sale, or for each article", "[pricing][earning][K2]")
{
    Basket basket;
    basket.lines = {pieces("a", 1'50), pieces("b", 1'50)};
    basket.shopper = shopper(0);
    Programme rules = programme();
    CHECK(earned(rules, basket) == Points::whole(3));
    rules.pointRounding.perLine = true;
    CHECK(earned(rules, basket) == Points::whole(2));
    CHECK(priced(rules, basket).earned.front().reason.en ==
          "1 point for each ¥1.00 of ¥3.00, rounded for each article: 2 points");
}
