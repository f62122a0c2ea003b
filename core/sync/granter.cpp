// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/granter.h"

#include "core/ledger/fold.h"
#include "core/ledger/postings.h"
#include "core/ledger/rights.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr Points mostAtOneTill = Points::whole(50'000); ///< of all members together
/// Of these, so many without being asked for: a till whose outlet has many members could get none for a member who
/// stands before it otherwise.
constexpr Points mostUnasked = Points::whole(40'000);
constexpr std::chrono::days recently{60};

std::optional<OutletId> outletOf(const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        return sale->outlet;
    }
    if (const auto* purchase = std::get_if<HistoricPurchaseFact>(&fact)) {
        return purchase->outlet;
    }
    return std::nullopt;
}

} // namespace

void Granter::topUp(const TillRegistration& till, const MemberId& member, const Standing& standing)
{
    if (!mayHold(till) || isErased(member)) {
        return;
    }
    if (standing.lastPurchase && *standing.lastPurchase + recently >= m_today) {
        grantAllotment(till, member);
    }
    for (const Voucher& voucher : standing.vouchers) {
        const VoucherState state = voucherStateOn(voucher, m_today);
        if (isGiven(voucher) && (state == VoucherState::Usable || state == VoucherState::NotYet)) {
            grantOnce(till, member, RightKind::Voucher, voucher.id.array());
        }
    }
    for (const Offer& offer : standing.offers) {
        if (offer.isOpen() && takesMoneyOff(offer) && offer.terms.until >= m_today) {
            grantOnce(till, member, RightKind::Offer, offer.terms.offer.array());
        }
    }
}

void Granter::setAside(const TillRegistration& till, const MemberId& member, Points wanted)
{
    if (mayHold(till) && !isErased(member)) {
        const Points lacking = wanted - m_rows.rightOf({till.till, till.epoch}, member);
        grantPoints(till, member, std::min(lacking, m_rows.custodyOf(member).custody.free), mostAtOneTill);
    }
}

void Granter::grantAllotment(const TillRegistration& till, const MemberId& member)
{
    const MemberCustody& held = m_rows.custodyOf(member);
    Points here;
    Points elsewhere;
    for (const auto& [holder, points] : held.rights) {
        if (holder == TillEpoch{till.till, till.epoch}) {
            here += points;
            continue;
        }
        elsewhere += points;
        const TillRegistration* other = holder.till != till.till ? this->till(holder.till) : nullptr;
        if (other != nullptr && other->outlet == till.outlet && points > Points{}) {
            return; // one till of an outlet holds a member's points
        }
    }
    grantPoints(till, member, allotment(held.custody.free, elsewhere, here), mostUnasked);
}

void Granter::grantPoints(const TillRegistration& till, const MemberId& member, Points wanted, Points mostAtTill)
{
    if (wanted <= Points{}) {
        return;
    }
    const Points room = std::max(mostAtTill - m_transaction.rightsHeldBy({till.till, till.epoch}), Points{});
    const Points points = std::min(wanted, Points::whole(room.hundredths() / 100));
    if (points.isZero()) {
        return;
    }
    const Grant grant = m_transaction.addGrant(till.till, till.epoch, Grant{0, member, RightKind::Points, {}, points});
    m_rows.post(member, {till.till, till.epoch, grant.number, leg::grant},
                grantPostings(till.till, till.epoch, points));
}

void Granter::grantOnce(const TillRegistration& till, const MemberId& member, RightKind kind, const RightObject& object)
{
    if (!m_rows.holderOf(member, kind, object)) {
        m_transaction.addGrant(till.till, till.epoch, Grant{0, member, kind, object, {}});
    }
}

bool Granter::isErased(const MemberId& member)
{
    return std::ranges::any_of(m_rows.factsOf(member), [](const MemberFact& fact) {
        return std::holds_alternative<MemberErasedFact>(fact.fact);
    });
}

bool Granter::mayHold(const TillRegistration& till)
{
    const auto known = m_mayHold.find(till.till);
    if (known != m_mayHold.end()) {
        return known->second;
    }
    const bool may = isOpen(m_transaction, {till.till, till.epoch});
    m_mayHold.emplace(till.till, may);
    return may;
}

bool Granter::isOpen(OfficeTransaction& transaction, const TillEpoch& till)
{
    return transaction.isOpen(till.till, till.epoch) && transaction.awaited().empty();
}

const TillRegistration* Granter::till(const TillId& id) const
{
    const auto found = std::ranges::find(m_tills, id, &TillRegistration::till);
    return found != m_tills.end() ? &*found : nullptr;
}

const TillRegistration* Granter::tillWaitingFor(const MemberId& member, const std::vector<MemberFact>& facts)
{
    const MemberFact* last = nullptr;
    for (const MemberFact& fact : facts) {
        if (outletOf(fact.fact) && (last == nullptr || countsBefore(*last, fact))) {
            last = &fact;
        }
    }
    std::optional<OutletId> outlet = last != nullptr ? outletOf(last->fact) : std::nullopt;
    if (!outlet) {
        const std::optional<MemberRecord> record = m_transaction.record(member);
        outlet = record ? std::optional(record->homeOutlet) : std::nullopt;
    }
    const TillRegistration* first = nullptr;
    for (const TillRegistration& till : m_tills) {
        if (outlet == till.outlet && (first == nullptr || till.number < first->number)) {
            first = &till;
        }
    }
    return first;
}

} // namespace huitou
