// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

#include <cstddef>
#include <vector>

namespace huitou
{

/// The price of `basket` under `programme`. Pure; any thread.
///
/// Order: manual discounts on each line; star, promotions and offers (discounts.h); rewards, vouchers and points, which
/// the member spends; tax; and what the sale earns. Each takes from what the ones before have left of a line, and what
/// is taken off the whole basket is split over the lines by largest remainder, so that the lines always add up to the
/// total. With knob K7 all of it is judged with the highest star that the sale still reaches when it is priced with it.
///
/// Refuses with Overflow when an amount would not fit; with NotAllowed (and the figures) when something that the
/// shopper wants to use can't be; with Malformed for a quantity or a currency that cannot be. Never with
/// PointsInsufficient: rights were checked before.
[[nodiscard]] Result<PricedBasket> priceBasket(const Programme& programme, const Basket& basket);

/// The discounts of one line, each with its reason as a till's line and the receipt show it: "★★ pays 85 %: −5.67",
/// "offer −4.20". Made here and not by every pricing, as most are never read.
[[nodiscard]] std::vector<Discount> explainedDiscounts(const PricedBasket& priced, std::size_t line);

/// For each reward of the programme how often it can be taken in this sale by a member with `available` points; 0: not
/// at all. Each reward by itself, whatever rewards are in the basket. Refuses where priceBasket does.
[[nodiscard]] Result<std::vector<RewardInBasket>> mostOfRewards(const Programme& programme, const Basket& basket,
                                                                Points available);

/// What cash payment adds to (or takes off) `toPay` so that the programme's smallest coin can pay it; half goes up.
[[nodiscard]] Money cashRoundingFor(const Programme& programme, Money toPay);

} // namespace huitou
