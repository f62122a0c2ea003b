// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold_step.h"

namespace huitou
{

/// The fold of several records that become one: each has its own standing up to the merge; then everything of the one,
/// facts that arrive late too, is the other's.
class MergingFold
{
public:
    /// `observer` hears what concerns `member`; it may be null.
    MergingFold(std::span<const Programme> versions, const MemberId& member, FoldObserver* observer)
        : m_versions(versions), m_member(member), m_observer(observer)
    {
    }

    /// In the order in which they count.
    void apply(const MemberFact& fact);

    /// The member's standing on `day`.
    [[nodiscard]] Standing take(Date day);

private:
    [[nodiscard]] std::size_t recordOf(const MemberId& member);
    [[nodiscard]] FoldObserver* observerOf(const Standing& standing) const;
    void merge(const MemberFact& fact, const MembersMergedFact& merged);

    std::span<const Programme> m_versions;
    MemberId m_member;
    FoldObserver* m_observer;
    std::vector<Standing> m_records;
};

/// Everything of `from` into `into`, another record of the same person: lots, rights, sums, counts and windows. The
/// star and what is owed are the caller's next step.
void addStanding(const Standing& from, Standing& into);

} // namespace huitou
