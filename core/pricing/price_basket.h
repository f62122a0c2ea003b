// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// The price of `basket` under `programme`. Pure; any thread.
///
/// Order: star discount on each line, then offers, vouchers and points on the whole basket, each split over the lines
/// by largest remainder so that the lines always add up to the total. An offer's minimum is measured on what is still
/// to pay when its turn comes; the cap of points on what is to pay before points. Prices include tax: it is computed
/// for each rate on what is paid, and split over the lines.
///
/// Refuses with Overflow when an amount would not fit; with NotAllowed (and the figures) when an offer's minimum is
/// not reached, when nothing is left that a voucher could pay, when the programme does not redeem so few points, when
/// more than six vouchers and offers are used, and when rights are used without a member; with Malformed for a quantity
/// or a currency that cannot be. Never with PointsInsufficient: rights were checked before.
[[nodiscard]] Result<PricedBasket> priceBasket(const Programme& programme, const Basket& basket);

/// What cash payment adds to (or takes off) `toPay` so that the programme's smallest coin can pay it; half goes up.
[[nodiscard]] Money cashRoundingFor(const Programme& programme, Money toPay);

} // namespace huitou
