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
/// by largest remainder so that the lines always add up to the total. Refuses with Overflow when an amount would not
/// fit, with NotAllowed (and the figures) when an offer's minimum is not reached, with PointsInsufficient never:
/// rights were checked before.
[[nodiscard]] Result<PricedBasket> priceBasket(const Programme& programme, const Basket& basket);

/// `total` split in proportion to `weights` by largest remainder; the parts add up to `total` exactly. All-zero
/// weights put everything on the first. Negative weights are the caller's bug.
[[nodiscard]] std::vector<Money> splitByLargestRemainder(Money total, const std::vector<Money>& weights);

} // namespace huitou
