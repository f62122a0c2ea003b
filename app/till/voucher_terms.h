// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

#include <optional>

namespace huitou
{

/// A member's voucher as a basket takes it: by the programme's terms where it has some, goods worth its value
/// otherwise. Nothing when the programme in force does not know its terms any more. Pure.
[[nodiscard]] std::optional<VoucherInBasket> voucherInBasket(const Programme& programme, const Voucher& voucher);

/// What it is called: "Voucher ¥200", or as the programme calls it. Pure.
[[nodiscard]] Sentence nameOf(const VoucherInBasket& voucher);

} // namespace huitou
