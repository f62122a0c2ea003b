// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/voucher_terms.h"

#include <algorithm>

namespace huitou
{

std::optional<VoucherInBasket> voucherInBasket(const Programme& programme, const Voucher& voucher)
{
    VoucherInBasket inBasket;
    inBasket.id = voucher.id;
    inBasket.value = voucher.value;
    if (voucher.terms.empty()) {
        return inBasket;
    }
    const auto terms = std::ranges::find(programme.vouchers, voucher.terms, &VoucherTerms::id);
    if (terms == programme.vouchers.end()) {
        return std::nullopt;
    }
    inBasket.value = Money::zero(programme.currency);
    inBasket.gives = terms->gives;
    inBasket.name = terms->name;
    inBasket.minimumSpend = terms->minimumSpend;
    inBasket.anyone = terms->anyone;
    return inBasket;
}

Sentence nameOf(const VoucherInBasket& voucher)
{
    return voucher.name.en.empty() ? Sentence{"Voucher " + voucher.value.display(), "购物券 " + voucher.value.display()}
                                   : voucher.name;
}

} // namespace huitou
