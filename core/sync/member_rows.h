// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <map>
#include <vector>

namespace huitou
{

/// Members' rows within one transaction: custody and facts are read once and kept up with what is written.
class MemberRows
{
public:
    explicit MemberRows(OfficeTransaction& transaction) : m_transaction(transaction) {}

    [[nodiscard]] const MemberCustody& custodyOf(const MemberId& member);
    /// What `till` may spend of that member's points.
    [[nodiscard]] Points rightOf(const TillEpoch& till, const MemberId& member);
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings);
    /// Who holds that right of size one, whichever record of the person it was granted to.
    [[nodiscard]] std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind, const RightObject& object);
    /// The sum of what all tills may spend.
    [[nodiscard]] Points rightsOf(const MemberId& member);
    /// Stores the fact beside its member; false when that ref is there already, and nothing else may be done for it.
    [[nodiscard]] bool addFact(const MemberId& member, const MemberFact& fact, Bytes body);
    [[nodiscard]] const std::vector<MemberFact>& factsOf(const MemberId& member);
    /// With the facts of all records that were merged into this one, each fact under the record it was written for.
    [[nodiscard]] std::vector<MemberFact> historyOf(const MemberId& member);
    /// Those records, over any number of steps.
    [[nodiscard]] std::vector<MemberId> mergedInto(const MemberId& member);
    /// Where that record is now: the member itself, or what it was merged into at last.
    [[nodiscard]] MemberId headOf(const MemberId& member);

private:
    OfficeTransaction& m_transaction;
    std::map<MemberId, MemberCustody> m_custody;
    std::map<MemberId, std::vector<MemberFact>> m_facts;
};

} // namespace huitou
