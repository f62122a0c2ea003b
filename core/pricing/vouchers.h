// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"

namespace huitou
{

/// Takes off the vouchers that are used, in the order in which they are listed: each whole, no change given. Refuses
/// with NotAllowed one whose minimum what is to pay does not reach when its turn comes, and one for which nothing is
/// left.
[[nodiscard]] Status takeVouchers(RunningPrice& price);

} // namespace huitou
