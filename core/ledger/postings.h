// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/ledger/standing.h"

#include <cstdint>
#include <vector>

namespace huitou
{

/// The accounts of the points ledger (protocol.md, "Points: double entry"). Free, Right, Debt and Pending are a
/// member's.
///
/// Points come out of Issued and go into the others, so Issued and Debt run below zero, and Loss may: the postings of
/// all accounts sum to zero. `Custody::debt` is the negative of the Debt account: +5 on Debt pays 5 off.
enum class Account : std::uint8_t {
    Issued = 1,
    Redeemed = 2,
    Expired = 3,
    Forfeited = 4,
    Loss = 5, ///< what custody and entitlement don't agree on
    Free = 6,
    Right = 7, ///< set aside for one till
    Debt = 8,
    Clearing = 9, ///< between the two legs of a fact about two members
    Pending = 10, ///< earned, and not to be spent yet
};

/// One side of an entry.
struct Posting {
    Account account;
    TillId till; ///< for Right: whose; null otherwise
    Points change;
    std::uint32_t epoch = 1; ///< for Right: in which the till holds it
    friend bool operator==(const Posting&, const Posting&) = default;
};

/// What is where, of one member's points. Never negative. Rights are kept beside it, a till each.
struct Custody {
    Points free;
    Points debt;
    Points pending{};
    Points expired{}; ///< on the Expired account for this member
    friend bool operator==(const Custody&, const Custody&) = default;
};

/// Moves `custody` with a posting; those on other accounts leave it as it is.
void keepUp(Custody& custody, const Posting& posting);

/// What a till is at the moment at which its fact is posted.
struct TillRights {
    Points held;                     ///< the till's right to this member's points, as the office knows it
    bool spendsItsOwnPoints = false; ///< knob K4: what the sale earns may be spent in it
    std::uint32_t epoch = 1;         ///< in which the till held it: of a claim an earlier one than the fact's
};

/// The postings that `fact` makes on the member of its leg, given where the points are; they sum to zero and leave
/// nothing negative. They say what the fact itself moves; what time makes of it is reconcile's.
///
/// Earning pays a debt first. A redemption spends the right of the till that wrote the fact, then (K4) the sale's own
/// points; what both lack (a broken till) goes to Loss, so that a fact is never rejected. A till cannot return more
/// than the office knows it to hold. Points that are taken come out of Free, and what that lacks becomes a debt. Points
/// for a referral come out of Issued as the buyer's do: nothing passes between the two members. A transfer goes through
/// Clearing, leg 0 into it and leg 1 out of it. A merge moves nothing by itself: see mergePostings.
[[nodiscard]] std::vector<Posting> postingsOf(const MemberFact& fact, const Custody& custody, const TillRights& till);

/// What the office posts so that a member's custody says what the member is entitled to; nothing when it does. Rights
/// at tills are never touched: nobody can take back over the wire what a till may be spending now.
///
/// Afterwards, with R = `rightsAtTills` (of all tills, and of records merged into this one) and S = `entitlement`:
///     free + R - debt = S.balance - S.debt,  free = 0 or debt = 0,  pending = S.pending,  expired = S.expired.
/// So points that tills hold beyond the balance (they have ended, or were taken back) become a debt, which they pay
/// when they come back. What neither ended nor became usable goes against Loss: a redemption without a right stands
/// there until the entitlement has it.
[[nodiscard]] std::vector<Posting> reconcile(const Standing& entitlement, const Custody& custody, Points rightsAtTills);

/// A merge, or points that a till gave back for a record that is merged: all that `from` has in custody goes through
/// Clearing to the record that it belongs to now.
struct MergePostings {
    std::vector<Posting> out; ///< on the member merged
    std::vector<Posting> in;  ///< on the one who remains
};
[[nodiscard]] MergePostings mergePostings(const Custody& from);

/// GRANT: sets `points` aside for a till.
[[nodiscard]] std::vector<Posting> grantPostings(const TillId& till, std::uint32_t epoch, Points points);

/// The office learns from the till that it holds, or is sent, `wanted` points where it believed `held`: the difference
/// comes out of Free, or goes back into it; what Free lacks becomes a debt.
[[nodiscard]] std::vector<Posting> declarationPostings(const TillId& till, std::uint32_t epoch, Points held,
                                                       Points wanted, const Custody& custody);

/// How much a sync tops up the right of one till to, for a member seen at its outlet within 60 days:
/// min(50 % of what is the member's, 500 points), less what the till holds already; whole points; never negative,
/// and never more than `free`.
[[nodiscard]] Points allotment(Points free, Points rightsElsewhere, Points rightOfTill);

} // namespace huitou
