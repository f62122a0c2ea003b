// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/applier.h"

#include "core/ledger/postings.h"
#include "core/ledger/referral.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::chrono::hours lateAfter{72}; ///< from here on a till's screen is red about what it has not sent
constexpr std::chrono::hours clockJump{24};
/// The first that a message can carry. A clock at its very beginning may fall on the business day before.
constexpr Date firstDay{std::chrono::year{1900} / 1 / 1};
/// A standing holds all that is stored of its member, also what the office's clock, set back, would call the future:
/// tills are told that it does, and the points are where the postings put them.
constexpr Instant always = Instant::max();
constexpr std::uint8_t firstLeg = 0;
constexpr std::uint8_t introducersLeg = 1;

bool isPurchase(const Fact& fact)
{
    return std::holds_alternative<SaleFact>(fact) || std::holds_alternative<HistoricPurchaseFact>(fact);
}

OutletCalendar utc()
{
    return OutletCalendar::create("UTC", std::chrono::minutes{0}).value();
}

} // namespace

Applier::Applier(OfficeTransaction& transaction, Instant now, const OutletCalendars& calendars)
    : m_transaction(transaction), m_now(now), m_calendars(calendars), m_programmes(transaction.programmes()),
      m_rows(transaction), m_granter(transaction, m_rows, std::chrono::floor<std::chrono::days>(now))
{
    HUITOU_CHECK(!m_programmes.empty());
}

void Applier::apply(const PendingEvent& pending)
{
    const FactRef ref{pending.till, pending.event.epoch, pending.event.seq, firstLeg};
    Result<Fact> fact = decodeFact(pending.event.body);
    if (!fact) {
        m_transaction.raiseException(ref, MemberId{}, unreadableEvent(ref));
    } else if (auto* sale = std::get_if<SaleFact>(&fact.value())) {
        if (sale->member && sale->member->isNull()) {
            m_transaction.raiseException(ref, MemberId{}, impossibleMember());
            sale->member.reset();
        }
        applySale(pending, ref, *sale);
    } else if (const auto* returned = std::get_if<RightsReturnedFact>(&fact.value())) {
        applyReturn(pending, ref, *returned);
    } else {
        m_transaction.raiseException(ref, MemberId{}, onlyForTheOffice(ref));
    }
    m_transaction.markApplied(ref.till, ref.epoch, ref.seq);
}

void Applier::applySale(const PendingEvent& pending, const FactRef& ref, const SaleFact& sale)
{
    // A sale can't have happened after it arrived: a clock that runs ahead does not date it.
    const Instant at = std::min(sale.at, pending.receivedAt);
    const Date day = std::max(m_calendars(sale.outlet).value_or(utc()).businessDate(at), firstDay);
    const MemberFact fact{ref, at, day, sale};
    const MemberId member = sale.member.value_or(MemberId{});
    const std::optional<MemberRecord> record = sale.member ? m_transaction.record(member) : std::nullopt;

    if (store(member, fact, pending.event.body)) {
        listUnusual(pending, ref, sale); // before the posting: judged by what this till held
        if (sale.member) {
            if (!record) {
                m_transaction.raiseException(ref, member, unknownMember());
            }
            post(member, fact);
            m_touched[member].insert(ref.till);
        }
    }
    if (record && record->referrer) {
        applyReferral(fact, sale, *record->referrer);
    }
    m_lastSale[{ref.till, ref.epoch}] = {ref.seq, sale.at};
}

void Applier::applyReferral(const MemberFact& purchase, const SaleFact& sale, const MemberId& introducer)
{
    const Programme& programme = programmeOn(m_programmes, purchase.businessDate);
    // The first purchase is the first to arrive: an earlier one that comes late must not be paid for as well.
    std::uint32_t others = 0;
    if (programme.referral && !programme.referral->everyPurchase) {
        for (const MemberFact& other : m_rows.factsOf(*sale.member)) {
            others += isPurchase(other.fact) && other.ref != purchase.ref ? 1 : 0;
        }
    }
    std::optional<ReferralEarnedFact> earned = referralLeg(sale, programme, introducer, others);
    if (!earned) {
        return;
    }
    earned->earned = std::min(earned->earned, FactLimits::points); // an absurd amount must not stop the office
    MemberFact leg = purchase;
    leg.ref.leg = introducersLeg;
    leg.fact = *earned;
    if (store(introducer, leg, encodeFact(*earned))) {
        post(introducer, leg);
        touch(introducer);
    }
}

void Applier::applyReturn(const PendingEvent& pending, const FactRef& ref, const RightsReturnedFact& returned)
{
    const MemberFact fact{ref, pending.receivedAt, std::chrono::floor<std::chrono::days>(pending.receivedAt), returned};
    if (!store(returned.member, fact, pending.event.body)) {
        return;
    }
    const Points held = m_rows.rightOf(ref.till, returned.member);
    if (returned.points > held) {
        m_transaction.raiseException(ref, returned.member, rightShort(returned.points, held));
    }
    post(returned.member, fact); // moves custody alone: the standing stays what it is, and nothing is granted anew
}

void Applier::applyOwn(const TillId& log, const ChainedEvent& event, const Fact& fact)
{
    const FactRef ref{log, event.epoch, event.seq, firstLeg};
    MemberFact own{ref, m_now, std::chrono::floor<std::chrono::days>(m_now), fact};
    MemberId member;
    if (const auto* purchase = std::get_if<HistoricPurchaseFact>(&fact)) {
        member = purchase->member;
        own.businessDate = purchase->day;
        own.at = m_calendars(purchase->outlet).value_or(utc()).startOfDay(purchase->day);
    } else {
        const auto* offer = std::get_if<OfferIssuedFact>(&fact);
        HUITOU_CHECK(offer != nullptr);
        member = offer->member;
    }
    const bool isNew = store(member, own, event.body);
    HUITOU_CHECK(isNew); // the office numbers its own log
    post(member, own);
    touch(member);
}

bool Applier::store(const MemberId& member, const MemberFact& fact, Bytes body)
{
    return m_transaction.addFact(member, StoredFact{fact, std::move(body)});
}

void Applier::post(const MemberId& member, const MemberFact& fact)
{
    const Points right = m_rows.rightOf(fact.ref.till, member);
    m_rows.post(member, fact.ref, postingsOf(fact, m_rows.custodyOf(member).custody, right));
}

void Applier::listUnusual(const PendingEvent& pending, const FactRef& ref, const SaleFact& sale)
{
    const MemberId member = sale.member.value_or(MemberId{});
    const auto list = [&](const Sentence& reason) { m_transaction.raiseException(ref, member, reason); };
    if (pending.receivedAt - sale.at > lateAfter) {
        list(lateEvent(pending.receivedAt - sale.at));
    }
    if (sale.at - pending.receivedAt > clockJump) {
        list(clockAhead(sale.at, pending.receivedAt));
    }
    const std::optional<Instant> before = clockBefore(pending);
    if (before && (*before - sale.at > clockJump)) {
        list(clockJumpedBack(*before, sale.at));
    }
    if (!m_calendars(sale.outlet)) {
        list(unknownOutlet(sale.outlet));
    }
    if (sale.currency != m_programmes.front().currency) {
        list(foreignCurrency(sale.currency));
    }
    if (sale.member) {
        listUnusualRights(ref, sale);
    }
}

void Applier::listUnusualRights(const FactRef& ref, const SaleFact& sale)
{
    const MemberId& member = *sale.member;
    const Points right = m_rows.rightOf(ref.till, member);
    if (sale.redeemed > right) {
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

void Applier::finish()
{
    for (const auto& [member, seenBy] : m_touched) {
        const std::vector<MemberFact> facts = m_rows.factsOf(member);
        const Standing standing = foldStanding(m_programmes, member, facts, AsOf{always, today()});
        m_transaction.putStanding(member, standing, m_now);
        for (const TillId& till : seenBy) {
            if (const TillRegistration* registration = m_granter.till(till)) {
                m_granter.topUp(*registration, member, standing);
            }
        }
        if (seenBy.empty()) {
            if (const TillRegistration* waiting = m_granter.tillWaitingFor(member, facts)) {
                m_granter.topUp(*waiting, member, standing);
            }
        }
    }
    m_touched.clear();
}

Date Applier::today() const
{
    return std::chrono::floor<std::chrono::days>(m_now);
}

void Applier::topUp(const TillRegistration& till, const MemberId& member)
{
    m_granter.topUp(till, member, foldStanding(m_programmes, member, m_rows.factsOf(member), AsOf{always, today()}));
}

std::optional<Instant> Applier::clockBefore(const PendingEvent& pending)
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
