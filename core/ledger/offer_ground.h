// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/programme/programme.h"

#include <span>
#include <vector>

namespace huitou
{

/// The offers that `late`, a sale that became known just now, takes the ground from: they were made because the member
/// stayed away, and this purchase before they were made is newer than any that was known then. What was used meanwhile
/// is among them. `facts` are all of the member's, `late` among them. Pure.
[[nodiscard]] std::vector<OfferWithdrawnFact>
offersWithoutGround(std::span<const Programme> versions, std::span<const MemberFact> facts, const MemberFact& late);

} // namespace huitou
