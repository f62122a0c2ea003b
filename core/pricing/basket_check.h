// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// The largest sum of list prices that one sale may reach, in smallest units; keeps every later sum within int64.
inline constexpr std::int64_t maximumSaleUnits = 1'000'000'000'000;

/// Vouchers and offers together. With the star's discount and the points they are what the record of a line holds, and
/// that is to be known before the money is taken.
inline constexpr std::size_t maximumRightsOfSale = 6;

/// What can be said of a basket before it is priced: quantities and currencies that cannot be, rights used without a
/// member or too many of them, redemption where the programme has none.
[[nodiscard]] Status checkBasket(const Programme& programme, const Basket& basket);

/// The list price of a line; refuses with Overflow beyond maximumSaleUnits.
[[nodiscard]] Result<Money> listPriceOf(const BasketLine& line);

/// The refusal of a sale that is too large.
[[nodiscard]] Error saleTooLarge();

} // namespace huitou
