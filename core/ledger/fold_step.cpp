// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold_step.h"

#include "core/ledger/gifts.h"
#include "core/ledger/lots.h"
#include "core/ledger/rights.h"
#include "core/ledger/stars.h"
#include "core/ledger/usual_articles.h"

#include <algorithm>

namespace huitou
{

namespace
{

int windowDaysKept(std::span<const Programme> versions)
{
    int kept = 0;
    for (const Programme& version : versions) {
        if (version.ladder.period == LadderPeriod::Window) {
            kept = std::max(kept, version.ladder.windowDays);
        }
    }
    return kept;
}

/// What one fact does to a standing whose day has come.
class Step
{
public:
    Step(std::span<const Programme> versions, const MemberFact& fact, Standing& standing, FoldObserver* observer)
        : m_rules(programmeOn(versions, fact.businessDate)), m_day(fact.businessDate), m_leg(fact.ref.leg),
          m_standing(standing), m_lots(programmeOn(versions, standing.day), standing, observer),
          m_stars(programmeOn(versions, standing.day), windowDaysKept(versions), standing, observer),
          m_rights(standing, observer)
    {
    }

    void operator()(const SaleFact& sale)
    {
        purchase();
        std::int64_t units = 0;
        if (sale.currency == m_standing.spent.currency()) {
            units = sale.paid.minorUnits();
            m_standing.discounts += sale.discount;
        }
        for (const VoucherId& voucher : sale.vouchers) {
            m_rights.use(voucher);
        }
        for (const OfferId& offer : sale.offers) {
            m_rights.setOfferUsed(offer, true);
        }
        m_rights.countUses(m_rules, sale.promotions, 1);
        noteUsualArticles(sale.lines, m_standing.usual);
        const bool ownLast = m_rules.spendableInSameSale;
        if (!ownLast) {
            m_lots.spend(sale.op, sale.redeemed, false);
        }
        m_lots.credit(earnedLot(sale.op, sale.earned));
        if (ownLast) {
            m_lots.spend(sale.op, sale.redeemed, true);
        }
        m_lots.noteDay(sale.op, m_day);
        m_stars.count(m_day, {sale.earned, units});
    }

    template <typename AnyFact>
    requires isOfCustody<AnyFact>
    void operator()(const AnyFact&) {} // the balance stays what it is

    void operator()(const HistoricPurchaseFact& historic)
    {
        purchase();
        const bool counts = historic.amount.currency() == m_standing.spent.currency();
        m_lots.credit(earnedLot(OpId{}, historic.earned));
        m_stars.count(m_day, {historic.earned, counts ? historic.amount.minorUnits() : 0});
    }

    void operator()(const ReferralEarnedFact& referral) { earn(referral.sale, referral.earned); }

    void operator()(const OfferIssuedFact& issued) { m_rights.issue(issued); }
    void operator()(const OfferWithdrawnFact& withdrawn) { m_rights.withdrawOffer(withdrawn.offer); }

    void operator()(const ReturnFact& returned)
    {
        if (returned.isVoid && m_standing.purchases > 0) {
            --m_standing.purchases;
        }
        const Date day = m_lots.dayOf(returned.sale).value_or(m_day);
        m_lots.giveBack(returned.sale, returned.op, returned.restored);
        m_lots.takeBack(returned.sale, returned.takenBack);
        for (const VoucherId& voucher : returned.vouchers) {
            m_rights.useAgain(voucher);
        }
        for (const OfferId& offer : returned.offers) {
            m_rights.setOfferUsed(offer, false);
        }
        m_rights.countUses(m_rules, returned.promotions, -1);
        if (returned.instead) {
            m_rights.give(*returned.instead, 0);
        }
        const bool counts = returned.currency == m_standing.spent.currency();
        m_stars.countBack(day, {returned.takenBack, counts ? returned.refund.minorUnits() : 0});
    }

    void operator()(const ReferralReturnedFact& referral)
    {
        const Date day = m_lots.dayOf(referral.sale).value_or(m_day);
        m_lots.takeBack(referral.sale, referral.takenBack);
        m_stars.countBack(day, {referral.takenBack, 0});
    }

    void operator()(const PointsAdjustedFact& adjusted)
    {
        const bool counts = m_rules.ladder.adjustmentsCount;
        if (adjusted.takes) {
            if (adjusted.expires) {
                m_lots.takePart({adjusted.points, adjusted.expires});
            } else {
                m_lots.takeBack(OpId{}, adjusted.points);
            }
            if (counts) {
                m_stars.countBack(m_day, {adjusted.points, 0});
            }
            return;
        }
        m_lots.credit(givenLot(adjusted.op, adjusted.points, adjusted.expires));
        if (counts) {
            m_stars.count(m_day, {adjusted.points, 0});
        }
    }

    void operator()(const PointsTransferredFact& transferred)
    {
        for (const PointsPart& part : transferred.parts) {
            if (m_leg == 0) {
                m_lots.takePart(part);
            } else {
                m_lots.credit({transferred.op, m_day, m_day, part.expires, part.points, Points{}});
            }
        }
    }

    void operator()(const MembersMergedFact&) {} // two standings' matter

    void operator()(const StarSetFact& set) { m_stars.setByHand(set); }

    void operator()(const GiftGivenFact& gift)
    {
        Lot lot = givenLot(gift.op, gift.points, gift.expires);
        if (comesWithPurchase(m_rules, gift)) {
            lot.usableFrom = usableFrom();
        }
        m_lots.credit(lot);
        m_lots.noteDay(gift.op, m_day);
        if (gift.voucher) {
            m_rights.give(*gift.voucher, 0);
        }
        m_stars.count(m_day, {gift.points, 0});
    }

    void operator()(const GiftReturnedFact& returned)
    {
        const Date day = m_lots.dayOf(returned.gift).value_or(m_day);
        m_lots.takeBack(returned.gift, returned.takenBack);
        if (returned.voucher) {
            m_rights.withdraw(*returned.voucher);
        }
        m_stars.countBack(day, {returned.takenBack, 0});
    }

    void operator()(const GiftCardSoldFact& sold) { earn(sold.op, sold.earned); }

    void operator()(const GiftCardVoidedFact& voided)
    {
        m_lots.takeBack(OpId{}, voided.takenBack);
        m_stars.countBack(m_day, {voided.takenBack, 0});
    }

    void operator()(const MemberErasedFact& erased)
    {
        m_lots.takeBack(OpId{}, erased.forfeited);
        m_rights.endAll();
        m_standing.usual.clear();
    }

    // Neither moves points or rights.
    void operator()(const ComplaintFact&) {}
    void operator()(const LeavingReasonFact&) {}
    template <typename AnyFact>
    requires isOfDrawer<AnyFact>
    void operator()(const AnyFact&) {}

private:
    void purchase()
    {
        ++m_standing.purchases;
        m_standing.firstPurchase = std::min(m_standing.firstPurchase.value_or(m_day), m_day);
        m_standing.lastPurchase = std::max(m_standing.lastPurchase.value_or(m_day), m_day);
    }

    void earn(const OpId& source, Points points)
    {
        m_lots.credit(earnedLot(source, points));
        m_stars.count(m_day, {points, 0});
    }

    [[nodiscard]] Date usableFrom() const { return m_day + std::chrono::days{m_rules.pendingDays}; }

    [[nodiscard]] Lot earnedLot(const OpId& source, Points points) const
    {
        return {source, m_day, usableFrom(), expiryOf(m_rules.expiry, m_day), points, Points{}};
    }

    [[nodiscard]] Lot givenLot(const OpId& source, Points points, const std::optional<Date>& expires) const
    {
        return {source, m_day, m_day, expires ? expires : expiryOf(m_rules.expiry, m_day), points, Points{}};
    }

    const Programme& m_rules; ///< of the fact's own business date
    Date m_day;
    std::uint8_t m_leg;
    Standing& m_standing;
    LotBook m_lots;
    StarLadder m_stars;
    RightsBook m_rights;
};

} // namespace

void advanceObserved(std::span<const Programme> versions, Standing& standing, Date day, FoldObserver* observer)
{
    while (standing.day < day) {
        const Programme& before = programmeOn(versions, standing.day);
        Date next = day;
        for (const Programme& version : versions) {
            if (version.validFrom > standing.day) {
                next = std::min(next, version.validFrom);
            }
        }
        const int kept = windowDaysKept(versions);
        next = LotBook(before, standing, observer).nextChange(next);
        next = StarLadder(before, kept, standing, observer).nextChange(next);
        standing.day = next;
        const Programme& after = programmeOn(versions, next);
        StarLadder stars(after, kept, standing, observer);
        if (&after != &before) {
            stars.takeOver(before);
        }
        LotBook(after, standing, observer).dayBegins();
        stars.dayBegins();
        if (observer != nullptr) {
            observer->onDayBegan(after, standing);
        }
    }
}

void applyObserved(std::span<const Programme> versions, const MemberFact& fact, Standing& standing,
                   FoldObserver* observer)
{
    advanceObserved(versions, standing, fact.businessDate, observer);
    std::visit(Step{versions, fact, standing, observer}, fact.fact);
    if (observer != nullptr) {
        observer->onFactApplied(fact, programmeOn(versions, fact.businessDate), standing);
    }
}

} // namespace huitou
