// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/sync/member_rows.h"

namespace huitou
{

/// Brings the rows of members to what their facts, and time, say: folds the standing, posts what custody lacks of it,
/// stores it. Within one transaction of the office.
class Settlement
{
public:
    Settlement(OfficeTransaction& transaction, MemberRows& rows, const ProgrammeVersions& programmes, Instant now,
               Date today)
        : m_transaction(transaction), m_rows(rows), m_programmes(programmes), m_now(now), m_today(today)
    {
    }

    struct Settled {
        Standing standing;
        std::vector<MemberFact> history; ///< that it was folded from
    };
    /// Folds anew. `member` is not merged into another one. Records merged into it hand over what they have in
    /// custody, also what came late.
    Settled settle(const MemberId& member);

    /// The standing of a record that is merged into another one: what it says of itself.
    [[nodiscard]] Standing foldMerged(const MemberId& member);

    /// What the member is entitled to now. The rows are touched only where custody says something else.
    [[nodiscard]] Standing catchUp(const MemberId& member);

    /// Lets time pass for a stored standing; nothing when only the day is another one. Then the row is not touched:
    /// tills are not told of members for whom nothing changed.
    std::optional<Standing> review(const Standing& stored);

private:
    void handOver(const MemberId& from, const MemberId& into);
    void postReview(const MemberId& member, const std::vector<Posting>& postings);
    /// What custody lacks of `standing`.
    [[nodiscard]] std::vector<Posting> missing(const Standing& standing);
    void store(const Standing& standing);

    OfficeTransaction& m_transaction;
    MemberRows& m_rows;
    const ProgrammeVersions& m_programmes;
    Instant m_now;
    Date m_today;
};

} // namespace huitou
