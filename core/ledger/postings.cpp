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
    void add(Account account, Points change, const TillId& till = {})
    {
        if (!change.isZero()) {
            m_postings.push_back({account, till, change});
        }
    }
    void earn(Points points, Points debt)
    {
        const Points paidOff = std::min(points, debt);
        add(Account::Issued, -points);
        add(Account::Debt, paidOff);
        add(Account::Free, points - paidOff);
    }
    void redeem(Points points, const TillId& till, Points rightOfTill)
    {
        const Points covered = std::min(points, rightOfTill);
        add(Account::Right, -covered, till);
        add(Account::Loss, covered - points);
        add(Account::Redeemed, points);
    }
    void giveBack(Points points, const TillId& till, Points rightOfTill)
    {
        const Points held = std::min(points, rightOfTill);
        add(Account::Right, -held, till);
        add(Account::Free, held);
    }
    [[nodiscard]] std::vector<Posting> take() { return std::move(m_postings); }

private:
    std::vector<Posting> m_postings;
};

/// The whole points in `points`, which are not negative.
Points wholePoints(Points points)
{
    return Points::whole(points.hundredths() / 100);
}

} // namespace

std::vector<Posting> postingsOf(const MemberFact& fact, const Custody& custody, Points rightOfTill)
{
    const TillId& till = fact.ref.till;
    Entry entry;
    struct Visitor {
        Entry& entry;
        const Custody& custody;
        const TillId& till;
        Points rightOfTill;

        void operator()(const SaleFact& sale) const
        {
            entry.redeem(sale.redeemed, till, rightOfTill);
            entry.earn(sale.earned, custody.debt);
        }
        void operator()(const RightsReturnedFact& returned) const
        {
            entry.giveBack(returned.points, till, rightOfTill);
        }
        void operator()(const HistoricPurchaseFact& purchase) const { entry.earn(purchase.earned, custody.debt); }
        void operator()(const ReferralEarnedFact& referral) const { entry.earn(referral.earned, custody.debt); }
        void operator()(const OfferIssuedFact&) const {} // a promise moves no points
        void operator()(const ReturnFact&) const {}
        void operator()(const ReferralReturnedFact&) const {}
        void operator()(const PointsAdjustedFact&) const {}
        void operator()(const PointsTransferredFact&) const {}
        void operator()(const MembersMergedFact&) const {}
        void operator()(const StarSetFact&) const {}
        void operator()(const GiftGivenFact&) const {}
        void operator()(const GiftCardSoldFact&) const {}
        void operator()(const GiftCardVoidedFact&) const {}
    };
    std::visit(Visitor{entry, custody, till, rightOfTill}, fact.fact);
    return entry.take();
}

std::vector<Posting> grantPostings(const TillId& till, Points points)
{
    Entry entry;
    entry.add(Account::Free, -points);
    entry.add(Account::Right, points, till);
    return entry.take();
}

Points allotment(Points free, Points rightsElsewhere, Points rightOfTill)
{
    const Points theirs = free + rightsElsewhere + rightOfTill;
    const Points target = std::min(theirs.scaled(1, 2, Rounding::Down), mostPointsAtOneTill);
    const Points lacking = std::min(target - rightOfTill, free);
    return lacking.isNegative() ? Points{} : wholePoints(lacking);
}

} // namespace huitou
