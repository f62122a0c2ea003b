// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/ledger_oracle.h"

#include "tests/oracle/star_oracle.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace huitou::oracle
{

namespace
{

/// One member's life with the programme.
class Life
{
public:
    Life(const Programme& programme, const MemberId& member, Reach& reach)
        : m_programme(programme), m_reach(reach), m_stars(programme, member, m_standing, reach)
    {
    }

    /// What is over at the start of `day`.
    void begin(Date day)
    {
        m_day = day;
        for (OracleLot& lot : m_standing.lots) {
            const std::optional<Date> last = lastDayOf(lot);
            if (lot.left > 0 && last && *last < day) {
                m_reach.count(lot.expires ? "points expire on their day" : "points expire, no purchase");
                m_standing.expired += lot.left;
                lot.expired += lot.left;
                lot.left = 0;
            }
        }
        m_stars.begin(day);
    }

    void operator()(const SaleFact& sale)
    {
        m_lastPurchase = m_day;
        if (m_programme.spendableInSameSale) {
            earn(sale.op, sale.earned);
            spendInSale(sale);
        } else {
            spendInSale(sale);
            earn(sale.op, sale.earned);
        }
        countEarned(sale.earned, sale.paid.minorUnits());
    }
    void operator()(const HistoricPurchaseFact& historic)
    {
        m_lastPurchase = m_day;
        earn(OpId{}, historic.earned);
        countEarned(historic.earned, historic.amount.minorUnits());
    }
    void operator()(const ReferralEarnedFact& referral)
    {
        earn(referral.sale, referral.earned);
        countEarned(referral.earned, 0);
    }
    void operator()(const GiftCardSoldFact& sold)
    {
        earn(sold.op, sold.earned);
        countEarned(sold.earned, 0);
    }
    void operator()(const GiftGivenFact& gift)
    {
        // A friend's gift comes with their purchase, and waits as its points do.
        const Date usable = m_day + std::chrono::days{gift.gift == "referral" ? m_programme.pendingDays : 0};
        give({gift.op, m_day, usable, gift.expires ? gift.expires : ownEnd(), gift.points.hundredths()});
        m_days[gift.op] = m_day;
        countEarned(gift.points, 0);
    }
    void operator()(const PointsAdjustedFact& adjusted)
    {
        const std::int64_t points = adjusted.points.hundredths();
        if (adjusted.takes) {
            takeAny(points);
        } else {
            give({adjusted.op, m_day, m_day, adjusted.expires ? adjusted.expires : ownEnd(), points});
        }
        if (m_programme.ladder.adjustmentsCount && adjusted.takes) {
            countBack(m_day, points, 0);
        } else if (m_programme.ladder.adjustmentsCount) {
            countEarned(adjusted.points, 0);
        }
        m_reach.count(adjusted.takes ? "points taken by hand" : "points given by hand");
    }
    void transfer(const PointsTransferredFact& transferred, bool out)
    {
        for (const PointsPart& part : transferred.parts) {
            const std::int64_t points = part.points.hundredths();
            if (out) {
                passOn(part.expires, points);
            } else {
                give({transferred.op, m_day, m_day, part.expires, points});
            }
        }
        m_reach.count(out ? "points passed on" : "points received");
    }
    void operator()(const ReturnFact& returned)
    {
        restore(returned.sale, returned.op, returned.restored.hundredths());
        takeBack(returned.sale, returned.takenBack.hundredths());
        countBack(dayOf(returned.sale), returned.takenBack.hundredths(), returned.refund.minorUnits());
    }
    void operator()(const ReferralReturnedFact& returned)
    {
        takeBack(returned.sale, returned.takenBack.hundredths());
        countBack(dayOf(returned.sale), returned.takenBack.hundredths(), 0);
    }
    void operator()(const GiftReturnedFact& returned)
    {
        takeBack(returned.gift, returned.takenBack.hundredths());
        countBack(dayOf(returned.gift), returned.takenBack.hundredths(), 0);
    }
    void operator()(const GiftCardVoidedFact& voided)
    {
        takeBack(OpId{}, voided.takenBack.hundredths());
        countBack(m_day, voided.takenBack.hundredths(), 0);
    }
    void operator()(const StarSetFact& set) { m_stars.set(set); }
    void operator()(const PointsTransferredFact&) {}
    template <typename AnyFact>
    requires isOfCustody<AnyFact>
    void operator()(const AnyFact&) {}
    void operator()(const OfferIssuedFact&) {}
    void operator()(const OfferWithdrawnFact&) {}
    void operator()(const MembersMergedFact&) {}
    void operator()(const ComplaintFact&) {}
    void operator()(const LeavingReasonFact&) {}
    template <typename AnyFact>
    requires isOfDrawer<AnyFact>
    void operator()(const AnyFact&) {}
    void operator()(const MemberErasedFact& erased) { takeAny(erased.forfeited.hundredths()); }

    [[nodiscard]] OracleStanding standing()
    {
        m_standing.balance = 0;
        m_standing.pending = 0;
        for (const OracleLot& lot : m_standing.lots) {
            (isUsable(lot) ? m_standing.balance : m_standing.pending) += lot.left;
        }
        m_standing.count = m_stars.countNow();
        return m_standing;
    }

private:
    [[nodiscard]] bool isUsable(const OracleLot& lot) const { return lot.usableFrom <= m_day; }

    /// K11, for points of today.
    [[nodiscard]] std::optional<Date> ownEnd() const
    {
        using namespace std::chrono;
        const PointExpiry& expiry = m_programme.expiry;
        const year_month_day today{m_day};
        switch (expiry.kind) {
        case ExpiryKind::Never:
        case ExpiryKind::SinceLastPurchase: return std::nullopt;
        case ExpiryKind::Days: return m_day + days{expiry.days};
        case ExpiryKind::MonthEnd: return Date{(today.year() / today.month() + months{expiry.months}) / last};
        case ExpiryKind::YearEnd: return Date{(today.year() + years{expiry.years}) / 12 / 31};
        }
        return std::nullopt;
    }

    [[nodiscard]] Date dayOf(const OpId& sale) const
    {
        const auto known = m_days.find(sale);
        return known == m_days.end() ? m_day : known->second;
    }

    /// Where the programme lets all points end some days after the last purchase, those without a day of their own do.
    /// What was given to somebody who bought nothing, or after the term was over, has a term from its own day.
    [[nodiscard]] std::optional<Date> lastDayOf(const OracleLot& lot) const
    {
        if (lot.expires || m_programme.expiry.kind != ExpiryKind::SinceLastPurchase) {
            return lot.expires;
        }
        const std::chrono::days term{m_programme.expiry.days};
        const Date byPurchase = m_lastPurchase.value_or(lot.earned) + term;
        return byPurchase < lot.earned ? lot.earned + term : byPurchase;
    }

    void give(OracleLot lot)
    {
        const std::int64_t paid = std::min(m_standing.debt, lot.left);
        m_reach.count("earning pays a debt", paid > 0);
        m_standing.debt -= paid;
        lot.left -= paid;
        if (lot.left > 0) {
            m_standing.lots.push_back(lot);
        }
    }

    void earn(const OpId& source, Points points)
    {
        m_days.emplace(source, m_day);
        const Date usable = m_day + std::chrono::days{m_programme.pendingDays};
        give({source, m_day, usable, ownEnd(), points.hundredths()});
        m_reach.count("points are pending", usable > m_day && !points.isZero());
    }

    void countEarned(Points points, std::int64_t units)
    {
        m_standing.lifetime += points.hundredths();
        m_stars.count(points.hundredths(), units);
    }

    void countBack(Date countedOn, std::int64_t points, std::int64_t units)
    {
        m_standing.lifetime -= points;
        m_stars.countBack(countedOn, points, units);
    }

    /// The usable lots (or the pending ones) in the order in which they are spent (K10); `own` comes last, pending or
    /// not.
    [[nodiscard]] std::vector<std::size_t> spendOrder(const OpId& own, bool usable = true) const
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_standing.lots.size(); ++i) {
            const OracleLot& lot = m_standing.lots[i];
            if (lot.left > 0 && (isUsable(lot) == usable || (own != OpId{} && lot.source == own))) {
                order.push_back(i);
            }
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t left, std::size_t right) { return keyOf(left, own) < keyOf(right, own); });
        return order;
    }
    [[nodiscard]] std::tuple<bool, bool, Date, Date> keyOf(std::size_t index, const OpId& own) const
    {
        const OracleLot& lot = m_standing.lots[index];
        const bool isOwn = own != OpId{} && lot.source == own;
        if (m_programme.spendOrder == SpendOrder::Oldest) {
            return {isOwn, false, lot.earned, lot.earned};
        }
        return {isOwn, !lot.expires, lot.expires.value_or(Date{}), lot.earned};
    }

    /// Spends at most `points`; answers how many, and notes from which lots.
    std::int64_t spend(std::int64_t points, std::vector<OracleLot>* parts, const OpId& own)
    {
        std::int64_t spent = 0;
        for (const std::size_t i : spendOrder(own)) {
            OracleLot& lot = m_standing.lots[i];
            const std::int64_t part = std::min(points - spent, lot.left);
            if (part == 0) {
                break;
            }
            lot.left -= part;
            spent += part;
            if (parts != nullptr) {
                parts->push_back({lot.source, lot.earned, lot.usableFrom, lot.expires, part});
            }
            m_reach.count("a sale's own points are spent in it", own != OpId{} && lot.source == own);
        }
        return spent;
    }

    void spendInSale(const SaleFact& sale)
    {
        const std::int64_t points = sale.redeemed.hundredths();
        if (points == 0) {
            return;
        }
        std::vector<OracleLot>& parts = m_spendings[sale.op];
        m_standing.debt += points - spend(points, &parts, m_programme.spendableInSameSale ? sale.op : OpId{});
        m_standing.redeemed += points;
        m_reach.count("points spent from several lots", parts.size() > 1);
    }

    /// Those that end on that day first, others where there are not enough of them.
    void passOn(std::optional<Date> expires, std::int64_t points)
    {
        for (const std::size_t i : spendOrder(OpId{})) {
            OracleLot& lot = m_standing.lots[i];
            const std::int64_t part = lot.expires == expires ? std::min(points, lot.left) : 0;
            lot.left -= part;
            points -= part;
        }
        takeAny(points);
    }

    /// From what can be spent, then from what is pending; the rest is a debt.
    void takeAny(std::int64_t points)
    {
        std::int64_t open = points - spend(points, nullptr, OpId{});
        for (const std::size_t i : spendOrder(OpId{}, false)) {
            OracleLot& lot = m_standing.lots[i];
            const std::int64_t part = std::min(open, lot.left);
            m_reach.count("pending points taken back", part > 0);
            lot.left -= part;
            open -= part;
        }
        m_reach.count("taking back leaves a debt", open > 0);
        m_standing.debt += open;
    }

    void takeBack(const OpId& sale, std::int64_t points)
    {
        std::int64_t open = points;
        const auto from = [&open](std::int64_t& source) {
            const std::int64_t part = std::min(open, source);
            source -= part;
            open -= part;
            return part;
        };
        for (OracleLot& lot : m_standing.lots) {
            if (lot.source == sale) {
                from(lot.left);
            }
        }
        for (OracleLot& lot : m_standing.lots) {
            if (lot.source == sale) {
                const std::int64_t gone = from(lot.expired);
                m_standing.expired -= gone;
                m_reach.count("points taken back had expired", gone > 0);
            }
        }
        m_reach.count("points of other purchases taken back", open > 0);
        takeAny(open);
    }

    void restore(const OpId& sale, const OpId& returned, std::int64_t points)
    {
        if (points == 0) {
            return;
        }
        m_standing.redeemed -= points;
        const std::int64_t owed = std::min(points, m_standing.debt);
        m_standing.debt -= owed;
        points -= owed;
        const auto known = m_spendings.find(sale);
        if (known == m_spendings.end()) {
            give({returned, m_day, m_day, ownEnd(), points});
            return;
        }
        for (auto part = known->second.rbegin(); part != known->second.rend() && points > 0; ++part) {
            const std::int64_t back = std::min(points, part->left);
            part->left -= back;
            points -= back;
            restorePart(*part, returned, back);
        }
        // What was spent beyond what there was had become a debt, which earning may have paid since.
        give({returned, m_day, m_day, ownEnd(), points});
    }

    void restorePart(const OracleLot& part, const OpId& returned, std::int64_t points)
    {
        const std::optional<Date> last = lastDayOf(part);
        const bool isOver = last && *last < m_day;
        if (isOver && m_programme.returns.renewExpired) {
            m_reach.count("points restored with a new term");
            give({returned, m_day, m_day, ownEnd(), points});
            return;
        }
        for (OracleLot& lot : m_standing.lots) {
            if (lot.source == part.source && lot.earned == part.earned && lot.expires == part.expires) {
                (isOver ? lot.expired : lot.left) += points;
                m_standing.expired += isOver ? points : 0;
                m_reach.count(isOver ? "points restored after their end stay lost" : "points restored into their lot");
                return;
            }
        }
    }

    const Programme& m_programme;
    Reach& m_reach;
    OracleStanding m_standing;
    Stars m_stars;
    Date m_day;
    std::optional<Date> m_lastPurchase;
    std::map<OpId, Date> m_days; ///< on which purchases counted
    std::map<OpId, std::vector<OracleLot>> m_spendings;
};

std::vector<MemberFact> inOrder(std::span<const MemberFact> facts)
{
    std::map<FactRef, MemberFact> once;
    for (const MemberFact& fact : facts) {
        once.emplace(fact.ref, fact);
    }
    std::vector<MemberFact> ordered;
    for (const auto& [ref, fact] : once) {
        ordered.push_back(fact);
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const MemberFact& left, const MemberFact& right) { return left.at < right.at; });
    return ordered;
}

} // namespace

OracleStanding oracleStanding(const Programme& programme, const MemberId& member, std::span<const MemberFact> facts,
                              Date asOf, Reach& reach)
{
    Life life(programme, member, reach);
    const std::vector<MemberFact> ordered = inOrder(facts);
    auto next = ordered.begin();
    const Date first = ordered.empty() ? asOf : ordered.front().businessDate;
    for (Date day = first; day <= asOf; day += std::chrono::days{1}) {
        life.begin(day);
        for (; next != ordered.end() && next->businessDate == day; ++next) {
            if (const auto* transferred = std::get_if<PointsTransferredFact>(&next->fact)) {
                life.transfer(*transferred, next->ref.leg == 0);
            } else {
                std::visit(life, next->fact);
            }
        }
    }
    return life.standing();
}

} // namespace huitou::oracle
