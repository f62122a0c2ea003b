// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/settlement.h"

#include "core/ledger/postings.h"

namespace huitou
{

namespace
{

/// A standing holds all that is stored of its member, also what the office's clock, set back, would call the future:
/// tills are told that it does, and the points are where the postings put them.
constexpr Instant always = Instant::max();

} // namespace

Settlement::Settled Settlement::settle(const MemberId& member)
{
    Settled settled{.standing = {}, .history = m_rows.historyOf(member)};
    settled.standing = foldStanding(m_programmes, member, settled.history, AsOf{always, m_today});
    for (const MemberId& merged : m_rows.mergedInto(member)) {
        handOver(merged, member);
    }
    store(settled.standing);
    return settled;
}

Standing Settlement::foldMerged(const MemberId& member)
{
    return foldStanding(m_programmes, member, m_rows.historyOf(member), AsOf{always, m_today});
}

Standing Settlement::catchUp(const MemberId& member)
{
    Standing standing = foldStanding(m_programmes, member, m_rows.historyOf(member), AsOf{always, m_today});
    if (!missing(standing).empty()) {
        store(standing);
    }
    return standing;
}

std::optional<Standing> Settlement::review(const Standing& stored)
{
    if (stored.mergedInto) {
        return std::nullopt; // the record that it belongs to now is looked at
    }
    Standing later = stored;
    advance(m_programmes, later, m_today);
    Standing sameDay = later;
    sameDay.day = stored.day;
    if (sameDay == stored) {
        return std::nullopt;
    }
    store(later);
    return later;
}

void Settlement::handOver(const MemberId& from, const MemberId& into)
{
    const MergePostings moved = mergePostings(m_rows.custodyOf(from).custody);
    if (moved.out.empty()) {
        return;
    }
    postReview(from, moved.out);
    postReview(into, moved.in);
}

std::vector<Posting> Settlement::missing(const Standing& standing)
{
    Points rights = m_rows.rightsOf(standing.member);
    for (const MemberId& merged : m_rows.mergedInto(standing.member)) {
        rights += m_rows.rightsOf(merged);
    }
    return reconcile(standing, m_rows.custodyOf(standing.member).custody, rights);
}

void Settlement::store(const Standing& standing)
{
    postReview(standing.member, missing(standing));
    m_transaction.putStanding(standing.member, standing, m_now);
}

void Settlement::postReview(const MemberId& member, const std::vector<Posting>& postings)
{
    if (!postings.empty()) {
        m_rows.post(member, reviewRef(m_transaction.officeLog(), m_transaction.nextReview(member)), postings);
    }
}

} // namespace huitou
