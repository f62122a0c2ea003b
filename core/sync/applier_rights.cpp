// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/applier.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"

#include <algorithm>

/// The half of Applier that moves rights.
namespace huitou
{

namespace
{

constexpr std::size_t mostGrants = 1'000'000; ///< on their way to one till: all of them

OpId opOf(const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        return sale->op;
    }
    const auto* returned = std::get_if<ReturnFact>(&fact);
    return returned != nullptr ? returned->op : OpId{};
}

std::optional<MemberId> buyerOf(const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        return sale->member;
    }
    const auto* returned = std::get_if<ReturnFact>(&fact);
    return returned != nullptr ? returned->member : std::nullopt;
}

Points spentIn(const Fact& fact)
{
    const auto* sale = std::get_if<SaleFact>(&fact);
    return sale != nullptr ? sale->redeemed : Points{};
}

/// What an event takes out of the rights of the till that wrote it.
struct RightsUsed {
    MemberId member;
    Points points;
    std::vector<std::pair<RightKind, RightObject>> objects;
};
RightsUsed rightsUsedBy(const Fact& fact)
{
    RightsUsed used;
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        used = {sale->member.value_or(MemberId{}), sale->redeemed, {}};
        for (const VoucherId& voucher : sale->vouchers) {
            used.objects.emplace_back(RightKind::Voucher, voucher.array());
        }
        for (const OfferId& offer : sale->offers) {
            used.objects.emplace_back(RightKind::Offer, offer.array());
        }
    } else if (const auto* rights = std::get_if<RightsReturnedFact>(&fact)) {
        used = {rights->member, rights->points, {}};
    } else if (const auto* right = std::get_if<RightReturnedFact>(&fact)) {
        used = {right->member.value_or(MemberId{}), Points{}, {{right->kind, right->object}}};
    }
    return used;
}

} // namespace

bool Applier::isKnownOp(const Fact& fact)
{
    const std::optional<MemberId> buyer = buyerOf(fact);
    const OpId op = opOf(fact);
    if (!buyer || buyer->isNull() || op.isNull()) {
        return false; // of sales without a member, the hash tells
    }
    return std::ranges::any_of(m_rows.factsOf(*buyer),
                               [&op](const MemberFact& known) { return opOf(known.fact) == op; });
}

void Applier::applyClaim(const PendingEvent& pending, const FactRef& ref, const ClaimFact& claim)
{
    const bool isStored = m_transaction.storedHash(ref.till, claim.epoch, claim.seq) == std::optional(claim.hash);
    if (isStored || !m_transaction.noteClaim(ref.till, claim.hash)) {
        return;
    }
    Result<Fact> fact = decodeFact(claim.body);
    if (!fact) {
        m_transaction.raiseException(ref, MemberId{}, unreadableEvent(ref));
        return;
    }
    const bool isOfRights = std::holds_alternative<RightsReturnedFact>(fact.value()) ||
                            std::holds_alternative<RightReturnedFact>(fact.value()) ||
                            std::holds_alternative<RightsDeclaredFact>(fact.value());
    if (isOfRights || isKnownOp(fact.value())) {
        return; // the rights of a copied epoch stay where they are until a manager takes them back
    }
    m_transaction.raiseException(ref, buyerOf(fact.value()).value_or(MemberId{}),
                                 claimed(claim.epoch, spentIn(fact.value())));
    if (!applyShopFact({pending, ref, {ref.till, claim.epoch}}, fact.value(), claim.body)) {
        m_transaction.raiseException(ref, MemberId{}, onlyForTheOffice(ref));
    }
}

void Applier::applyRightsReturned(const PendingEvent& pending, const FactRef& ref, const RightsReturnedFact& returned)
{
    const MemberFact fact{ref, pending.receivedAt, std::chrono::floor<std::chrono::days>(pending.receivedAt), returned};
    if (!m_rows.addFact(returned.member, fact, pending.event.body)) {
        return;
    }
    const TillEpoch holder{ref.till, ref.epoch};
    const Points held = m_rows.rightOf(holder, returned.member);
    if (returned.points > held) {
        m_transaction.raiseException(ref, returned.member, rightShort(returned.points, held));
    }
    m_transaction.dropRecall(holder, {returned.member, RightKind::Points, {}});
    post(returned.member, fact); // moves custody alone: the standing stays what it is, and nothing is granted anew
    if (m_rows.headOf(returned.member) != returned.member) {
        touch(returned.member); // what comes back for a merged record goes on to the one that it belongs to now
    }
}

void Applier::applyRightReturned(const PendingEvent& pending, const FactRef& ref, const RightReturnedFact& returned)
{
    const MemberId member = returned.member.value_or(MemberId{});
    const MemberFact fact{ref, pending.receivedAt, std::chrono::floor<std::chrono::days>(pending.receivedAt), returned};
    if (!m_rows.addFact(member, fact, pending.event.body)) {
        return;
    }
    const TillEpoch till{ref.till, ref.epoch};
    m_transaction.dropRecall(till, {member, returned.kind, returned.object});
    const std::optional<TillEpoch> holder = m_rows.holderOf(member, returned.kind, returned.object);
    if (returned.kind == RightKind::Refund) {
        // It is born at the till that sold, without a grant. Where it was moved meanwhile, it stays.
        if (!holder || *holder == till) {
            m_transaction.putHolder(member, returned.kind, returned.object, TillEpoch{});
        }
    } else if (holder == std::optional(till)) {
        m_transaction.forgetGrant(member, returned.kind, returned.object);
    } else {
        m_transaction.raiseException(ref, member, rightNotGranted());
    }
}

void Applier::adopt(const TillEpoch& till, const WaitingDeclaration& waiting)
{
    // What the office has to believe: what the till holds, what is on its way to it, and what waits to be applied.
    std::map<MemberId, Points> wanted;
    for (const MemberId& member : m_transaction.membersHeldBy(till)) {
        wanted.try_emplace(member);
    }
    for (const Fact& fact : waiting.before) {
        const RightsUsed used = rightsUsedBy(fact);
        if (!used.points.isZero()) {
            wanted[used.member] += used.points;
        }
        for (const auto& [kind, object] : used.objects) {
            if (!m_rows.holderOf(used.member, kind, object)) {
                m_transaction.putHolder(used.member, kind, object, till);
            }
        }
    }
    const Declaration& declaration = waiting.declaration;
    for (const DeclaredRight& right : declaration.rights) {
        if (right.kind == RightKind::Points) {
            wanted[right.member] += right.points;
        } else {
            m_transaction.putHolder(right.member, right.kind, right.object, till);
        }
    }
    for (const Grant& grant : m_transaction.grantsAbove(till.till, till.epoch, declaration.grantApplied, mostGrants)) {
        wanted[grant.member] += grant.points;
    }
    m_transaction.skipGrants(till, declaration.grantApplied);
    for (const auto& [member, points] : wanted) {
        const Points held = m_rows.rightOf(till, member);
        if (points != held) {
            const FactRef ref = reviewRef(m_transaction.officeLog(), m_transaction.nextReview(member));
            m_rows.post(member, ref,
                        declarationPostings(till.till, till.epoch, held, points, m_rows.custodyOf(member).custody));
            touch(member);
        }
    }
}

} // namespace huitou
