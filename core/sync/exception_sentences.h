// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

/// What the list of exceptions says of a fact that breaks a rule and was applied all the same.
namespace huitou
{

[[nodiscard]] Sentence unreadableEvent(const FactRef& ref);
[[nodiscard]] Sentence onlyForTheOffice(const FactRef& ref);
[[nodiscard]] Sentence unknownMember();
[[nodiscard]] Sentence impossibleMember();
[[nodiscard]] Sentence unknownOutlet(OutletId outlet);
[[nodiscard]] Sentence foreignCurrency(const Currency& currency);
[[nodiscard]] Sentence lateEvent(std::chrono::milliseconds delay);
[[nodiscard]] Sentence clockAhead(Instant tillClock, Instant received);
[[nodiscard]] Sentence clockJumpedBack(Instant before, Instant now);
[[nodiscard]] Sentence rightShort(Points spent, Points held);
[[nodiscard]] Sentence rightNotGranted();
[[nodiscard]] Sentence usedTwice();
[[nodiscard]] Sentence usedWithoutGround();
[[nodiscard]] Sentence drawerDiffers(const ShiftClosedFact& closed);

} // namespace huitou
