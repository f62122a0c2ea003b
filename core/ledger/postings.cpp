// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/postings.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr Points mostPointsAtOneTill = Points::whole(500);

/// Adds postings one by one; those of nothing are left out.
class Entry
{
public:
    void add(Account account, Points change, const TillId& till = {}, std::uint32_t epoch = 1)
    {
        if (!change.isZero()) {
            m_postings.push_back({account, till, change, epoch});
        }
    }
    /// Points that come to the member out of `source`; they pay the debt first.
    void give(Points points, Account source, Points debt)
    {
        add(source, -points);
        pay(points, debt);
    }
    /// Points that the member loses to `sink`; what is not free becomes a debt.
    void take(Points points, Account sink, Points free)
    {
        take(points, free);
        add(sink, points);
    }
    void take(Points points, Points free)
    {
        const Points there = std::min(points, free);
        add(Account::Free, -there);
        add(Account::Debt, there - points);
    }
    /// `own` of the sale's points, at most, cover what the right lacks.
    void redeem(Points points, const TillId& till, std::uint32_t epoch, Points right, Points own)
    {
        const Points covered = std::min(points, right);
        add(Account::Right, -covered, till, epoch);
        const Points ofSale = std::min(points - covered, own);
        add(Account::Issued, -ofSale);
        add(Account::Loss, covered + ofSale - points);
        add(Account::Redeemed, points);
    }
    void giveBack(Points points, const TillId& till, std::uint32_t epoch, Points right, Points debt)
    {
        const Points held = std::min(points, right);
        add(Account::Right, -held, till, epoch);
        pay(held, debt);
    }
    /// Points become the member's again; they pay the debt first.
    void pay(Points points, Points debt)
    {
        const Points paidOff = std::min(points, debt);
        add(Account::Debt, paidOff);
        add(Account::Free, points - paidOff);
    }
    [[nodiscard]] std::vector<Posting> finish() { return std::move(m_postings); }

private:
    std::vector<Posting> m_postings;
};

/// The whole points in `points`, which are not negative.
Points wholePoints(Points points)
{
    return Points::whole(points.hundredths() / 100);
}

/// What one fact moves on the member of its leg.
class FactPostings
{
public:
    FactPostings(const MemberFact& fact, const Custody& custody, const TillRights& till)
        : m_ref(fact.ref), m_custody(custody), m_till(till)
    {
    }

    void operator()(const SaleFact& sale)
    {
        const Points lacking = std::max(sale.redeemed - m_till.held, Points{});
        const Points own = m_till.spendsItsOwnPoints ? std::min(lacking, sale.earned) : Points{};
        m_entry.redeem(sale.redeemed, m_ref.till, m_till.epoch, m_till.held, own);
        earn(sale.earned - own);
    }
    void operator()(const RightsReturnedFact& returned)
    {
        m_entry.giveBack(returned.points, m_ref.till, m_till.epoch, m_till.held, m_custody.debt);
    }
    void operator()(const RightReturnedFact&) {}
    void operator()(const RightsDeclaredFact&) {} // declarationPostings
    void operator()(const ClaimFact&) {}          // what is claimed is posted
    void operator()(const RightsForcedFact& forced)
    {
        m_entry.giveBack(forced.points, forced.till, forced.epoch, forced.points, m_custody.debt);
    }
    void operator()(const HistoricPurchaseFact& purchase) { earn(purchase.earned); }
    void operator()(const ReferralEarnedFact& referral) { earn(referral.earned); }
    void operator()(const OfferIssuedFact&) {} // a promise moves no points
    void operator()(const OfferWithdrawnFact&) {}
    void operator()(const ReturnFact& returned)
    {
        m_entry.give(returned.restored, Account::Redeemed, m_custody.debt);
        m_entry.take(returned.takenBack, Account::Issued,
                     m_custody.free + std::max(returned.restored - m_custody.debt, Points{}));
    }
    void operator()(const ReferralReturnedFact& returned) { takeBack(returned.takenBack); }
    void operator()(const PointsAdjustedFact& adjusted)
    {
        if (adjusted.takes) {
            takeBack(adjusted.points);
        } else {
            earn(adjusted.points);
        }
    }
    void operator()(const PointsTransferredFact& transfer)
    {
        Points sum;
        for (const PointsPart& part : transfer.parts) {
            sum += part.points;
        }
        if (m_ref.leg == 0) {
            m_entry.take(sum, Account::Clearing, m_custody.free);
        } else {
            m_entry.give(sum, Account::Clearing, m_custody.debt);
        }
    }
    void operator()(const MembersMergedFact&) {} // mergePostings
    void operator()(const StarSetFact&) {}
    void operator()(const GiftGivenFact& gift) { earn(gift.points); }
    void operator()(const GiftReturnedFact& returned) { takeBack(returned.takenBack); }
    void operator()(const GiftCardSoldFact& sold) { earn(sold.earned); }
    void operator()(const GiftCardVoidedFact& voided) { takeBack(voided.takenBack); }
    void operator()(const MemberErasedFact& erased)
    {
        m_entry.take(erased.forfeited, Account::Forfeited, m_custody.free);
    }
    void operator()(const ComplaintFact&) {}
    void operator()(const LeavingReasonFact&) {}
    template <typename AnyFact>
    requires isOfDrawer<AnyFact>
    void operator()(const AnyFact&) {}

    [[nodiscard]] std::vector<Posting> finish() { return m_entry.finish(); }

private:
    void earn(Points points) { m_entry.give(points, Account::Issued, m_custody.debt); }
    void takeBack(Points points) { m_entry.take(points, Account::Issued, m_custody.free); }

    const FactRef& m_ref;
    const Custody& m_custody;
    const TillRights& m_till;
    Entry m_entry;
};

} // namespace

void keepUp(Custody& custody, const Posting& posting)
{
    switch (posting.account) {
    case Account::Free: custody.free += posting.change; break;
    case Account::Debt: custody.debt -= posting.change; break; // the account runs below zero
    case Account::Pending: custody.pending += posting.change; break;
    case Account::Expired: custody.expired += posting.change; break;
    case Account::Issued:
    case Account::Redeemed:
    case Account::Forfeited:
    case Account::Loss:
    case Account::Right:
    case Account::Clearing: break;
    }
}

std::vector<Posting> postingsOf(const MemberFact& fact, const Custody& custody, const TillRights& till)
{
    FactPostings postings{fact, custody, till};
    std::visit(postings, fact.fact);
    return postings.finish();
}

std::vector<Posting> reconcile(const Standing& entitlement, const Custody& custody, Points rightsAtTills)
{
    const Points due = entitlement.balance - entitlement.debt - rightsAtTills;
    const Custody wanted{.free = std::max(due, Points{}),
                         .debt = std::max(-due, Points{}),
                         .pending = entitlement.pending,
                         .expired = entitlement.expired};
    Entry entry;
    entry.add(Account::Free, wanted.free - custody.free);
    entry.add(Account::Debt, custody.debt - wanted.debt);
    entry.add(Account::Pending, wanted.pending - custody.pending);
    entry.add(Account::Expired, wanted.expired - custody.expired);
    const Points before = custody.free - custody.debt + custody.pending + custody.expired;
    const Points after = wanted.free - wanted.debt + wanted.pending + wanted.expired;
    entry.add(Account::Loss, before - after);
    return entry.finish();
}

MergePostings mergePostings(const Custody& from)
{
    const auto leg = [&from](bool out) {
        const auto signedBy = [out](Points points) { return out ? -points : points; };
        Entry entry;
        entry.add(Account::Free, signedBy(from.free));
        entry.add(Account::Debt, -signedBy(from.debt));
        entry.add(Account::Pending, signedBy(from.pending));
        entry.add(Account::Expired, signedBy(from.expired));
        entry.add(Account::Clearing, -signedBy(from.free - from.debt + from.pending + from.expired));
        return entry.finish();
    };
    return {.out = leg(true), .in = leg(false)};
}

std::vector<Posting> grantPostings(const TillId& till, std::uint32_t epoch, Points points)
{
    Entry entry;
    entry.add(Account::Free, -points);
    entry.add(Account::Right, points, till, epoch);
    return entry.finish();
}

std::vector<Posting> declarationPostings(const TillId& till, std::uint32_t epoch, Points held, Points wanted,
                                         const Custody& custody)
{
    Entry entry;
    entry.add(Account::Right, wanted - held, till, epoch);
    if (wanted >= held) {
        entry.take(wanted - held, custody.free);
    } else {
        entry.pay(held - wanted, custody.debt);
    }
    return entry.finish();
}

Points allotment(Points free, Points rightsElsewhere, Points rightOfTill)
{
    const Points theirs = free + rightsElsewhere + rightOfTill;
    const Points target = std::min(theirs.scaled(1, 2, Rounding::Down), mostPointsAtOneTill);
    const Points lacking = std::min(target - rightOfTill, free);
    return lacking.isNegative() ? Points{} : wholePoints(lacking);
}

} // namespace huitou
