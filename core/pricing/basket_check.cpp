// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include <algorithm>

namespace huitou
{

namespace
{

bool isAmountOf(const Programme& programme, Money amount)
{
    return amount.currency() == programme.currency && !amount.isNegative();
}

Status checkLine(const Programme& programme, const BasketLine& line)
{
    const Article& article = line.article;
    if (line.quantity <= Quantity{}) {
        return Error{ErrorCode::Malformed,
                     {.en = article.name.en + ": the quantity is " + line.quantity.text() +
                            "; enter more than 0, or remove the line.",
                      .zh = article.name.zh + ":数量为 " + line.quantity.text() + ",请输入大于 0 的数量,或删除此行。"}};
    }
    if (!article.weighed && line.quantity.thousandths() % 1000 != 0) {
        return Error{ErrorCode::Malformed,
                     {.en = article.name.en + " is sold by the piece: " + line.quantity.text() +
                            " is not possible; enter a whole number.",
                      .zh = article.name.zh + " 按件出售,不能是 " + line.quantity.text() + ",请输入整数。"}};
    }
    if (!isAmountOf(programme, article.unitPrice) || article.taxBasisPoints < 0) {
        return Error{ErrorCode::Malformed,
                     {.en = article.name.en + " has the price " + article.unitPrice.display() +
                            ", which the programme can't take; correct the goods list.",
                      .zh = article.name.zh + " 的价格 " + article.unitPrice.display() + " 不可用,请更正商品表。"}};
    }
    return {};
}

Error foreignRight(Money amount)
{
    return Error{ErrorCode::Malformed,
                 {.en = "The voucher or offer of " + amount.display() + " does not fit the programme; remove it.",
                  .zh = "金额为 " + amount.display() + " 的购物券或优惠与方案不符,请移除。"}};
}

Status checkRights(const Programme& programme, const Basket& basket)
{
    const bool usesRights = !basket.redeem.isZero() || !basket.vouchers.empty() || !basket.offers.empty();
    if (usesRights && !basket.shopper) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "Points, vouchers and offers belong to a member; scan the member's code first.",
                      .zh = "积分、购物券和优惠属于会员,请先扫会员码。"}};
    }
    if (basket.vouchers.size() + basket.offers.size() > maximumRightsOfSale) {
        const std::string most = std::to_string(maximumRightsOfSale);
        return Error{
            ErrorCode::NotAllowed,
            {.en = "A sale takes " + most + " vouchers and offers at most; keep the others for another purchase.",
             .zh = "一单最多使用 " + most + " 张购物券和优惠,其余请留待下次使用。"}};
    }
    if (basket.redeem.isZero()) {
        return {};
    }
    if (!programme.redemption) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "This programme does not turn points into money; leave the points unused.",
                      .zh = "本方案的积分不能抵现,请不要使用积分。"}};
    }
    const Points minimum = std::max(programme.redemption->minimum, programme.redemption->points);
    if (basket.redeem < minimum) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "At least " + minimum.display() + " points are used at once; " + basket.redeem.display() +
                            " were asked for.",
                      .zh = "一次至少使用 " + minimum.display() + " 分,现在只有 " + basket.redeem.display() + " 分。"}};
    }
    return {};
}

} // namespace

Status checkBasket(const Programme& programme, const Basket& basket)
{
    for (const BasketLine& line : basket.lines) {
        if (Status status = checkLine(programme, line); !status) {
            return status;
        }
    }
    for (const VoucherInBasket& voucher : basket.vouchers) {
        if (!isAmountOf(programme, voucher.value)) {
            return foreignRight(voucher.value);
        }
    }
    for (const OfferInBasket& offer : basket.offers) {
        if (!isAmountOf(programme, offer.amountOff) || !isAmountOf(programme, offer.minimumSpend)) {
            return foreignRight(offer.amountOff);
        }
    }
    return checkRights(programme, basket);
}

Result<Money> listPriceOf(const BasketLine& line)
{
    const std::optional<std::int64_t> units =
        mulDiv(line.article.unitPrice.minorUnits(), line.quantity.thousandths(), 1000, Rounding::HalfUp);
    if (!units || *units > maximumSaleUnits) {
        return saleTooLarge();
    }
    return Money::fromMinor(*units, line.article.unitPrice.currency());
}

Error saleTooLarge()
{
    return Error{
        ErrorCode::Overflow,
        {.en = "The sale is too large to be added up; check the quantities.", .zh = "金额过大,无法计算;请检查数量。"}};
}

} // namespace huitou
