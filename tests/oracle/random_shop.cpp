// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/random_shop.h"

#include "tests/support/random_programme.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

using test::Draw;

Article drawArticle(Draw& draw)
{
    Article article;
    article.sku = oneOf(draw, test::drawnSkus);
    article.name = {.en = article.sku, .zh = article.sku};
    article.category = oneOf(draw, test::drawnCategories);
    const std::int64_t dearest = oneOf<std::int64_t>(draw, {5, 120, 3000, 20'000});
    article.unitPrice = cents(draw.between(draw.oneIn(10) ? 0 : 1, dearest));
    if (draw.oneIn(300)) {
        article.unitPrice = cents(400'000'000'000);
    }
    article.weighed = draw.oneIn(4);
    article.taxBasisPoints = oneOf(draw, {0, 600, 1300, 1300});
    article.taxIncluded = !draw.oneIn(4);
    for (const std::string_view label : test::drawnLabels) {
        if (draw.oneIn(3)) {
            article.labels.emplace_back(label);
        }
    }
    article.starDiscount = !draw.oneIn(6);
    return article;
}

BasketLine drawLine(Draw& draw)
{
    BasketLine line;
    line.article = drawArticle(draw);
    line.quantity = line.article.weighed ? Quantity::fromThousandths(draw.between(1, 3000))
                                         : Quantity::pieces(static_cast<std::int32_t>(draw.between(1, 5)));
    if (draw.oneIn(200)) {
        line.quantity = Quantity::fromThousandths(oneOf<std::int64_t>(draw, {0, -1000, 1500}));
    }
    if (draw.oneIn(6)) {
        ManualDiscount manual;
        manual.reason = "damaged";
        if (draw.oneIn(2)) {
            manual.percentHundredths = oneOf(draw, {333, 1000, 1001, 5000, 10000});
        } else {
            manual.amount = cents(draw.between(1, 300));
        }
        line.manual = manual;
    }
    return line;
}

void drawShopper(Draw& draw, const Programme& programme, Basket& basket)
{
    Shopper shopper;
    shopper.member = draw.id<MemberId>();
    shopper.star = static_cast<std::uint32_t>(draw.between(0, static_cast<std::int64_t>(programme.stars.size())));
    shopper.star += draw.oneIn(20) ? 1U : 0U;
    shopper.cycle = Points::whole(draw.between(0, 300));
    shopper.spend = cents(draw.between(0, 30'000));
    for (const Promotion& promotion : programme.promotions) {
        if (promotion.usesPerMember > 0 && draw.oneIn(2)) {
            shopper.promotionUses.push_back({promotion.id, static_cast<std::int32_t>(draw.between(1, 2))});
        }
    }
    basket.shopper = shopper;
}

VoucherInBasket drawVoucher(Draw& draw)
{
    VoucherInBasket voucher;
    voucher.id = draw.id<VoucherId>();
    voucher.value = cents(draw.between(1, oneOf<std::int64_t>(draw, {100, 5000, 20'000})));
    if (draw.oneIn(2)) {
        voucher.gives = randomBenefit(draw);
    }
    voucher.anyone = draw.oneIn(2);
    if (draw.oneIn(3)) {
        voucher.minimumSpend = cents(draw.between(1, 4000));
    }
    return voucher;
}

void drawRights(Draw& draw, const Programme& programme, Basket& basket)
{
    if (draw.oneIn(3) && (programme.redemption || draw.oneIn(20))) {
        basket.redeem = draw.oneIn(10) ? Points::fromHundredths(draw.between(1, 5000))
                                       : Points::fromHundredths(draw.between(30'000, 200'000));
    }
    for (std::int64_t count = draw.oneIn(4) ? draw.between(1, draw.oneIn(20) ? 24 : 2) : 0; count > 0; --count) {
        basket.vouchers.push_back(drawVoucher(draw));
    }
    for (std::int64_t count = draw.oneIn(4) ? draw.between(1, 2) : 0; count > 0; --count) {
        basket.offers.push_back({draw.id<OfferId>(),
                                 {.en = "offer", .zh = "优惠"},
                                 cents(draw.between(1, 3000)),
                                 cents(draw.oneIn(2) ? 0 : draw.between(1, 5000))});
    }
    for (const Reward& reward : programme.rewards) {
        if (draw.oneIn(4)) {
            basket.rewards.push_back({reward.id, static_cast<std::int32_t>(draw.oneIn(3) ? draw.between(2, 4) : 1)});
        }
    }
    if (draw.oneIn(100)) {
        basket.rewards.push_back({"unknown", 1});
    }
}

/// One with every knob drawn as the file can say it. Its rules meet baskets less often than randomRules' do.
Programme anyProgramme(Draw& draw)
{
    test::RandomProgrammes programmes(static_cast<std::uint64_t>(draw.between(0, INT64_MAX)));
    programmes.setOnlyCurrency(cny);
    return programmes.next();
}

} // namespace

RandomSale randomSale(Draw& draw)
{
    RandomSale sale;
    sale.programme = draw.oneIn(3) ? anyProgramme(draw) : randomRules(draw);
    Basket& basket = sale.basket;
    for (std::int64_t count = draw.between(1, 5); count > 0; --count) {
        basket.lines.push_back(drawLine(draw));
    }
    basket.businessDate = randomDay(draw);
    basket.nodeReached = draw.oneIn(2);
    if (!draw.oneIn(8)) {
        drawShopper(draw, sale.programme, basket);
        drawRights(draw, sale.programme, basket);
    } else if (draw.oneIn(5)) {
        drawRights(draw, sale.programme, basket);
    }
    for (const Promotion& promotion : sale.programme.promotions) {
        if (!promotion.code.empty() && !draw.oneIn(3)) {
            basket.codes.push_back(draw.oneIn(5) ? " " + promotion.code + " " : promotion.code);
        }
        if (promotion.usesInAll > 0) {
            basket.promotionUsesInAll.push_back({promotion.id, static_cast<std::int32_t>(draw.between(0, 4))});
        }
    }
    if (draw.oneIn(60)) {
        basket.codes.emplace_back("NOSUCHCODE");
    }
    if (draw.oneIn(4)) {
        basket.paidByGiftCard = cents(draw.between(1, 5000));
    }
    return sale;
}

} // namespace huitou::oracle
