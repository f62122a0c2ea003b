// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/erasure.h"

#include "core/ledger/fold.h"
#include "core/sync/event_body.h"
#include "core/sync/member_rows.h"

#include <algorithm>

namespace huitou
{

std::optional<Erasure> erasureOf(OfficeTransaction& transaction, const MemberId& member)
{
    for (const StoredFact& stored : transaction.facts(member)) {
        if (const auto* erased = std::get_if<MemberErasedFact>(&stored.fact.fact)) {
            return Erasure{stored.fact.at, stored.fact.businessDate, erased->staff, erased->forfeited};
        }
    }
    return std::nullopt;
}

Points erasePerson(OfficeTransaction& transaction, OfficeSide& side, const MemberId& member, StaffId staff, Date today)
{
    MemberRows rows(transaction);
    const MemberId head = rows.headOf(member);
    const Standing standing =
        foldStanding(transaction.programmes(), head, rows.historyOf(head), AsOf{Instant::max(), today});
    const Points forfeited = std::min(standing.balance + standing.pending, FactLimits::points);
    std::vector<Fact> facts{MemberErasedFact{randomId<OpId>(), head, staff, forfeited}};
    for (const MemberId& merged : rows.mergedInto(head)) {
        facts.emplace_back(MemberErasedFact{randomId<OpId>(), merged, staff, Points{}});
    }
    side.write(transaction, facts);
    for (const Fact& fact : facts) {
        transaction.eraseRecord(std::get<MemberErasedFact>(fact).member);
    }
    return forfeited;
}

} // namespace huitou
