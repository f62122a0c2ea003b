// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/sale_record.h"

namespace huitou
{

namespace
{

SaleLineFact lineFrom(const BasketLine& line, const PricedLine& priced)
{
    SaleLineFact fact;
    fact.sku = line.article.sku;
    fact.name = line.article.name;
    fact.quantity = line.quantity;
    fact.unitPrice = line.article.unitPrice;
    fact.list = priced.list;
    for (const LineDiscount& discount : priced.discounts) {
        fact.discounts.push_back({discount.kind, discount.id, discount.amount});
    }
    fact.net = priced.net;
    fact.taxBasisPoints = line.article.taxBasisPoints;
    fact.tax = priced.tax;
    fact.lastsDays = line.article.lastsDays;
    fact.category = line.article.category;
    fact.labels = line.article.labels;
    fact.taxIncluded = line.article.taxIncluded;
    fact.earnBase = priced.earnBase;
    fact.earned = priced.earned;
    return fact;
}

} // namespace

SaleFact saleFactFrom(const Programme& programme, const Basket& basket, const PricedBasket& priced)
{
    HUITOU_CHECK(basket.lines.size() == priced.lines.size());
    SaleFact fact;
    fact.currency = programme.currency;
    fact.programmeVersion = programme.version;
    for (std::size_t line = 0; line < basket.lines.size(); ++line) {
        fact.lines.push_back(lineFrom(basket.lines[line], priced.lines[line]));
    }
    fact.list = priced.list;
    fact.discount = priced.discount;
    fact.paid = priced.toPay;
    fact.cashRounding = Money::zero(programme.currency);
    for (const VoucherInBasket& voucher : basket.vouchers) {
        fact.vouchers.push_back(voucher.id);
    }
    fact.offers = priced.offers;
    fact.promotions = priced.promotions;
    if (!basket.shopper) {
        return fact;
    }
    fact.member = basket.shopper->member;
    fact.star = priced.star;
    fact.earned = priced.earnedTotal;
    fact.redeemed = priced.redeemed + priced.rewardPoints;
    fact.rewards = priced.rewards;
    for (const PointsEarned& earned : priced.earned) {
        if (!earned.points.isZero()) {
            fact.earnedBy.push_back({earned.rule, earned.points});
        }
    }
    return fact;
}

} // namespace huitou
