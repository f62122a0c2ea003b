// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/vouchers.h"

#include "core/pricing/benefit_effect.h"
#include "core/pricing/reasons.h"

#include <utility>

namespace huitou
{

namespace
{

Benefit benefitOf(const VoucherInBasket& voucher)
{
    if (voucher.gives) {
        return *voucher.gives;
    }
    Benefit benefit;
    benefit.amount = voucher.value;
    return benefit;
}

/// "voucher ¥200", or by its own name.
Sentence nameOf(const VoucherInBasket& voucher)
{
    if (!voucher.name.en.empty() || !voucher.name.zh.empty()) {
        return voucher.name;
    }
    const bool isGoods = !voucher.gives;
    return {.en = isGoods ? "voucher " + reasons::brief(voucher.value) : std::string("voucher"),
            .zh = isGoods ? "购物券 " + reasons::brief(voucher.value) : std::string("购物券")};
}

Error nothingLeft(const VoucherInBasket& voucher)
{
    const bool isGoods = !voucher.gives;
    const std::string en = isGoods ? "the voucher of " + reasons::brief(voucher.value) : nameOf(voucher).en;
    return Error{ErrorCode::NotAllowed,
                 {.en = "Nothing is left to pay for " + en + "; keep it for another purchase.",
                  .zh = "已无应付金额，" + nameOf(voucher).zh + " 请留待下次使用。"}};
}

Error noneOfItsGoods(const VoucherInBasket& voucher)
{
    const Sentence name = nameOf(voucher);
    return Error{ErrorCode::NotAllowed,
                 {.en = "Nothing is left to pay for the goods of \"" + name.en + "\"; keep it for another purchase.",
                  .zh = "“" + name.zh + "”适用的商品已无应付金额，请留待下次使用。"}};
}

Status takeVoucher(const VoucherInBasket& voucher, RunningPrice& price)
{
    const Money toPay = price.money(price.toPay());
    if (toPay < voucher.minimumSpend) {
        const Sentence name = nameOf(voucher);
        return Error{
            ErrorCode::NotAllowed,
            {.en = "\"" + name.en + "\" holds from " + voucher.minimumSpend.display() + " on; " + toPay.display() +
                   " is to pay so far.",
             .zh = "“" + name.zh + "”需满 " + voucher.minimumSpend.display() + "，目前应付 " + toPay.display() + "。"}};
    }
    const Benefit benefit = benefitOf(voucher);
    const BenefitEffect effect = effectOf(benefit, 1, price);
    if (effect.total == 0) {
        return toPay.isZero() ? nothingLeft(voucher) : noneOfItsGoods(voucher);
    }
    Sentence name = nameOf(voucher);
    if (benefit.kind == BenefitKind::Amount && benefit.amount > price.money(effect.total)) {
        name.en += ", no change given";
        name.zh += "(不找零)";
    }
    for (std::size_t i = 0; i < effect.pieces.size(); ++i) {
        price.takePieces(i, effect.pieces[i]);
    }
    price.takeOff({DiscountKind::Voucher, voucher.id.text(), std::move(name)}, effect.parts);
    return {};
}

} // namespace

Status takeVouchers(RunningPrice& price)
{
    for (const VoucherInBasket& voucher : price.basket().vouchers) {
        if (Status status = takeVoucher(voucher, price); !status) {
            return status;
        }
    }
    return {};
}

} // namespace huitou
