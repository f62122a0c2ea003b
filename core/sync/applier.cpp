// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/applier.h"

#include "core/ledger/gifts.h"
#include "core/ledger/offer_ground.h"
#include "core/ledger/postings.h"
#include "core/ledger/referral.h"
#include "core/ledger/returns.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// The first that a message can carry. A clock at its very beginning may fall on the business day before.
constexpr Date firstDay{std::chrono::year{1900} / 1 / 1};

OutletCalendar utc()
{
    return OutletCalendar::create("UTC", std::chrono::minutes{0}).value();
}

Currency currencyOf(const ProgrammeVersions& programmes)
{
    HUITOU_CHECK(!programmes.empty());
    return programmes.front().currency;
}

Date businessDateOf(const OutletCalendars& calendars, OutletId outlet, Instant at)
{
    return std::max(calendars(outlet).value_or(utc()).businessDate(at), firstDay);
}

/// The member of the first leg.
struct MemberOf {
    template <typename AnyFact>
    MemberId operator()(const AnyFact& fact) const
    {
        if constexpr (requires { MemberId{fact.member}; }) {
            return fact.member;
        } else {
            return {}; // the office writes none of these
        }
    }
    MemberId operator()(const SaleFact& fact) const { return fact.member.value_or(MemberId{}); }
    MemberId operator()(const ReturnFact& fact) const { return fact.member.value_or(MemberId{}); }
    MemberId operator()(const GiftCardSoldFact& fact) const { return fact.member.value_or(MemberId{}); }
    MemberId operator()(const GiftCardVoidedFact& fact) const { return fact.member.value_or(MemberId{}); }
    MemberId operator()(const PointsTransferredFact& fact) const { return fact.from; }
    MemberId operator()(const MembersMergedFact& fact) const { return fact.from; }
};

/// The member of the second leg, of facts that have one.
std::optional<MemberId> secondMember(const Fact& fact)
{
    if (const auto* transfer = std::get_if<PointsTransferredFact>(&fact)) {
        return transfer->to;
    }
    const auto* merge = std::get_if<MembersMergedFact>(&fact);
    return merge != nullptr ? std::optional(merge->into) : std::nullopt;
}

/// Who said something about themselves at a till: that they complain, or why they leave. What becomes of a complaint is
/// for the office to say. Nothing for another fact.
std::optional<MemberId> speakerOf(const Fact& fact)
{
    if (const auto* complaint = std::get_if<ComplaintFact>(&fact)) {
        const bool isNew = complaint->step == ComplaintStep::Received && complaint->complaint == complaint->op;
        return isNew && !complaint->member.isNull() ? std::optional(complaint->member) : std::nullopt;
    }
    const auto* leaving = std::get_if<LeavingReasonFact>(&fact);
    return leaving != nullptr && !leaving->member.isNull() ? std::optional(leaving->member) : std::nullopt;
}

} // namespace

Applier::Applier(OfficeTransaction& transaction, Instant now, const OutletCalendars& calendars)
    : m_transaction(transaction), m_now(now), m_today(businessDateOf(calendars, OutletId{1}, now)),
      m_calendars(calendars), m_programmes(transaction.programmes()), m_rows(transaction),
      m_settlement(transaction, m_rows, m_programmes, now, m_today), m_granter(transaction, m_rows, m_today),
      m_oddities(transaction, m_rows, calendars, currencyOf(m_programmes))
{
}

void Applier::apply(const PendingEvent& pending)
{
    const FactRef ref{pending.till, pending.event.epoch, pending.event.seq, leg::first};
    Result<Fact> fact = decodeFact(pending.event.body);
    const bool isClaimed = isOfEarlierEpoch(ref) && !m_transaction.noteClaim(ref.till, pending.event.hash);
    const bool isDeclaration = fact && std::holds_alternative<RightsDeclaredFact>(fact.value());
    if (isClaimed || isDeclaration) {
        // by a copy of the disk meanwhile; and a declaration was adopted before anything of its log was applied
    } else if (!fact) {
        m_transaction.raiseException(ref, MemberId{}, unreadableEvent(ref));
    } else if (const auto* rights = std::get_if<RightsReturnedFact>(&fact.value())) {
        applyRightsReturned(pending, ref, *rights);
    } else if (const auto* right = std::get_if<RightReturnedFact>(&fact.value())) {
        applyRightReturned(pending, ref, *right);
    } else if (const auto* claim = std::get_if<ClaimFact>(&fact.value())) {
        applyClaim(pending, ref, *claim);
    } else if (!applyShopFact({pending, ref, {ref.till, ref.epoch}}, fact.value(), pending.event.body)) {
        m_transaction.raiseException(ref, MemberId{}, onlyForTheOffice(ref));
    }
    m_transaction.markApplied(ref.till, ref.epoch, ref.seq);
}

bool Applier::isOfEarlierEpoch(const FactRef& ref)
{
    auto newest = m_newestEpochs.find(ref.till);
    if (newest == m_newestEpochs.end()) {
        const std::vector<std::uint32_t> epochs = m_transaction.epochs(ref.till); // taken up ones too
        newest = m_newestEpochs.emplace(ref.till, epochs.empty() ? ref.epoch : epochs.back()).first;
    }
    const TillRegistration* till = m_granter.till(ref.till);
    return ref.epoch != newest->second || (till != nullptr && till->epoch != ref.epoch);
}

bool Applier::applyShopFact(const Source& source, Fact& fact, const Bytes& body)
{
    const auto& [pending, ref, holder] = source;
    if (auto* sale = std::get_if<SaleFact>(&fact)) {
        dropNullMember(ref, sale->member);
        applySale(source, *sale, body);
    } else if (auto* goods = std::get_if<ReturnFact>(&fact)) {
        dropNullMember(ref, goods->member);
        applyReturn(source, *goods, body);
    } else if (auto* sold = std::get_if<GiftCardSoldFact>(&fact)) {
        dropNullMember(ref, sold->member);
        applyToBuyer(sold->member, dated(pending, ref, sold->outlet, sold->at, *sold), body);
    } else if (auto* voided = std::get_if<GiftCardVoidedFact>(&fact)) {
        dropNullMember(ref, voided->member);
        applyToBuyer(voided->member, dated(pending, ref, voided->outlet, voided->at, *voided), body);
    } else if (const std::optional<MemberFact> drawer = ofDrawer(pending, ref, fact)) {
        applyDrawer(*drawer, body);
    } else if (const std::optional<MemberId> member = speakerOf(fact)) {
        const Date day = businessDateOf(m_calendars, OutletId{1}, pending.receivedAt);
        applyToBuyer(*member, {.ref = ref, .at = pending.receivedAt, .businessDate = day, .fact = fact}, body);
    } else {
        return false;
    }
    return true;
}

void Applier::dropNullMember(const FactRef& ref, std::optional<MemberId>& member)
{
    if (member && member->isNull()) {
        m_transaction.raiseException(ref, MemberId{}, impossibleMember());
        member.reset();
    }
}

MemberFact Applier::dated(const PendingEvent& pending, const FactRef& ref, OutletId outlet, Instant at, Fact fact) const
{
    // Nothing can have happened after it arrived: a clock that runs ahead does not date it.
    const Instant counted = std::min(at, pending.receivedAt);
    return {.ref = ref,
            .at = counted,
            .businessDate = businessDateOf(m_calendars, outlet, counted),
            .fact = std::move(fact)};
}

std::optional<MemberFact> Applier::ofDrawer(const PendingEvent& pending, const FactRef& ref, const Fact& fact) const
{
    return std::visit(
        [&]<typename AnyFact>(const AnyFact& one) -> std::optional<MemberFact> {
            if constexpr (isOfDrawer<AnyFact>) {
                return dated(pending, ref, one.outlet, one.at, one);
            }
            return std::nullopt;
        },
        fact);
}

void Applier::applyDrawer(const MemberFact& fact, const Bytes& body)
{
    if (!applyToBuyer(std::nullopt, fact, body)) {
        return;
    }
    const auto* closed = std::get_if<ShiftClosedFact>(&fact.fact);
    if (closed != nullptr && closed->counted != closed->expected) {
        m_transaction.raiseException(fact.ref, MemberId{}, drawerDiffers(*closed));
    }
}

void Applier::applySale(const Source& source, const SaleFact& sale, const Bytes& body)
{
    const auto& [pending, ref, holder] = source;
    const MemberFact fact = dated(pending, ref, sale.outlet, sale.at, sale);
    const MemberId member = sale.member.value_or(MemberId{});
    const std::optional<MemberRecord> record = sale.member ? m_transaction.record(member) : std::nullopt;

    if (m_rows.addFact(member, fact, body)) {
        const bool spendsItsOwn = programmeOn(m_programmes, fact.businessDate).spendableInSameSale;
        m_oddities.list(pending, {ref, holder}, sale, spendsItsOwn ? sale.earned : Points{});
        if (sale.member) {
            if (!record) {
                m_transaction.raiseException(ref, member, unknownMember());
            }
            post(member, fact, holder);
            m_touched[member].insert(ref.till);
            withdrawOffers(fact, member);
        }
        if (record) {
            applyGifts(fact, sale, record->referrer);
        }
    }
    if (record && record->referrer) {
        applyReferral(fact, sale, *record->referrer);
        applyReferralReturns(member, sale.op, *record->referrer);
    }
    m_oddities.noteSale(ref, sale);
}

void Applier::applyReturn(const Source& source, const ReturnFact& returned, const Bytes& body)
{
    const auto& [pending, ref, holder] = source;
    const MemberFact fact = dated(pending, ref, returned.outlet, returned.at, returned);
    if (!applyToBuyer(returned.member, fact, body) || !returned.member) {
        return;
    }
    m_oddities.listReturn(ref, holder, returned);
    m_touched[*returned.member].insert(ref.till);
    for (const VoucherId& voucher : returned.vouchers) {
        m_transaction.forgetGrant(*returned.member, RightKind::Voucher, voucher.array());
    }
    for (const OfferId& offer : returned.offers) {
        m_transaction.forgetGrant(*returned.member, RightKind::Offer, offer.array());
    }
    applyGiftReturns(*returned.member, returned.sale);
    const std::optional<MemberRecord> record = m_transaction.record(*returned.member);
    if (record && record->referrer) {
        applyReferralReturns(*returned.member, returned.sale, *record->referrer);
    }
}

void Applier::withdrawOffers(const MemberFact& sale, const MemberId& member)
{
    const std::vector<OfferWithdrawnFact> groundless = offersWithoutGround(m_programmes, m_rows.factsOf(member), sale);
    std::uint8_t next = leg::firstWithdrawn;
    for (const OfferWithdrawnFact& withdrawn : groundless) {
        if (next == 0) {
            return; // there are no more legs: what is left ends by itself
        }
        addLeg(member, sale, next++, withdrawn);
        const bool isUsed = std::ranges::any_of(m_rows.factsOf(member), [&](const MemberFact& other) {
            const auto* purchase = std::get_if<SaleFact>(&other.fact);
            return purchase != nullptr &&
                   std::ranges::find(purchase->offers, withdrawn.offer) != purchase->offers.end();
        });
        const bool isGiftWhole = takeGiftBack(sale, member, withdrawn.offer, next);
        if (isUsed || !isGiftWhole) {
            m_transaction.raiseException(sale.ref, member, usedWithoutGround());
        }
    }
}

bool Applier::takeGiftBack(const MemberFact& sale, const MemberId& member, const OfferId& offer, std::uint8_t& nextLeg)
{
    const std::vector<MemberFact> facts = m_rows.factsOf(member);
    const auto given = std::ranges::find_if(facts, [&offer](const MemberFact& fact) {
        const auto* gift = std::get_if<GiftGivenFact>(&fact.fact);
        return gift != nullptr && cameWith(*gift, offer);
    });
    if (given == facts.end() || nextLeg == 0) {
        return true;
    }
    const auto& gift = std::get<GiftGivenFact>(given->fact);
    const MemberId head = m_rows.headOf(member);
    const Standing known = foldStanding(m_programmes, head, m_rows.historyOf(head), AsOf{Instant::max(), m_today});
    if (const std::optional<GiftReturnedFact> back = giftWithoutGround(gift, known)) {
        // It can't be taken before it was given, and what was spent until now was rightly spent.
        MemberFact cause = sale;
        cause.at = std::max(m_now, given->at + std::chrono::milliseconds{1});
        cause.businessDate = std::max(m_today, given->businessDate);
        addLeg(member, cause, nextLeg++, *back);
    }
    return !isGiftUsed(gift, known);
}

void Applier::applyGifts(const MemberFact& purchase, const SaleFact& sale, const std::optional<MemberId>& introducer)
{
    const Programme& programme = programmeOn(m_programmes, purchase.businessDate);
    const bool givesToBuyers = programme.referral && introducer && !programme.referral->buyerPoints.isZero();
    if (programme.gifts.empty() && !givesToBuyers) {
        return;
    }
    const KnownPurchases before = purchasesIn(m_rows.factsOf(*sale.member), purchase.ref);
    std::uint8_t next = leg::firstGift;
    for (GiftGivenFact& gift : giftsOfSale(programme, sale, purchase.businessDate, introducer, before)) {
        addLeg(*sale.member, purchase, next++, std::move(gift));
    }
    applyGiftReturns(*sale.member, sale.op);
}

void Applier::applyGiftReturns(const MemberId& buyer, const OpId& sale)
{
    std::optional<FactRef> sold;
    std::optional<MemberFact> whole;
    for (const MemberFact& fact : m_rows.factsOf(buyer)) {
        const auto* purchase = std::get_if<SaleFact>(&fact.fact);
        const auto* returned = std::get_if<ReturnFact>(&fact.fact);
        if (purchase != nullptr && purchase->op == sale) {
            sold = fact.ref;
        } else if (returned != nullptr && returned->sale == sale && returned->isWhole && !whole) {
            whole = fact;
        }
    }
    if (!sold || !whole) {
        return; // not known yet: the other's arrival calls again
    }
    std::vector<GiftReturnedFact> back;
    for (const MemberFact& fact : m_rows.factsOf(buyer)) {
        const auto* gift = std::get_if<GiftGivenFact>(&fact.fact);
        FactRef of = fact.ref;
        of.leg = leg::first;
        if (gift != nullptr && of == *sold) {
            back.push_back(giftBack(*gift, std::get<ReturnFact>(whole->fact)).value());
        }
    }
    std::uint8_t next = leg::firstGift;
    for (const GiftReturnedFact& gift : back) {
        addLeg(buyer, *whole, next++, gift);
    }
}

void Applier::addLeg(const MemberId& member, const MemberFact& cause, std::uint8_t which, Fact fact)
{
    MemberFact beside = cause;
    beside.ref.leg = which;
    beside.fact = std::move(fact);
    if (m_rows.addFact(member, beside, encodeFact(beside.fact))) {
        post(member, beside);
        touch(member);
    }
}

void Applier::applyReferral(const MemberFact& purchase, const SaleFact& sale, const MemberId& introducer)
{
    const Programme& programme = programmeOn(m_programmes, purchase.businessDate);
    // The first purchase is the first to arrive: an earlier one that comes late must not be paid for as well.
    const bool looksAtOthers = programme.referral && !programme.referral->everyPurchase;
    const std::uint32_t others =
        looksAtOthers ? purchasesIn(m_rows.factsOf(*sale.member), purchase.ref).count : std::uint32_t{0};
    const bool hasLimit = programme.referral && programme.referral->maximum;
    const Points before = hasLimit ? earnedByIntroducing(introducer, *sale.member, sale.op) : Points{};
    std::optional<ReferralEarnedFact> earned = referralLeg(sale, programme, introducer, others, before);
    if (!earned) {
        return;
    }
    earned->earned = std::min(earned->earned, FactLimits::points); // an absurd amount must not stop the office
    addLeg(introducer, purchase, leg::second, *earned);
}

Points Applier::earnedByIntroducing(const MemberId& introducer, const MemberId& buyer, const OpId& otherThan)
{
    std::set<OpId> sales;
    for (const MemberFact& fact : m_rows.factsOf(buyer)) {
        const auto* sale = std::get_if<SaleFact>(&fact.fact);
        if (sale != nullptr && sale->op != otherThan) {
            sales.insert(sale->op);
        }
    }
    Points sum;
    for (const MemberFact& fact : m_rows.factsOf(introducer)) {
        if (const auto* earned = std::get_if<ReferralEarnedFact>(&fact.fact)) {
            sum += sales.contains(earned->sale) ? earned->earned : Points{};
        } else if (const auto* returned = std::get_if<ReferralReturnedFact>(&fact.fact)) {
            sum -= sales.contains(returned->sale) ? returned->takenBack : Points{};
        }
    }
    return sum;
}

void Applier::applyReferralReturns(const MemberId& buyer, const OpId& sale, const MemberId& introducer)
{
    const ReferralEarnedFact* earned = nullptr;
    std::set<OpId> done;
    for (const MemberFact& fact : m_rows.factsOf(introducer)) {
        const auto* referral = std::get_if<ReferralEarnedFact>(&fact.fact);
        earned = referral != nullptr && referral->sale == sale ? referral : earned;
        const auto* taken = std::get_if<ReferralReturnedFact>(&fact.fact);
        if (taken != nullptr && taken->sale == sale) {
            done.insert(taken->returned);
        }
    }
    const SaleFact* sold = nullptr;
    std::vector<ReturnFact> earlier;
    std::vector<MemberFact> open;
    for (const MemberFact& fact : m_rows.factsOf(buyer)) {
        const auto* purchase = std::get_if<SaleFact>(&fact.fact);
        sold = purchase != nullptr && purchase->op == sale ? purchase : sold;
        const auto* returned = std::get_if<ReturnFact>(&fact.fact);
        if (returned == nullptr || returned->sale != sale) {
            continue;
        }
        if (done.contains(returned->op)) {
            earlier.push_back(*returned);
        } else {
            open.push_back(fact);
        }
    }
    if (earned == nullptr || sold == nullptr) {
        return; // not known yet: the sale's arrival calls again
    }
    const ReferralEarnedFact referral = *earned;
    for (const MemberFact& fact : open) {
        const auto& returned = std::get<ReturnFact>(fact.fact);
        const PointRounding& rounding = programmeOn(m_programmes, fact.businessDate).pointRounding;
        const std::optional<ReferralReturnedFact> taken =
            planReferralReturn(*sold, referral, earlier, returned, rounding);
        earlier.push_back(returned);
        if (taken) {
            addLeg(introducer, fact, leg::second, *taken);
        }
    }
}

void Applier::applyOwn(const TillId& log, const ChainedEvent& event, const Fact& fact)
{
    const FactRef ref{log, event.epoch, event.seq, leg::first};
    MemberFact own{ref, m_now, m_today, fact};
    if (const auto* purchase = std::get_if<HistoricPurchaseFact>(&fact)) {
        own.businessDate = purchase->day;
        own.at = m_calendars(purchase->outlet).value_or(utc()).startOfDay(purchase->day);
    }
    applyTo(std::visit(MemberOf{}, fact), own, event.body);
    if (const std::optional<MemberId> second = secondMember(fact)) {
        own.ref.leg = leg::second;
        applyTo(*second, own, event.body);
    }
}

void Applier::applyTo(const MemberId& member, const MemberFact& fact, const Bytes& body)
{
    const bool isNew = m_rows.addFact(member, fact, body);
    HUITOU_CHECK(isNew); // the office numbers its own log
    post(member, fact);
    touch(member);
}

bool Applier::applyToBuyer(const std::optional<MemberId>& member, const MemberFact& fact, const Bytes& body)
{
    if (!m_rows.addFact(member.value_or(MemberId{}), fact, body)) {
        return false;
    }
    if (member) {
        if (!m_transaction.record(*member)) {
            m_transaction.raiseException(fact.ref, *member, unknownMember());
        }
        post(*member, fact);
        touch(*member);
    }
    return true;
}

void Applier::post(const MemberId& member, const MemberFact& fact)
{
    post(member, fact, {fact.ref.till, fact.ref.epoch});
}

void Applier::post(const MemberId& member, const MemberFact& fact, const TillEpoch& holder)
{
    const TillRights rights{.held = m_rows.rightOf(holder, member),
                            .spendsItsOwnPoints = programmeOn(m_programmes, fact.businessDate).spendableInSameSale,
                            .epoch = holder.epoch};
    m_rows.post(member, fact.ref, postingsOf(fact, m_rows.custodyOf(member).custody, rights));
}

void Applier::finish()
{
    // A merged record's facts count where it is now; so each member is folded once, however many records were touched.
    std::map<MemberId, std::set<TillId>> heads;
    for (const auto& [member, seenBy] : m_touched) {
        const MemberId head = m_rows.headOf(member);
        heads[head].insert(seenBy.begin(), seenBy.end());
        if (head != member) {
            m_transaction.putStanding(member, m_settlement.foldMerged(member), m_now);
        }
    }
    for (const auto& [member, seenBy] : heads) {
        const Settlement::Settled settled = m_settlement.settle(member);
        for (const TillId& till : seenBy) {
            if (const TillRegistration* registration = m_granter.till(till)) {
                m_granter.topUp(*registration, member, settled.standing);
            }
        }
        if (seenBy.empty()) {
            if (const TillRegistration* waiting = m_granter.tillWaitingFor(member, settled.history)) {
                m_granter.topUp(*waiting, member, settled.standing);
            }
        }
    }
    m_touched.clear();
}

void Applier::topUp(const TillRegistration& till, const MemberId& member)
{
    if (m_rows.headOf(member) == member) {
        m_granter.topUp(till, member, m_settlement.catchUp(member));
    }
}

Points Applier::setAside(const TillRegistration& till, const MemberId& member, Points wanted)
{
    if (m_rows.headOf(member) != member) {
        return {}; // the till hears with its next sync whose they are now
    }
    const TillEpoch holder{till.till, till.epoch};
    const Points before = m_rows.rightOf(holder, member);
    topUp(till, member);
    m_granter.setAside(till, member, wanted);
    return m_rows.rightOf(holder, member) - before;
}

std::optional<Standing> Applier::review(const Standing& stored)
{
    return m_settlement.review(stored);
}

} // namespace huitou
