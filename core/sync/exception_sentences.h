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
[[nodiscard]] Sentence heldElsewhere();
[[nodiscard]] Sentence usedTwice();
[[nodiscard]] Sentence usedWithoutGround();
[[nodiscard]] Sentence drawerDiffers(const ShiftClosedFact& closed);
[[nodiscard]] Sentence linesUnequal(const SaleFact& sale);
[[nodiscard]] Sentence tendersUnequal(const SaleFact& sale);
[[nodiscard]] Sentence refundNotHeld();
[[nodiscard]] Sentence refundTooLarge(Money refunded, Money paid);
[[nodiscard]] Sentence refundForcedBy(StaffId staff);
[[nodiscard]] Sentence claimed(std::uint32_t epoch, Points spent);
[[nodiscard]] Sentence fencedBy(StaffId staff);
[[nodiscard]] Sentence reclaimedBy(StaffId staff, Points points);
[[nodiscard]] Sentence officePutBack();
[[nodiscard]] Sentence adjustedBy(StaffId first, StaffId second, Points points, bool takes);
[[nodiscard]] Sentence mergedBy(StaffId staff);
[[nodiscard]] Sentence heldUp(const FactRef& ref, const Sentence& why);

} // namespace huitou
