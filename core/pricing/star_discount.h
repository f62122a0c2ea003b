// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/benefit_effect.h"

namespace huitou
{

/// True when the article of that line takes part in star discounts.
[[nodiscard]] bool takesStarDiscount(const RunningPrice& price, std::size_t line);

/// What the star takes off, rounded as knob K19 says: the discount or the price, for each line or for all of them
/// together and then split by largest remainder in proportion to what is left of each.
[[nodiscard]] BenefitEffect effectOfStar(const Star& star, const RunningPrice& price);

/// Says on the lines that take no part why the star does nothing there.
void remarkWithoutStar(RunningPrice& price);

} // namespace huitou
