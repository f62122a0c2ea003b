// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/basket_check.h"

#include "core/pricing/article_limits.h"

#include <algorithm>

namespace huitou
{

namespace
{

bool isAmountOf(const Programme& programme, Money amount)
{
    return amount.currency() == programme.currency && !amount.isNegative();
}

Status checkQuantity(const BasketLine& line)
{
    const Article& article = line.article;
    if (line.quantity <= Quantity{}) {
        return Error{
            ErrorCode::Malformed,
            {.en = article.name.en + ": the quantity is " + line.quantity.text() +
                   "; enter more than 0, or remove the line.",
             .zh = article.name.zh + "：数量为 " + line.quantity.text() + "，请输入大于 0 的数量，或删除此行。"}};
    }
    if (line.quantity > maximumQuantity) {
        return saleTooLarge();
    }
    if (!article.weighed && line.quantity.thousandths() % 1000 != 0) {
        return Error{ErrorCode::Malformed,
                     {.en = article.name.en + " is sold by the piece: " + line.quantity.text() +
                            " is not possible; enter a whole number.",
                      .zh = article.name.zh + " 按件出售，不能是 " + line.quantity.text() + "，请输入整数。"}};
    }
    return {};
}

/// One of an amount and a percentage, neither below nothing nor above everything, and a reason.
Status checkManual(const Programme& programme, const BasketLine& line)
{
    const ManualDiscount& manual = *line.manual;
    const bool isPercent = manual.percentHundredths > 0 && manual.percentHundredths <= hundredPercent;
    const bool isAmount = manual.percentHundredths == 0 && !manual.amount.isZero();
    if (!isAmountOf(programme, manual.amount) || !(isAmount || (isPercent && manual.amount.isZero()))) {
        return Error{ErrorCode::Malformed,
                     {.en = line.article.name.en + ": give an amount, or a percentage up to 100, to take off.",
                      .zh = line.article.name.zh + "：请输入减免金额，或不超过 100 的百分比。"}};
    }
    if (manual.reason.empty() || manual.reason.size() > maximumReasonBytes) {
        const std::string most = std::to_string(maximumReasonBytes);
        return Error{ErrorCode::Malformed,
                     {.en = line.article.name.en + ": say in 1 to " + most + " bytes why something is taken off.",
                      .zh = line.article.name.zh + "：请用 1 到 " + most + " 字节说明减免原因。"}};
    }
    return {};
}

Status checkLine(const Programme& programme, const BasketLine& line)
{
    if (Status status = checkQuantity(line); !status) {
        return status;
    }
    const Article& article = line.article;
    if (!isAmountOf(programme, article.unitPrice) || article.taxBasisPoints < 0 ||
        article.taxBasisPoints > article_limits::taxBasisPoints) {
        return Error{ErrorCode::Malformed,
                     {.en = article.name.en + " has the price " + article.unitPrice.display() +
                            ", which the programme can't take; correct the goods list.",
                      .zh = article.name.zh + " 的价格 " + article.unitPrice.display() + " 不可用，请更正商品表。"}};
    }
    return line.manual ? checkManual(programme, line) : Status{};
}

Error foreignRight(Money amount)
{
    return Error{ErrorCode::Malformed,
                 {.en = "The voucher or offer of " + amount.display() + " does not fit the programme; remove it.",
                  .zh = "金额为 " + amount.display() + " 的购物券或优惠与方案不符，请移除。"}};
}

bool isBenefitOf(const Programme& programme, const Benefit& benefit)
{
    return isAmountOf(programme, benefit.amount) && benefit.percentHundredths >= 0 &&
           benefit.percentHundredths <= hundredPercent && benefit.pieces > 0 &&
           (!benefit.cap || isAmountOf(programme, *benefit.cap));
}

Status checkAmounts(const Programme& programme, const Basket& basket)
{
    for (const VoucherInBasket& voucher : basket.vouchers) {
        if (!isAmountOf(programme, voucher.value) || !isAmountOf(programme, voucher.minimumSpend) ||
            (voucher.gives && !isBenefitOf(programme, *voucher.gives))) {
            return foreignRight(voucher.value);
        }
    }
    for (const OfferInBasket& offer : basket.offers) {
        if (!isAmountOf(programme, offer.amountOff) || !isAmountOf(programme, offer.minimumSpend)) {
            return foreignRight(offer.amountOff);
        }
    }
    for (const RewardInBasket& reward : basket.rewards) {
        if (reward.times < 1) {
            return Error{ErrorCode::Malformed,
                         {.en = "The reward \"" + reward.id + "\" is claimed " + std::to_string(reward.times) +
                                " times; enter 1 or more, or remove it.",
                          .zh = "兑换项“" + reward.id + "”次数为 " + std::to_string(reward.times) +
                                "，请输入 1 或以上，或移除。"}};
        }
    }
    if (!isAmountOf(programme, basket.paidByGiftCard)) {
        const std::string amount = basket.paidByGiftCard.display();
        return Error{ErrorCode::Malformed,
                     {.en = "A payment of " + amount + " by gift card does not fit the programme; correct it.",
                      .zh = "礼品卡支付金额 " + amount + " 与方案不符，请更正。"}};
    }
    return {};
}

Status checkCounts(const Programme& programme, const Basket& basket)
{
    if (basket.vouchers.size() + basket.offers.size() + basket.rewards.size() > maximumRightsOfSale) {
        const std::string most = std::to_string(maximumRightsOfSale);
        return Error{ErrorCode::NotAllowed,
                     {.en = "A sale takes " + most +
                            " vouchers, offers and rewards at most; keep the others for another purchase.",
                      .zh = "一单最多使用 " + most + " 张购物券、优惠和兑换，其余请留待下次使用。"}};
    }
    const int vouchers = programme.stacking.vouchersPerSale;
    if (vouchers > 0 && basket.vouchers.size() > static_cast<std::size_t>(vouchers)) {
        const std::string most = std::to_string(vouchers);
        const std::string asked = std::to_string(basket.vouchers.size());
        return Error{ErrorCode::NotAllowed,
                     {.en = "A sale takes at most " + most + " vouchers, and here are " + asked +
                            "; keep the others for another purchase.",
                      .zh = "一单最多使用 " + most + " 张购物券，现有 " + asked + " 张，其余请留待下次使用。"}};
    }
    return {};
}

Status checkRedemption(const Programme& programme, Points asked)
{
    if (asked.isZero()) {
        return {};
    }
    if (!programme.redemption) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "This programme does not turn points into money; leave the points unused.",
                      .zh = "本方案的积分不能抵现，请不要使用积分。"}};
    }
    const Redemption& redemption = *programme.redemption;
    const Points least = redemption.anyAmount ? programme.pointRounding.step : redemption.points;
    const Points minimum = std::max(redemption.minimum, least);
    if (asked < minimum) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "At least " + minimum.display() + " points are used at once; " + asked.display() +
                            " were asked for.",
                      .zh = "一次至少使用 " + minimum.display() + " 分，现在只有 " + asked.display() + " 分。"}};
    }
    return {};
}

/// Rights are a member's own; but whoever shows some vouchers may use them.
bool usesOwnRights(const Basket& basket)
{
    const bool usesOwnVoucher = std::any_of(basket.vouchers.begin(), basket.vouchers.end(),
                                            [](const VoucherInBasket& voucher) { return !voucher.anyone; });
    return usesOwnVoucher || !basket.redeem.isZero() || !basket.offers.empty() || !basket.rewards.empty();
}

} // namespace

Status checkBasket(const Programme& programme, const Basket& basket)
{
    for (const BasketLine& line : basket.lines) {
        if (Status status = checkLine(programme, line); !status) {
            return status;
        }
    }
    if (Status status = checkAmounts(programme, basket); !status) {
        return status;
    }
    if (usesOwnRights(basket) && !basket.shopper) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "Points, vouchers, offers and rewards belong to a member; scan the member's code first.",
                      .zh = "积分、购物券、优惠和兑换属于会员，请先扫会员码。"}};
    }
    if (Status status = checkCounts(programme, basket); !status) {
        return status;
    }
    return checkRedemption(programme, basket.redeem);
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
    return Error{ErrorCode::Overflow,
                 {.en = "The sale is too large to be added up; check the quantities.",
                  .zh = "金额过大，无法计算；请检查数量。"}};
}

Error tooManyPoints()
{
    return Error{ErrorCode::Overflow,
                 {.en = "The points of this sale are too many to be added up; check the programme.",
                  .zh = "本单积分过大，无法计算；请检查方案。"}};
}

} // namespace huitou
