// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <cstdint>
#include <vector>

namespace huitou
{

/// The accounts of the points ledger (protocol.md, "Points: double entry"). Free, Right and Debt are a member's.
///
/// Points come out of Issued and go into the others, so Issued, Loss and Debt run below zero: the postings of all
/// accounts sum to zero. `Custody::debt` is the negative of the Debt account: +5 on Debt pays 5 off.
enum class Account : std::uint8_t {
    Issued = 1,
    Redeemed = 2,
    Expired = 3,
    Forfeited = 4,
    Loss = 5,
    Free = 6,
    Right = 7, ///< set aside for one till
    Debt = 8,
    Clearing = 9, ///< between the two legs of a fact about two members
};

/// One side of an entry.
struct Posting {
    Account account;
    TillId till; ///< for Right: whose; null otherwise
    Points change;
    friend bool operator==(const Posting&, const Posting&) = default;
};

/// What is where, of one member's points. Never negative, `debt` neither.
struct Custody {
    Points free;
    Points debt;
    friend bool operator==(const Custody&, const Custody&) = default;
};

/// The postings that `fact` makes on its member, given where the points are; they sum to zero. Earning pays a debt
/// first. A redemption spends the right of the till that wrote the fact, `rightOfTill`; what that right lacks (a broken
/// till) goes to Loss, so that a fact is never rejected. A till cannot return more than the office knows it to hold.
/// Points for a referral come out of Issued as the buyer's do: nothing passes between the two members.
[[nodiscard]] std::vector<Posting> postingsOf(const MemberFact& fact, const Custody& custody, Points rightOfTill);

/// GRANT: sets `points` aside for a till.
[[nodiscard]] std::vector<Posting> grantPostings(const TillId& till, Points points);

/// How much a sync tops up the right of one till to, for a member seen at its outlet within 60 days:
/// min(50 % of what is the member's, 500 points), less what the till holds already; whole points; never negative,
/// and never more than `free`.
[[nodiscard]] Points allotment(Points free, Points rightsElsewhere, Points rightOfTill);

} // namespace huitou
