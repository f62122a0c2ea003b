// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/sync/granter.h"
#include "core/sync/member_rows.h"
#include "core/sync/office_side.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace huitou
{

/// Applies facts within one transaction of the office: dedupes, posts, lists what breaks a rule, and at the end folds
/// each member concerned once and sets rights aside for them. A fact is never rejected: the goods have left the shop.
class Applier
{
public:
    Applier(OfficeTransaction& transaction, Instant now, const OutletCalendars& calendars);

    /// An event of a till. One that can't be read, or says what only the office may say, goes to the exceptions.
    void apply(const PendingEvent& pending);
    /// An event of the office's own log; it is a purchase from an earlier system, or an offer.
    void applyOwn(const TillId& log, const ChainedEvent& event, const Fact& fact);
    /// This member's standing is to be folded anew by finish().
    void touch(const MemberId& member) { m_touched.try_emplace(member); }
    /// Folds the standings of all members touched, and sets rights aside at the tills where they were seen.
    void finish();
    /// Sets aside for `till` what it is due of this member's rights.
    void topUp(const TillRegistration& till, const MemberId& member);

private:
    void applySale(const PendingEvent& pending, const FactRef& ref, const SaleFact& sale);
    void applyReturn(const PendingEvent& pending, const FactRef& ref, const RightsReturnedFact& returned);
    void applyReferral(const MemberFact& purchase, const SaleFact& sale, const MemberId& introducer);
    /// False when the fact is there already: then nothing else may be done for it.
    bool store(const MemberId& member, const MemberFact& fact, Bytes body);
    void post(const MemberId& member, const MemberFact& fact);
    void listUnusual(const PendingEvent& pending, const FactRef& ref, const SaleFact& sale);
    void listUnusualRights(const FactRef& ref, const SaleFact& sale);
    /// The till's clock at the sale before this event.
    /// The day up to which standings count time: the office's, in UTC.
    [[nodiscard]] Date today() const;
    [[nodiscard]] std::optional<Instant> clockBefore(const PendingEvent& pending);

    using Log = std::pair<TillId, std::uint32_t>;

    OfficeTransaction& m_transaction;
    Instant m_now;
    const OutletCalendars& m_calendars;
    ProgrammeVersions m_programmes;
    MemberRows m_rows;
    Granter m_granter;
    std::map<Log, std::pair<std::uint64_t, Instant>> m_lastSale; ///< its number and the till's clock
    std::map<MemberId, std::set<TillId>> m_touched;              ///< and the tills that saw them
};

} // namespace huitou
