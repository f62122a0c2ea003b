// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/fact_store.h"

#include "core/base/storage_error.h"
#include "core/storage/statement.h"
#include "core/sync/event_body.h"

namespace huitou
{

namespace
{

/// The columns of member_fact that reports add up; 0 where a fact has no such figure.
struct Figures {
    FactKind kind = FactKind::Sale;
    OutletId outlet{0};
    std::string currency{}; ///< empty for facts about points alone
    std::int64_t list = 0;
    std::int64_t discount = 0;
    std::int64_t paid = 0;
    Points earned{};
    Points redeemed{};
    std::uint32_t items = 0;
};

struct FiguresOf {
    Figures operator()(const SaleFact& sale) const
    {
        return {.kind = FactKind::Sale,
                .outlet = sale.outlet,
                .currency = std::string(sale.currency.code()),
                .list = sale.list.minorUnits(),
                .discount = sale.discount.minorUnits(),
                .paid = sale.paid.minorUnits(),
                .earned = sale.earned,
                .redeemed = sale.redeemed,
                .items = static_cast<std::uint32_t>(sale.lines.size())};
    }
    Figures operator()(const HistoricPurchaseFact& purchase) const
    {
        return {.kind = FactKind::HistoricPurchase,
                .outlet = purchase.outlet,
                .currency = std::string(purchase.amount.currency().code()),
                .list = purchase.amount.minorUnits(),
                .paid = purchase.amount.minorUnits(),
                .earned = purchase.earned,
                .items = purchase.items};
    }
    Figures operator()(const RightsReturnedFact&) const { return {.kind = FactKind::RightsReturned}; }
    Figures operator()(const ReferralEarnedFact& referral) const
    {
        return {.kind = FactKind::ReferralEarned, .earned = referral.earned};
    }
    Figures operator()(const OfferIssuedFact&) const { return {.kind = FactKind::OfferIssued}; }
    /// What goes back is taken off the sums; how much of the list price it was is the sale's to say.
    Figures operator()(const ReturnFact& returned) const
    {
        return {.kind = FactKind::Return,
                .outlet = returned.outlet,
                .currency = std::string(returned.currency.code()),
                .list = -returned.refund.minorUnits(),
                .paid = -returned.refund.minorUnits(),
                .earned = -returned.takenBack,
                .redeemed = -returned.restored};
    }
    Figures operator()(const ReferralReturnedFact& referral) const
    {
        return {.kind = FactKind::ReferralReturned, .earned = -referral.takenBack};
    }
    Figures operator()(const PointsAdjustedFact&) const { return {.kind = FactKind::PointsAdjusted}; }
    Figures operator()(const PointsTransferredFact&) const { return {.kind = FactKind::PointsTransferred}; }
    Figures operator()(const MembersMergedFact&) const { return {.kind = FactKind::MembersMerged}; }
    Figures operator()(const StarSetFact&) const { return {.kind = FactKind::StarSet}; }
    Figures operator()(const GiftGivenFact& gift) const { return {.kind = FactKind::GiftGiven, .earned = gift.points}; }
    Figures operator()(const GiftReturnedFact& returned) const
    {
        return {.kind = FactKind::GiftReturned, .earned = -returned.takenBack};
    }
    /// A gift card is prepaid: the goods that it pays for are the sale.
    Figures operator()(const GiftCardSoldFact& sold) const
    {
        return {.kind = FactKind::GiftCardSold, .outlet = sold.outlet, .earned = sold.earned};
    }
    Figures operator()(const GiftCardVoidedFact& voided) const
    {
        return {.kind = FactKind::GiftCardVoided, .outlet = voided.outlet, .earned = -voided.takenBack};
    }
    Figures operator()(const MemberErasedFact&) const { return {.kind = FactKind::MemberErased}; }
    Figures operator()(const ComplaintFact&) const { return {.kind = FactKind::Complaint}; }
    Figures operator()(const LeavingReasonFact&) const { return {.kind = FactKind::LeavingReason}; }
    Figures operator()(const OfferWithdrawnFact&) const { return {.kind = FactKind::OfferWithdrawn}; }
    /// What is in a drawer is no purchase: its amounts stay in the body.
    Figures operator()(const ShiftOpenedFact& opened) const
    {
        return {.kind = FactKind::ShiftOpened, .outlet = opened.outlet};
    }
    Figures operator()(const CashMovedFact& moved) const
    {
        return {.kind = FactKind::CashMoved, .outlet = moved.outlet};
    }
    Figures operator()(const ShiftClosedFact& closed) const
    {
        return {.kind = FactKind::ShiftClosed, .outlet = closed.outlet};
    }
    Figures operator()(const RightReturnedFact&) const { return {.kind = FactKind::RightReturned}; }
    Figures operator()(const RightsDeclaredFact&) const { return {.kind = FactKind::RightsDeclared}; }
    Figures operator()(const ClaimFact&) const { return {.kind = FactKind::Claim}; }
    Figures operator()(const RightsForcedFact&) const { return {.kind = FactKind::RightsForced}; }
};

std::optional<OutletId> outletOfPurchase(const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        return sale->outlet;
    }
    const auto* purchase = std::get_if<HistoricPurchaseFact>(&fact);
    return purchase != nullptr ? std::optional(purchase->outlet) : std::nullopt;
}

} // namespace

bool FactStore::add(Transaction& transaction, const MemberId& member, const MemberFact& fact, ByteView body)
{
    if (!append(transaction, member, fact, body)) {
        return false;
    }
    const std::optional<OutletId> outlet = outletOfPurchase(fact.fact);
    if (outlet && !member.isNull()) {
        noteVisit(transaction, member, *outlet, fact.businessDate);
    }
    return true;
}

bool FactStore::append(Transaction&, const MemberId& member, const MemberFact& fact, ByteView body)
{
    const Figures figures = std::visit(FiguresOf{}, fact.fact);
    Statement insert(m_database,
                     "INSERT INTO member_fact (member_id, till_id, epoch, seq, leg, at, business_date, kind, "
                     "outlet_id, currency, list, discount, paid, earned, redeemed, items, body) VALUES "
                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) "
                     "ON CONFLICT (member_id, till_id, epoch, seq, leg) DO NOTHING");
    insert.bindAll(member, fact.ref.till, fact.ref.epoch, fact.ref.seq, fact.ref.leg, fact.at, fact.businessDate,
                   figures.kind, figures.outlet, figures.currency, figures.list, figures.discount, figures.paid,
                   figures.earned, figures.redeemed, figures.items, body);
    return insert.run() == 1;
}

void FactStore::noteVisit(Transaction&, const MemberId& member, OutletId outlet, Date day)
{
    Statement visit(m_database, "INSERT INTO visit (member_id, outlet_id, last_day) VALUES (?1, ?2, ?3) "
                                "ON CONFLICT (member_id, outlet_id) DO UPDATE SET last_day = excluded.last_day "
                                "WHERE excluded.last_day > visit.last_day");
    visit.bindAll(member, outlet, day);
    visit.queue();
}

std::vector<StoredFact> FactStore::of(const MemberId& member)
{
    Statement query(m_database, "SELECT till_id, epoch, seq, leg, at, business_date, body FROM member_fact "
                                "WHERE member_id = ?1 ORDER BY till_id, epoch, seq, leg");
    query.bindAll(member);
    std::vector<StoredFact> facts;
    while (query.next()) {
        Result<Fact> fact = decodeFact(query.view(6));
        if (!fact) {
            throw StorageError(Error{ErrorCode::DamagedStore,
                                     {"A stored fact of a member can't be read. Restore the office's last backup.",
                                      "某位会员的一条记录无法读取。请恢复总部最近的备份。"},
                                     fact.error().detail});
        }
        facts.push_back({.fact = {.ref = {.till = query.id<TillId>(0),
                                          .epoch = query.number<std::uint32_t>(1),
                                          .seq = query.number<std::uint64_t>(2),
                                          .leg = query.number<std::uint8_t>(3)},
                                  .at = query.instant(4),
                                  .businessDate = query.date(5),
                                  .fact = std::move(fact).value()},
                         .body = query.bytes(6)});
    }
    return facts;
}

std::uint64_t FactStore::lastSeqFrom(const MemberId& member, const TillId& till, std::uint32_t epoch)
{
    Statement query(m_database, "SELECT seq FROM member_fact WHERE member_id = ?1 AND till_id = ?2 AND epoch = ?3 "
                                "AND leg = 0 ORDER BY seq DESC LIMIT 1");
    query.bindAll(member, till, epoch);
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

std::map<FactStore::HistoricKey, std::uint32_t> FactStore::historicPurchases(const MemberId& member)
{
    Statement query(m_database, "SELECT business_date, paid, items, count(*) FROM member_fact "
                                "WHERE member_id = ?1 AND kind = ?2 GROUP BY business_date, paid, items");
    query.bindAll(member, FactKind::HistoricPurchase);
    std::map<HistoricKey, std::uint32_t> purchases;
    while (query.next()) {
        purchases[{query.date(0), query.integer(1), query.number<std::uint32_t>(2)}] = query.number<std::uint32_t>(3);
    }
    return purchases;
}

bool FactStore::isErased(const MemberId& member)
{
    Statement query(m_database, "SELECT 1 FROM member_fact WHERE member_id = ?1 AND kind = ?2 LIMIT 1");
    query.bindAll(member, FactKind::MemberErased);
    return query.next();
}

std::vector<MemberId> FactStore::seenAt(OutletId outlet, Date since, std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id FROM visit WHERE outlet_id = ?1 AND last_day >= ?2 "
                                "ORDER BY last_day DESC, member_id LIMIT ?3");
    query.bindAll(outlet, since, maxCount);
    std::vector<MemberId> members;
    while (query.next()) {
        members.push_back(query.id<MemberId>(0));
    }
    return members;
}

} // namespace huitou
