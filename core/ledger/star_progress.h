// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/programme/programme.h"

namespace huitou
{

/// What of the member's points counts for the star under that programme.
[[nodiscard]] Points pointsForStar(const Programme& programme, const Standing& standing);
/// The same of what they spent.
[[nodiscard]] Money spendForStar(const Programme& programme, const Standing& standing);

/// How far it is to the next star.
struct StarProgress {
    int thousandths = 1'000; ///< of the way; all of it when there is no further star
    Sentence missing{};      ///< "40 to ★★"; empty when there is no further star
};
/// By what counts, as the programme measures it.
[[nodiscard]] StarProgress starProgress(const Programme& programme, Points points, Money spend);

} // namespace huitou
