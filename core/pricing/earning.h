// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// Points for an amount at a rate, rounded as the programme says (once: never first to hundredths). Refuses with
/// Overflow.
[[nodiscard]] Result<Points> pointsFor(const EarnRate& rate, const PointRounding& rounding, Money amount);

/// Fills `earned` and `earnedTotal` of a basket whose lines are priced.
[[nodiscard]] Status earnPoints(const Programme& programme, PricedBasket& priced);

} // namespace huitou
