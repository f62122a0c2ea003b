// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"

namespace huitou
{

/// Computes the tax of a basket whose nets are known: once for each rate and way, half up, on the sum of the nets; then
/// split over the lines by largest remainder. Included tax is part of the nets; tax that comes on top is added to them
/// and to what is to pay. Refuses with Overflow what would then be too large.
[[nodiscard]] Status addTax(const Basket& basket, PricedBasket& priced);

} // namespace huitou
