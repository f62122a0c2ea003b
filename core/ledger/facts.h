// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/office_facts.h"
#include "core/ledger/return_fact.h"
#include "core/ledger/sale_fact.h"
#include "core/ledger/shift_facts.h"

#include <compare>
#include <type_traits>
#include <variant>

/// What happened, as it was promised on the receipt. Facts are never changed and never recomputed; they hold no
/// personal data, only surrogates. Points in them are never negative; whoever reads facts from outside sees to that.
namespace huitou
{

/// Everything that the log of a till or of the office can say.
using Fact =
    std::variant<SaleFact, RightsReturnedFact, HistoricPurchaseFact, ReferralEarnedFact, OfferIssuedFact, ReturnFact,
                 ReferralReturnedFact, PointsAdjustedFact, PointsTransferredFact, MembersMergedFact, StarSetFact,
                 GiftGivenFact, GiftCardSoldFact, GiftCardVoidedFact, GiftReturnedFact, MemberErasedFact, ComplaintFact,
                 LeavingReasonFact, OfferWithdrawnFact, ShiftOpenedFact, CashMovedFact, ShiftClosedFact,
                 RightReturnedFact, RightsDeclaredFact, ClaimFact, RightsForcedFact>;

/// True of facts about a till's drawer: no member has a part in them, and no points.
template <typename AnyFact>
inline constexpr bool isOfDrawer = std::is_same_v<AnyFact, ShiftOpenedFact> || std::is_same_v<AnyFact, CashMovedFact> ||
                                   std::is_same_v<AnyFact, ShiftClosedFact>;

/// True of facts that say where rights are, and nothing of what a member is entitled to.
template <typename AnyFact>
inline constexpr bool isOfCustody =
    std::is_same_v<AnyFact, RightsReturnedFact> || std::is_same_v<AnyFact, RightReturnedFact> ||
    std::is_same_v<AnyFact, RightsDeclaredFact> || std::is_same_v<AnyFact, ClaimFact> ||
    std::is_same_v<AnyFact, RightsForcedFact>;

/// What stands under one number of a log. Facts and postings have the same legs, so that no two collide.
namespace leg
{
inline constexpr std::uint8_t first = 0;     ///< the fact on its own member
inline constexpr std::uint8_t second = 1;    ///< on the introducer, or on whom points or a record go to
inline constexpr std::uint8_t grant = 2;     ///< the postings of the grant that has this number at its till; no fact
inline constexpr std::uint8_t review = 3;    ///< the office's own postings of that number, for each member; no fact
inline constexpr std::uint8_t firstGift = 4; ///< what a sale brings beside its points, one after the other
inline constexpr std::uint8_t firstWithdrawn = 192; ///< offers that a late sale takes the ground from, likewise
} // namespace leg

/// Where a fact stands: which log, epoch and number, and which of its legs.
struct FactRef {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0;
    std::uint8_t leg = 0; ///< one of those above
    friend constexpr auto operator<=>(const FactRef&, const FactRef&) = default;
};

/// A fact about one member with its business time, as folds take it.
struct MemberFact {
    FactRef ref;
    Instant at; ///< business time: when it counts
    Date businessDate;
    Fact fact;
    MemberId member{}; ///< whom it was written for, before merges; null: the member who is folded
};

} // namespace huitou
