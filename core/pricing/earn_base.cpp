// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earn_base.h"

#include "core/pricing/earning.h"
#include "core/pricing/split.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// `net` is what is left to pay; `rights` is what points, vouchers and rewards took off.
Money earnBaseOf(EarnBase base, Money list, Money net, Money rights)
{
    switch (base) {
    case EarnBase::List: return list;
    case EarnBase::Gross: return net + rights;
    case EarnBase::Net:
    case EarnBase::NothingWhenUsed: return net;
    }
    return net;
}

/// Where what is paid with a gift card earns nothing: takes that part off what the lines earn on.
void leaveOutGiftCards(Money paidByGiftCard, PricedBasket& priced)
{
    std::vector<Money> bases;
    Money sum = Money::zero(paidByGiftCard.currency());
    for (const PricedLine& line : priced.lines) {
        bases.push_back(line.earnBase);
        sum += line.earnBase;
    }
    const std::vector<Money> parts = splitByLargestRemainder(std::min(paidByGiftCard, sum), bases);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        priced.lines[i].earnBase -= parts[i];
    }
}

} // namespace

Status earnPoints(RunningPrice& price)
{
    const Programme& programme = price.programme();
    const Basket& basket = price.basket();
    PricedBasket& priced = price.priced();
    for (std::size_t i = 0; i < price.size(); ++i) {
        PricedLine& line = priced.lines[i];
        line.earnBase = earnBaseOf(programme.earnBase, line.list, line.net, price.money(price.rightsTaken(i)));
    }
    if (programme.giftCards && !programme.giftCards->paymentEarns && !basket.paidByGiftCard.isZero()) {
        leaveOutGiftCards(basket.paidByGiftCard, priced);
    }
    std::vector<EarnLine> lines;
    lines.reserve(basket.lines.size());
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        const Article& article = basket.lines[i].article;
        lines.push_back(
            {article.sku, article.category, article.labels, basket.lines[i].quantity, priced.lines[i].earnBase});
    }
    Result<SaleEarning> earning = earningOf(programme, {.lines = lines,
                                                        .minimumOrderSpend = price.money(price.gross()),
                                                        .star = priced.star,
                                                        .businessDate = basket.businessDate,
                                                        .rightsUsed = price.gross() != price.toPay()});
    if (!earning) {
        return earning.error();
    }
    SaleEarning& earned = earning.value();
    for (std::size_t i = 0; i < priced.lines.size(); ++i) {
        priced.lines[i].earned = earned.ofLines[i];
    }
    priced.earnedTotal = earned.total;
    priced.earned = std::move(earned.parts);
    return {};
}

} // namespace huitou
