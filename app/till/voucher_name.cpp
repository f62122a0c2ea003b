// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/voucher_name.h"

namespace huitou
{

Sentence nameOf(const VoucherInBasket& voucher)
{
    return voucher.name.en.empty() ? Sentence{"Voucher " + voucher.value.display(), "购物券 " + voucher.value.display()}
                                   : voucher.name;
}

} // namespace huitou
