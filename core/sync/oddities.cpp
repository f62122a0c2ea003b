// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/oddities.h"

#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::chrono::hours lateAfter{72}; ///< from here on a till's screen is red about what it has not sent
constexpr std::chrono::hours clockJump{24};

} // namespace

void Oddities::list(const PendingEvent& pending, const FactRef& ref, const SaleFact& sale, Points ownPoints)
{
    const MemberId member = sale.member.value_or(MemberId{});
    const auto raise = [&](const Sentence& reason) { m_transaction.raiseException(ref, member, reason); };
    if (pending.receivedAt - sale.at > lateAfter) {
        raise(lateEvent(pending.receivedAt - sale.at));
    }
    if (sale.at - pending.receivedAt > clockJump) {
        raise(clockAhead(sale.at, pending.receivedAt));
    }
    const std::optional<Instant> before = clockBefore(pending);
    if (before && (*before - sale.at > clockJump)) {
        raise(clockJumpedBack(*before, sale.at));
    }
    if (!m_calendars(sale.outlet)) {
        raise(unknownOutlet(sale.outlet));
    }
    if (sale.currency != m_currency) {
        raise(foreignCurrency(sale.currency));
    }
    if (sale.member) {
        listRights(ref, sale, ownPoints);
    }
}

void Oddities::noteSale(const FactRef& ref, const SaleFact& sale)
{
    m_lastSale[{ref.till, ref.epoch}] = {ref.seq, sale.at};
}

void Oddities::listRights(const FactRef& ref, const SaleFact& sale, Points ownPoints)
{
    const MemberId& member = *sale.member;
    const Points right = m_rows.rightOf(ref.till, member);
    if (sale.redeemed > right + ownPoints) {
        m_transaction.raiseException(ref, member, rightShort(sale.redeemed, right));
    }
    const auto isHeld = [&](RightKind kind, const std::array<std::uint8_t, 16>& object) {
        return m_transaction.isGranted(member, kind, object);
    };
    for (const VoucherId& voucher : sale.vouchers) {
        if (!isHeld(RightKind::Voucher, voucher.array())) {
            m_transaction.raiseException(ref, member, rightNotGranted());
        }
    }
    for (const OfferId& offer : sale.offers) {
        if (!isHeld(RightKind::Offer, offer.array())) {
            m_transaction.raiseException(ref, member, rightNotGranted());
        }
    }
    if (sale.vouchers.empty() && sale.offers.empty()) {
        return;
    }
    const auto contains = [](const auto& list, const auto& id) { return std::ranges::find(list, id) != list.end(); };
    for (const MemberFact& other : m_rows.factsOf(member)) {
        const auto* withdrawn = std::get_if<OfferWithdrawnFact>(&other.fact);
        if (withdrawn != nullptr && contains(sale.offers, withdrawn->offer)) {
            m_transaction.raiseException(ref, member, usedWithoutGround());
        }
        const auto* earlier = std::get_if<SaleFact>(&other.fact);
        if (earlier == nullptr || other.ref == ref) {
            continue;
        }
        const bool again =
            std::ranges::any_of(sale.vouchers, [&](const VoucherId& id) { return contains(earlier->vouchers, id); }) ||
            std::ranges::any_of(sale.offers, [&](const OfferId& id) { return contains(earlier->offers, id); });
        if (again) {
            m_transaction.raiseException(ref, member, usedTwice());
        }
    }
}

std::optional<Instant> Oddities::clockBefore(const PendingEvent& pending)
{
    const ChainedEvent& event = pending.event;
    const auto known = m_lastSale.find({pending.till, event.epoch});
    if (known != m_lastSale.end() && known->second.first < event.seq) {
        return known->second.second;
    }
    const std::optional<ChainedEvent> before =
        event.seq > 1 ? m_transaction.rawEvent(pending.till, event.epoch, event.seq - 1) : std::nullopt;
    const Result<Fact> fact = decodeFact(before ? before->body : Bytes{});
    const auto* sale = fact ? std::get_if<SaleFact>(&fact.value()) : nullptr;
    return sale != nullptr ? std::optional(sale->at) : std::nullopt;
}

} // namespace huitou
