// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou::trial
{

/// What counts for the star of that standing, as the ladder of `programme` measures it; the other is zero.
struct StarCounted {
    Points points;
    Money spend = Money::zero(cny);
};
[[nodiscard]] StarCounted countedFor(const Programme& programme, const Standing& standing);

/// Who buys, as pricing asks for it. `programme` is the one in force on the standing's day.
[[nodiscard]] Shopper shopperOf(const Programme& programme, const Standing& standing);

} // namespace huitou::trial
