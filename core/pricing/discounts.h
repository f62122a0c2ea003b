// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"

namespace huitou
{

/// Takes off what star, promotions and offers give, in that order and as knob K15 says: all of them, each on what the
/// ones before have left; or the one that takes off most, of equals the first; never more than the programme's part of
/// the list price, and nothing at all beside vouchers where these exclude it.
///
/// What was asked for by a code or as an offer and does not count is hinted at and not used up. Refuses with NotAllowed
/// an unknown code, an offer whose minimum is not reached, and offers beside vouchers that exclude them.
[[nodiscard]] Status takeDiscounts(RunningPrice& price);

} // namespace huitou
