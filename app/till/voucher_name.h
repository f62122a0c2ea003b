// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/basket.h"

namespace huitou
{

/// What a voucher is called: "Voucher ¥200", or as the programme calls it. Pure.
[[nodiscard]] Sentence nameOf(const VoucherInBasket& voucher);

} // namespace huitou
