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
    if (!mayHold(till)) {
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
        if (offer.isOpen() && offer.terms.until >= m_today) {
            grantOnce(till, member, RightKind::Offer, offer.terms.offer.array());
        }
    }
}

void Granter::setAside(const TillRegistration& till, const MemberId& member, Points wanted)
{
    if (mayHold(till)) {
        const Points lacking = wanted - m_rows.rightOf(till.till, member);
        grantPoints(till, member, std::min(lacking, m_rows.custodyOf(member).custody.free), mostAtOneTill);
    }
}

void Granter::grantAllotment(const TillRegistration& till, const MemberId& member)
{
    const MemberCustody& held = m_rows.custodyOf(member);
    Points here;
    Points elsewhere;
    for (const auto& [holder, points] : held.rights) {
        if (holder == till.till) {
            here += points;
            continue;
        }
        elsewhere += points;
        const TillRegistration* other = this->till(holder);
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
    const Points room = std::max(mostAtTill - m_transaction.rightsHeldBy(till.till), Points{});
    const Points points = std::min(wanted, Points::whole(room.hundredths() / 100));
    if (points.isZero()) {
        return;
    }
    const Grant grant = m_transaction.addGrant(till.till, till.epoch, Grant{0, member, RightKind::Points, {}, points});
    m_rows.post(member, {till.till, till.epoch, grant.number, leg::grant}, grantPostings(till.till, points));
}

void Granter::grantOnce(const TillRegistration& till, const MemberId& member, RightKind kind,
                        const std::array<std::uint8_t, 16>& object)
{
    bool isGranted = m_transaction.isGranted(member, kind, object);
    for (const MemberId& merged : m_rows.mergedInto(member)) {
        isGranted = isGranted || m_transaction.isGranted(merged, kind, object);
    }
    if (!isGranted) {
        m_transaction.addGrant(till.till, till.epoch, Grant{0, member, kind, object, {}});
    }
}

bool Granter::mayHold(const TillRegistration& till)
{
    const auto known = m_mayHold.find(till.till);
    if (known != m_mayHold.end()) {
        return known->second;
    }
    const bool may = m_transaction.isOpen(till.till, till.epoch);
    m_mayHold.emplace(till.till, may);
    return may;
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
