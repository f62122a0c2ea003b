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

/// How often a voucher or offer was used and did not come back with the goods.
template <typename AnyId, typename Used, typename Restored>
std::ptrdiff_t usesOf(const std::vector<MemberFact>& facts, const AnyId& id, Used used, Restored restored)
{
    std::ptrdiff_t uses = 0;
    for (const MemberFact& fact : facts) {
        if (const auto* sale = std::get_if<SaleFact>(&fact.fact)) {
            uses += std::ranges::count(sale->*used, id);
        } else if (const auto* returned = std::get_if<ReturnFact>(&fact.fact)) {
            uses -= std::ranges::count(returned->*restored, id);
        }
    }
    return uses;
}

} // namespace

void Oddities::list(const PendingEvent& pending, const Place& place, const SaleFact& sale, Points ownPoints)
{
    const FactRef& ref = place.ref;
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
    listSums(ref, sale);
    if (sale.member) {
        listRights(place, sale, ownPoints);
    }
}

void Oddities::noteSale(const FactRef& ref, const SaleFact& sale)
{
    m_lastSale[{ref.till, ref.epoch}] = {ref.seq, sale.at};
}

void Oddities::listSums(const FactRef& ref, const SaleFact& sale)
{
    const MemberId member = sale.member.value_or(MemberId{});
    Money lines = Money::zero(sale.currency);
    for (const SaleLineFact& line : sale.lines) {
        lines += line.net;
    }
    if (lines != sale.paid) {
        m_transaction.raiseException(ref, member, linesUnequal(sale));
    }
    Money tenders = Money::zero(sale.currency);
    for (const Tender& tender : sale.tenders) {
        tenders += tender.amount;
    }
    if (tenders != sale.paid + sale.cashRounding) {
        m_transaction.raiseException(ref, member, tendersUnequal(sale));
    }
}

void Oddities::listReturn(const FactRef& ref, const TillEpoch& till, const ReturnFact& returned)
{
    HUITOU_CHECK(returned.member.has_value());
    const MemberId& member = *returned.member;
    const SaleFact* sold = nullptr;
    std::optional<TillEpoch> holder = m_rows.holderOf(member, RightKind::Refund, returned.sale.array());
    Money refunded = Money::zero(returned.currency);
    for (const MemberFact& fact : m_rows.factsOf(member)) {
        if (const auto* sale = std::get_if<SaleFact>(&fact.fact); sale != nullptr && sale->op == returned.sale) {
            sold = sale;
            holder = holder.value_or(TillEpoch{fact.ref.till, fact.ref.epoch});
        } else if (const auto* other = std::get_if<ReturnFact>(&fact.fact);
                   other != nullptr && other->sale == returned.sale && other->currency == returned.currency) {
            refunded += other->refund;
        }
    }
    // Of what was claimed, sale and return stand in the new epoch, and the right was the old one's.
    if (holder != std::optional(till) && holder != std::optional(TillEpoch{ref.till, ref.epoch})) {
        m_transaction.raiseException(ref, member, refundNotHeld());
    }
    if (sold != nullptr && sold->currency == returned.currency && refunded > sold->paid) {
        m_transaction.raiseException(ref, member, refundTooLarge(refunded, sold->paid));
    }
}

void Oddities::listRights(const Place& place, const SaleFact& sale, Points ownPoints)
{
    const MemberId& member = *sale.member;
    const FactRef& ref = place.ref;
    const Points right = m_rows.rightOf(place.holder, member);
    if (sale.redeemed > right + ownPoints) {
        m_transaction.raiseException(ref, member, rightShort(sale.redeemed, right));
    }
    const auto listHolder = [&](RightKind kind, const RightObject& object) {
        const std::optional<TillEpoch> holder = m_rows.holderOf(member, kind, object);
        if (holder != std::optional(place.holder)) {
            m_transaction.raiseException(ref, member, holder ? heldElsewhere() : rightNotGranted());
        }
    };
    for (const VoucherId& voucher : sale.vouchers) {
        listHolder(RightKind::Voucher, voucher.array());
    }
    for (const OfferId& offer : sale.offers) {
        listHolder(RightKind::Offer, offer.array());
    }
    if (sale.vouchers.empty() && sale.offers.empty()) {
        return;
    }
    const std::vector<MemberFact>& facts = m_rows.factsOf(member);
    for (const MemberFact& other : facts) {
        const auto* withdrawn = std::get_if<OfferWithdrawnFact>(&other.fact);
        if (withdrawn != nullptr && std::ranges::count(sale.offers, withdrawn->offer) > 0) {
            m_transaction.raiseException(ref, member, usedWithoutGround());
        }
    }
    const bool again = std::ranges::any_of(sale.vouchers,
                                           [&](const VoucherId& id) {
                                               return usesOf(facts, id, &SaleFact::vouchers, &ReturnFact::vouchers) > 1;
                                           }) ||
                       std::ranges::any_of(sale.offers, [&](const OfferId& id) {
                           return usesOf(facts, id, &SaleFact::offers, &ReturnFact::offers) > 1;
                       });
    if (again) {
        m_transaction.raiseException(ref, member, usedTwice());
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
