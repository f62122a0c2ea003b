// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// True for what the member spends instead of money: points, vouchers and rewards.
[[nodiscard]] bool isRight(DiscountKind kind) noexcept;

/// What of a line earns points under knob K1. `net` is what is left to pay, before tax that comes on top; `rights` is
/// what points, vouchers and rewards took off.
[[nodiscard]] Money earnBaseOf(EarnBase base, Money list, Money net, Money rights);

/// Fills what the lines and the sale earn, for a basket with a member whose lines are priced, tax aside. Refuses with
/// Overflow.
[[nodiscard]] Status earnPoints(const Programme& programme, const Basket& basket, PricedBasket& priced);

} // namespace huitou
