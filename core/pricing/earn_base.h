// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/running_price.h"

namespace huitou
{

/// Fills what the lines and the sale earn, for a member's basket that is priced but for its tax. What of a line earns
/// is knob K1; where payment by gift card earns nothing, its part is left out. Refuses with Overflow.
[[nodiscard]] Status earnPoints(RunningPrice& price);

} // namespace huitou
