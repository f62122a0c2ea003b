// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "tests/core/pricing/three_stars.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

Basket coatFor(std::int64_t priceCents, std::uint32_t star = 0)
{
    Basket basket;
    basket.lines = {pieces("coat", priceCents)};
    basket.shopper = shopper(star);
    return basket;
}

} // namespace

SCENARIO("An offer holds from its minimum on, measured after the star discount", "[pricing][offer]")
{
    Basket basket = coatFor(100'00);
    basket.offers = {offer(15'00, 100'00)};
    CHECK(priced(programme(), basket).toPay == cents(85'00));

    basket.lines = {pieces("coat", 99'99)};
    const auto short1 = priceBasket(programme(), basket);
    REQUIRE_FALSE(short1.ok());
    CHECK(short1.error().code == ErrorCode::NotAllowed);
    CHECK(short1.error().message ==
          Sentence{.en = "\"Welcome back: 15 off from 100\" holds from ¥100.00 on; this sale is ¥99.99 so far.",
                   .zh = "“欢迎回来 满100减15”需满 ¥100.00，本单目前 ¥99.99。"});

    basket = coatFor(111'11, 1); // 90 % are 100.00
    basket.offers = {offer(15'00, 100'00)};
    CHECK(priced(programme(), basket).toPay == cents(85'00));
    basket.lines = {pieces("coat", 111'10)};
    CHECK_FALSE(priceBasket(programme(), basket).ok());
}

SCENARIO("An invitation takes nothing off, goes with every discount, and is used by the purchase", "[pricing][offer]")
{
    Basket basket = coatFor(100'00, 1);
    basket.offers = {offer(0, 0)};
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.toPay == cents(90'00)); // the star alone
    CHECK(price.offers.size() == 1);
    CHECK(price.hints.empty());

    basket.offers = {offer(0, 0), offer(15'00, 0)};
    CHECK(priced(programme(), basket).toPay == cents(75'00));

    THEN("where only the best discount holds, and where vouchers exclude discounts, too")
    {
        Programme strict = programme();
        strict.stacking.discounts = Stacking::Discounts::BestOne;
        strict.stacking.vouchersWithDiscounts = false;
        basket.offers = {offer(0, 0)};
        CHECK(priced(strict, basket).offers.size() == 1);
        basket.vouchers = {voucher(20'00)};
        CHECK(priced(strict, basket).offers.size() == 1);
    }
}

SCENARIO("Offers come before vouchers, vouchers before points, and each takes from what is left", "[pricing]")
{
    Basket basket = coatFor(300'00);
    basket.offers = {offer(15'00, 100'00)};
    basket.vouchers = {voucher(200'00)};
    basket.redeem = Points::whole(500);
    const PricedBasket price = priced(programme(), basket);
    REQUIRE(price.totals.size() == 3);
    CHECK(price.totals[0].kind == DiscountKind::Offer);
    CHECK(price.totals[1].kind == DiscountKind::Voucher);
    CHECK(price.totals[1].reason == Sentence{.en = "voucher ¥200: −200.00", .zh = "购物券 ¥200 −200.00"});
    CHECK(price.totals[2].kind == DiscountKind::Points);
    CHECK(price.totals[2].reason == Sentence{.en = "500 points: −5.00", .zh = "用 500 分 −5.00"});
    CHECK(explainedDiscounts(price, 0)[1].reason == Sentence{.en = "voucher −200.00", .zh = "购物券 −200.00"});
    CHECK(price.toPay == cents(80'00));
    CHECK(price.redeemed == Points::whole(500));
}

SCENARIO("A voucher larger than the goods pays for the goods and gives no change", "[pricing][voucher]")
{
    Basket basket = coatFor(150'00);
    basket.vouchers = {voucher(200'00)};
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.toPay == cents(0));
    CHECK(price.discount == cents(150'00));
    CHECK(price.totals[0].reason ==
          Sentence{.en = "voucher ¥200, no change given: −150.00", .zh = "购物券 ¥200(不找零) −150.00"});
    CHECK(price.earnedTotal == Points{});

    THEN("a second voucher, for which nothing is left, is refused rather than wasted")
    {
        basket.vouchers.push_back(voucher(50'00));
        const auto refused = priceBasket(programme(), basket);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::NotAllowed);
        CHECK(refused.error().message.en ==
              "Nothing is left to pay for the voucher of ¥50; keep it for another purchase.");
    }
    THEN("a voucher of just the price is used without that remark")
    {
        basket.vouchers = {voucher(150'00)};
        CHECK(priced(programme(), basket).totals[0].reason.en == "voucher ¥150: −150.00");
    }
}

SCENARIO("Points are used in whole steps, and no more than the sale is worth", "[pricing][points]")
{
    Basket basket = coatFor(10'00);
    const auto redeemed = [&](std::int64_t asked, const Programme& rules = programme()) {
        basket.redeem = Points::whole(asked);
        return priced(rules, basket).redeemed;
    };
    CHECK(redeemed(0) == Points{});
    CHECK(redeemed(100) == Points::whole(100));
    CHECK(redeemed(199) == Points::whole(100));
    CHECK(redeemed(1000) == Points::whole(1000));
    CHECK(redeemed(5000) == Points::whole(1000));
    CHECK(priced(programme(), basket).toPay == cents(0));

    GIVEN("a cap of half the sale")
    {
        Programme rules = programme();
        rules.redemption->maximumPercentOfSale = 50;
        CHECK(redeemed(5000, rules) == Points::whole(500));
        basket.lines = {pieces("coat", 9'99)};
        CHECK(redeemed(5000, rules) == Points::whole(400)); // half is 4.99
    }
    GIVEN("a sale too small for the least number of points")
    {
        basket.lines = {pieces("sweet", 99)};
        CHECK(redeemed(100) == Points{});
        CHECK(priced(programme(), basket).toPay == cents(99));
    }
    GIVEN("a minimum of 300")
    {
        Programme rules = programme();
        rules.redemption->minimum = Points::whole(300);
        CHECK(redeemed(300, rules) == Points::whole(300));
        basket.redeem = Points::fromHundredths(299'99);
        const auto refused = priceBasket(rules, basket);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::NotAllowed);
        CHECK(refused.error().message.en == "At least 300 points are used at once; 299.99 were asked for.");
    }
}

SCENARIO("What is taken off the whole basket is split over the lines to the cent", "[pricing][split]")
{
    Basket basket = coatFor(10'00);
    basket.lines = {pieces("a", 3'33), pieces("b", 3'33), pieces("c", 3'34), pieces("gift", 0)};
    basket.offers = {offer(1'00, 0)};
    const PricedBasket price = priced(programme(), basket);
    CHECK(price.lines[0].discounts[0].amount == cents(33));
    CHECK(price.lines[1].discounts[0].amount == cents(33));
    CHECK(price.lines[2].discounts[0].amount == cents(34)); // 33.4 has the largest remainder
    CHECK(price.lines[3].discounts.empty());
}

SCENARIO("A sale used more vouchers than its record holds, and the till fell over it once it was paid",
         "[pricing][voucher]")
{
    Basket basket = coatFor(1000'00, 1);
    basket.offers = {offer(15'00, 100'00)};
    for (std::size_t count = 1; count < maximumRightsOfSale; ++count) {
        basket.vouchers.push_back(voucher(20'00));
    }
    basket.redeem = Points::whole(500);
    CHECK(priced(programme(), basket).lines[0].discounts.size() == 22);

    basket.vouchers.push_back(voucher(20'00));
    const auto refused = priceBasket(programme(), basket);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::NotAllowed);
    CHECK(refused.error().message ==
          Sentence{.en = "A sale takes 20 vouchers, offers and rewards at most; keep the others for another purchase.",
                   .zh = "一单最多使用 20 张购物券、优惠和兑换，其余请留待下次使用。"});
}
