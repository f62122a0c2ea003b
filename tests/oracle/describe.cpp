// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/random_shop.h"

#include <sstream>

namespace huitou::oracle
{

namespace
{

std::string text(const std::vector<std::string>& list)
{
    std::string all;
    for (const std::string& value : list) {
        all += (all.empty() ? "" : ",") + value;
    }
    return "[" + all + "]";
}

std::string text(const ArticleFilter& filter)
{
    return filter.isEverything() ? "all"
                                 : "sku" + text(filter.articles) + "label" + text(filter.labels) + "cat" +
                                       text(filter.categories) + "!sku" + text(filter.notArticles) + "!label" +
                                       text(filter.notLabels) + "!cat" + text(filter.notCategories);
}

std::string text(const std::optional<Date>& date)
{
    return date ? formatDate(*date) : "-";
}

std::string text(const Benefit& benefit)
{
    std::ostringstream out;
    out << "{kind " << static_cast<int>(benefit.kind) << ", amount " << benefit.amount << ", percent "
        << benefit.percentHundredths << ", pieces " << benefit.pieces << ", on " << text(benefit.on) << ", cap "
        << (benefit.cap ? benefit.cap->text() : "-") << "}";
    return out.str();
}

void describeBasket(std::ostream& out, const Basket& basket)
{
    out << "basket of " << formatDate(basket.businessDate) << ", node " << basket.nodeReached << ", redeem "
        << basket.redeem << ", by gift card " << basket.paidByGiftCard << ", codes " << text(basket.codes) << "\n";
    for (const BasketLine& line : basket.lines) {
        const Article& article = line.article;
        out << "  " << line.quantity << " x " << article.unitPrice << " " << article.sku << " category "
            << article.category << " labels " << text(article.labels) << " weighed " << article.weighed << " tax "
            << article.taxBasisPoints << (article.taxIncluded ? "" : " on top") << " star discount "
            << article.starDiscount;
        if (line.manual) {
            out << " manual " << line.manual->amount << " or " << line.manual->percentHundredths;
        }
        out << "\n";
    }
    if (basket.shopper) {
        out << "  shopper star " << basket.shopper->star << " cycle " << basket.shopper->cycle << " spend "
            << basket.shopper->spend;
        for (const PromotionUses& uses : basket.shopper->promotionUses) {
            out << " used " << uses.promotion << "*" << uses.times;
        }
        out << "\n";
    }
    for (const PromotionUses& uses : basket.promotionUsesInAll) {
        out << "  used in all " << uses.promotion << "*" << uses.times << "\n";
    }
    for (const VoucherInBasket& voucher : basket.vouchers) {
        out << "  voucher " << voucher.value << " gives " << (voucher.gives ? text(*voucher.gives) : "-") << " minimum "
            << voucher.minimumSpend << "\n";
    }
    for (const OfferInBasket& offer : basket.offers) {
        out << "  offer " << offer.amountOff << " from " << offer.minimumSpend << "\n";
    }
    for (const RewardInBasket& reward : basket.rewards) {
        out << "  reward " << reward.id << "*" << reward.times << "\n";
    }
}

void describeRules(std::ostream& out, const Programme& programme)
{
    for (const Star& star : programme.stars) {
        out << "  star " << star.id << " from " << star.threshold << " or " << star.spendThreshold << " pays "
            << star.payPercent << " factor " << star.earnFactorHundredths << "\n";
    }
    for (const EarnRule& rule : programme.earnRules) {
        out << "  earn rule " << rule.id << " kind " << static_cast<int>(rule.kind) << " rate " << rule.rate.points
            << " per " << rule.rate.perAmount << " points " << rule.points << " factor " << rule.factorHundredths
            << " on " << text(rule.on) << " minimum " << rule.minimumSpend << " stars " << text(rule.stars) << " "
            << text(rule.from) << ".." << text(rule.until) << " last " << rule.last << "\n";
    }
    for (const Promotion& promotion : programme.promotions) {
        out << "  promotion " << promotion.id << " code " << promotion.code << " gives " << text(promotion.gives)
            << " minimum " << promotion.minimumSpend << " or " << promotion.minimumQuantity << " on "
            << text(promotion.countedOn) << " repeats " << promotion.repeats << " " << text(promotion.from) << ".."
            << text(promotion.until) << " members " << promotion.membersOnly << " stars " << text(promotion.stars)
            << " waves " << promotion.waves.size() << " uses " << promotion.usesPerMember << "/" << promotion.usesInAll
            << " node " << promotion.afterNode << "\n";
    }
    for (const Reward& reward : programme.rewards) {
        out << "  reward " << reward.id << " for " << reward.points << " gives " << text(reward.gives) << " most "
            << reward.maximumPerSale << " stars " << text(reward.stars) << " " << text(reward.from) << ".."
            << text(reward.until) << "\n";
    }
}

} // namespace

std::string described(const RandomSale& sale)
{
    std::ostringstream out;
    const Programme& programme = sale.programme;
    out << "programme: earn " << programme.earn.points << " per " << programme.earn.perAmount << ", base "
        << static_cast<int>(programme.earnBase) << ", points in " << programme.pointRounding.step << " mode "
        << static_cast<int>(programme.pointRounding.rounding) << " per line " << programme.pointRounding.perLine
        << ", money mode " << static_cast<int>(programme.discountRounding.rounding) << " of price "
        << programme.discountRounding.ofPrice << " per sale " << programme.discountRounding.perSale
        << ", star discount on " << text(programme.ladder.starDiscountOn) << ", K7 " << programme.saleCountsForOwnStar
        << ", measure " << static_cast<int>(programme.ladder.measure) << ", stacking "
        << static_cast<int>(programme.stacking.discounts) << " " << programme.stacking.maximumPercent
        << " % vouchers with discounts " << programme.stacking.vouchersWithDiscounts << " most "
        << programme.stacking.vouchersPerSale << ", manager from "
        << programme.manualDiscounts.withoutManagerPercentHundredths;
    if (programme.redemption) {
        const Redemption& redemption = *programme.redemption;
        out << ", redeem " << redemption.points << " for " << redemption.worth << " any " << redemption.anyAmount
            << " minimum " << redemption.minimum << " most " << redemption.maximumPercentOfSale << " % or "
            << (redemption.maximumAmount ? redemption.maximumAmount->text() : "-");
    }
    out << ", gift card payment earns " << (!programme.giftCards || programme.giftCards->paymentEarns) << "\n";
    describeRules(out, programme);
    describeBasket(out, sale.basket);
    return out.str();
}

} // namespace huitou::oracle
