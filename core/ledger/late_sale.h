// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"

namespace huitou
{

/// What other sales of the member would have got, had the sale `late` been known when they were made, a sale each: the
/// star whose discount and earning would have held, and promotions that the member would have used up. They stay as
/// they are: what a receipt promised is never recomputed. `facts` are all of the member's, `late` among them; of an
/// unknown `late` nothing is said.
[[nodiscard]] std::vector<Sentence> lateSaleDifferences(std::span<const Programme> versions, const MemberId& member,
                                                        std::span<const MemberFact> facts, const FactRef& late);

} // namespace huitou
