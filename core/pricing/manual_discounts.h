// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"

namespace huitou
{

/// Takes off what staff gave by hand, line by line: an amount, at most the line; or a percentage of its list price,
/// half up. Notes each reason once, and on which lines a manager has to agree.
void takeManualDiscounts(RunningPrice& price);

} // namespace huitou
