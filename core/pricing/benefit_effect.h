// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"
#include "core/programme/benefit.h"

namespace huitou
{

/// What a benefit would take off now.
struct BenefitEffect {
    LineUnits parts;         ///< off each line; never more than is left of it
    std::int64_t total = 0;  ///< their sum
    LineUnits pieces;        ///< pieces of each line that it reduces, of a benefit by the piece; else empty
    std::int64_t wanted = 0; ///< pieces that it would reduce, were they there
    std::int64_t found = 0;  ///< pieces among the selected goods
};

/// The effect of `benefit`, given `times` times at once, on what is left of the lines that it selects:
///
/// - an amount is split over the lines by largest remainder, in proportion to what is left of each;
/// - a percentage is taken of each line, half up; more than once is no different;
/// - pieces are the cheapest whole ones, of equals the earlier line's. One costs what is left of its line, split over
///   the pieces that no right has taken yet. Free pieces of a line together take their part of it, half up; a
///   percentage of the cheapest is taken of its price in cents, half up.
///
/// The benefit's cap holds for all times together; see cutTo.
[[nodiscard]] BenefitEffect effectOf(const Benefit& benefit, std::int64_t times, const RunningPrice& price);

/// Cuts the effect to `most`: split again over its lines by largest remainder, in proportion to the uncut parts.
void cutTo(BenefitEffect& effect, std::int64_t most);

} // namespace huitou
