// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/programme/programme.h"

#include <span>
#include <vector>

/// Entitlement: what a member's facts say, folded one after the other (protocol.md, "Two things that must not be
/// mixed"). Pure; any thread. `versions` is never empty.
namespace huitou
{

/// The versions of a programme, ascending by validFrom.
using ProgrammeVersions = std::vector<Programme>;

/// The version that judges a sale of that business date: the last one in force, or the first when none was yet.
[[nodiscard]] const Programme& programmeOn(std::span<const Programme> versions, Date businessDate);

/// True when `left` counts before `right`: by business time, then log, epoch, number and leg.
[[nodiscard]] bool countsBefore(const MemberFact& left, const MemberFact& right) noexcept;

/// The standing of a member of whom nothing is known yet: where every fold begins.
[[nodiscard]] Standing emptyStanding(std::span<const Programme> versions, const MemberId& member);

/// Up to where facts count, and up to which business day time has gone on: expiry, windows and cycles go by days.
struct AsOf {
    Instant at;
    Date day;
};

/// Lets the time up to and including business day `day` pass in `standing`: what is over at its start is over. A day
/// that has been counted already changes nothing.
void advance(std::span<const Programme> versions, Standing& standing, Date day);

/// One step of the fold, in a time that does not grow with the member's history. A caller that knows that `fact` counts
/// after everything in `standing`, and is not in it, may go on from a stored standing so; otherwise fold anew. A merge
/// is two members' matter: fold anew, too. So is a new version of the programme that counts windows as none before did.
void applyFact(std::span<const Programme> versions, const MemberFact& fact, Standing& standing);

/// What `facts` (all about `member`, in any order, with any duplicates of a ref) say up to and including `asOf.at`,
/// when time has gone on to `asOf.day`, or to the last of their business dates where that is later. Any arrival order
/// and any duplicates give an equal standing.
[[nodiscard]] Standing foldStanding(std::span<const Programme> versions, const MemberId& member,
                                    std::span<const MemberFact> facts, AsOf asOf);

/// The voucher that `member` gets for reaching `star` in that cycle: the same for everyone who works it out.
[[nodiscard]] VoucherId voucherIdOf(const MemberId& member, std::uint32_t star, std::uint32_t cycleNumber) noexcept;

/// One step of the way to a standing. In business order; the `change`s add up to the balance, the pending changes to
/// what is pending and the debt changes to the debt.
struct ExplainedStep {
    Instant at; ///< of the fact; of a day that began, its first moment in UTC
    Points change;
    Points balanceAfter;
    Sentence sentence;
    Date day;              ///< the business day
    bool dayBegan = false; ///< it came with the day, not with a fact: there is no time of day to show
    Points pendingChange{};
    Points debtChange{};
};

/// Tells every step from nothing to the standing in whole sentences: which sale, rule, version and rounding gave or
/// took points, which lots they went into and came from, what ended, and why the star rose or fell.
[[nodiscard]] std::vector<ExplainedStep> explainStanding(std::span<const Programme> versions, const MemberId& member,
                                                         std::span<const MemberFact> facts, AsOf asOf);

} // namespace huitou
