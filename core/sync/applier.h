// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/sync/generation.h"
#include "core/sync/granter.h"
#include "core/sync/member_rows.h"
#include "core/sync/oddities.h"
#include "core/sync/office_side.h"
#include "core/sync/settlement.h"

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
    /// An event of the office's own log: everything that tills may not say.
    void applyOwn(const TillId& log, const ChainedEvent& event, const Fact& fact);
    /// This member's standing is to be folded anew by finish().
    void touch(const MemberId& member) { m_touched.try_emplace(member); }
    /// Folds the standings of all members touched, and sets rights aside at the tills where they were seen.
    void finish();
    /// The office's business day.
    [[nodiscard]] Date today() const { return m_today; }
    /// Lets time pass for a stored standing, see Settlement::review.
    std::optional<Standing> review(const Standing& stored);
    /// Sets aside for `till` what it is due of this member's rights.
    void topUp(const TillRegistration& till, const MemberId& member);
    /// Takes over what an awaited till declared that it holds, before what it did earlier is applied.
    void adopt(const TillEpoch& till, const WaitingDeclaration& waiting);
    /// What topUp() does, and what the member at that till's counter wants to spend besides; answers what both granted.
    [[nodiscard]] Points setAside(const TillRegistration& till, const MemberId& member, Points wanted);

private:
    /// Where what a till tells comes from: whose rights it spends are an earlier epoch's when it is claimed.
    struct Source {
        const PendingEvent& pending;
        FactRef ref;
        TillEpoch holder;
    };
    void applySale(const Source& source, const SaleFact& sale, const Bytes& body);
    void applyReturn(const Source& source, const ReturnFact& returned, const Bytes& body);
    /// Whether a later epoch, or another one that goes on, may have claimed what stands there.
    [[nodiscard]] bool isOfEarlierEpoch(const FactRef& ref);
    /// What both an event and a claim of one may say; false for anything else.
    [[nodiscard]] bool applyShopFact(const Source& source, Fact& fact, const Bytes& body);
    void applyClaim(const PendingEvent& pending, const FactRef& ref, const ClaimFact& claim);
    [[nodiscard]] bool isKnownOp(const Fact& fact);
    /// A fact about the till's drawer; nothing when it is of another kind.
    [[nodiscard]] std::optional<MemberFact> ofDrawer(const PendingEvent& pending, const FactRef& ref,
                                                     const Fact& fact) const;
    /// Kept, and listed when a count differs.
    void applyDrawer(const MemberFact& fact, const Bytes& body);
    void applyRightsReturned(const PendingEvent& pending, const FactRef& ref, const RightsReturnedFact& returned);
    void applyRightReturned(const PendingEvent& pending, const FactRef& ref, const RightReturnedFact& returned);
    /// A fact of the office's own log on `member`, whose standing is then folded anew.
    void applyTo(const MemberId& member, const MemberFact& fact, const Bytes& body);
    /// A till's fact on the buyer, or kept aside without one; false when it is there already.
    bool applyToBuyer(const std::optional<MemberId>& member, const MemberFact& fact, const Bytes& body);
    void dropNullMember(const FactRef& ref, std::optional<MemberId>& member);
    /// With the business time of what a till did.
    [[nodiscard]] MemberFact dated(const PendingEvent& pending, const FactRef& ref, OutletId outlet, Instant at,
                                   Fact fact) const;
    /// Takes offers back that this sale, told late, takes the ground from.
    void withdrawOffers(const MemberFact& sale, const MemberId& member);
    /// Takes back what is unused of what was credited beside such an offer; false when some of it was used.
    [[nodiscard]] bool takeGiftBack(const MemberFact& sale, const MemberId& member, const OfferId& offer,
                                    std::uint8_t& nextLeg);
    /// What a sale brings its buyer beside its points.
    void applyGifts(const MemberFact& purchase, const SaleFact& sale, const std::optional<MemberId>& introducer);
    /// Takes that back once a return of the whole sale is known, in whichever order sale and return arrive.
    void applyGiftReturns(const MemberId& buyer, const OpId& sale);
    /// What follows for `member` from `cause`, at its time and beside it; nothing happens when it is known already.
    void addLeg(const MemberId& member, const MemberFact& cause, std::uint8_t which, Fact fact);
    void applyReferral(const MemberFact& purchase, const SaleFact& sale, const MemberId& introducer);
    /// What the introducer has by the buyer's other sales as far as they are known, less what was taken back.
    [[nodiscard]] Points earnedByIntroducing(const MemberId& introducer, const MemberId& buyer, const OpId& otherThan);
    /// What the introducer gives back of what they earned by `sale`, for each of its returns that is known; once each,
    /// in whichever order sale and returns arrive.
    void applyReferralReturns(const MemberId& buyer, const OpId& sale, const MemberId& introducer);
    void post(const MemberId& member, const MemberFact& fact);
    void post(const MemberId& member, const MemberFact& fact, const TillEpoch& holder);

    OfficeTransaction& m_transaction;
    Instant m_now;
    Date m_today; ///< the business day at outlet 1: up to there time is counted in standings
    const OutletCalendars& m_calendars;
    ProgrammeVersions m_programmes;
    MemberRows m_rows;
    Settlement m_settlement;
    Granter m_granter;
    std::map<TillId, std::uint32_t> m_newestEpochs;
    Oddities m_oddities;
    std::map<MemberId, std::set<TillId>> m_touched; ///< and the tills that saw them
};

} // namespace huitou
