// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/random_history.h"

#include "tests/oracle/ledger_oracle.h"
#include "tests/oracle/random_shop.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

using std::chrono::days;
using test::Draw;

int small(std::int64_t value)
{
    return static_cast<int>(value);
}

PointExpiry drawExpiry(Draw& draw)
{
    PointExpiry expiry;
    expiry.kind = static_cast<ExpiryKind>(draw.between(0, 4));
    switch (expiry.kind) {
    case ExpiryKind::Never: break;
    case ExpiryKind::Days:
    case ExpiryKind::SinceLastPurchase: expiry.days = small(draw.between(1, 90)); break;
    case ExpiryKind::MonthEnd: expiry.months = small(draw.between(0, 3)); break;
    case ExpiryKind::YearEnd: expiry.years = small(draw.between(0, 1)); break;
    }
    return expiry;
}

Programme drawRules(Draw& draw)
{
    Programme programme;
    programme.id = "drawn";
    programme.validFrom = Date{std::chrono::year{2025} / 1 / 1};
    programme.earn.points = Points::whole(1);
    programme.pendingDays = draw.oneIn(2) ? 0 : small(draw.between(1, 20));
    programme.spendableInSameSale = draw.oneIn(2);
    programme.expiry = drawExpiry(draw);
    programme.spendOrder = draw.oneIn(2) ? SpendOrder::NearestExpiry : SpendOrder::Oldest;
    LadderRules& ladder = programme.ladder;
    ladder.measure = draw.oneIn(3) ? LadderMeasure::Spend : LadderMeasure::Points;
    ladder.period = static_cast<LadderPeriod>(draw.between(0, 2));
    ladder.windowDays = small(draw.between(5, 120));
    if (ladder.period == LadderPeriod::Cycle && draw.oneIn(3)) {
        ladder.cycleDays = small(draw.between(20, 120));
    }
    ladder.falling = static_cast<Falling>(draw.between(0, 3));
    ladder.returnLowersStar = !draw.oneIn(3);
    ladder.adjustmentsCount = draw.oneIn(2);
    programme.surplusCarriesOver = draw.oneIn(2);
    programme.vouchersEveryCycle = draw.oneIn(2);
    programme.returns.renewExpired = draw.oneIn(2);
    programme.returns.withinDays = 1000;
    for (std::int64_t number = 1, count = draw.between(0, 4); number <= count; ++number) {
        Star star;
        star.id = "star" + std::to_string(number);
        star.name = {star.id, star.id};
        star.threshold = Points::whole(number * 1000);
        star.spendThreshold = cents(number * 100'000);
        if (draw.oneIn(2)) {
            star.voucher = StarVoucher{cents(10'000), std::nullopt};
        }
        programme.stars.push_back(star);
    }
    if (!programme.stars.empty() && ladder.period == LadderPeriod::Cycle && draw.oneIn(2)) {
        programme.stars.back().startsNewCycle = true;
    }
    return programme;
}

/// A purchase of the history, and what of it did not come back yet.
struct Bought {
    SaleFact sale;
    Points earned;
    Points redeemed;
    Money paid;
};

/// Makes a history fact by fact, asking the oracle where it has to know how the member stands.
class Writer
{
public:
    Writer(Draw& draw, RandomHistory& history) : m_draw(draw), m_history(history)
    {
        m_day = Date{std::chrono::year{2026} / 1 / 1} + days{m_draw.between(0, 60)};
    }

    void write(std::int64_t count)
    {
        for (std::int64_t number = 0; number < count; ++number) {
            m_day += days{m_draw.oneIn(2) ? (m_hasOwnDay ? 1 : 0) : m_draw.between(1, 30)};
            m_hasOwnDay = false;
            add(drawFact());
        }
        m_history.asOf = m_day + days{m_draw.oneIn(2) ? 0 : m_draw.between(1, 150)};
    }

private:
    void add(Fact fact)
    {
        ++m_number;
        const auto* transferred = std::get_if<PointsTransferredFact>(&fact);
        const std::uint8_t leg = (transferred != nullptr && transferred->to == m_history.member) ||
                                         std::holds_alternative<ReferralEarnedFact>(fact) ||
                                         std::holds_alternative<ReferralReturnedFact>(fact)
                                     ? 1
                                     : 0;
        const FactRef ref{TillId{{static_cast<std::uint8_t>(m_draw.between(1, 3))}}, 1, m_number, leg};
        // Some share a moment; then the log decides.
        const std::chrono::minutes minute{m_draw.oneIn(3) ? 0 : static_cast<std::int64_t>(m_number)};
        const Instant at = std::max(m_last, Instant{m_day} + std::chrono::hours{9} + minute);
        m_last = at;
        m_history.facts.push_back({ref, at, m_day, std::move(fact)});
    }

    [[nodiscard]] Points share(Points of) { return Points::fromHundredths(m_draw.between(0, of.hundredths())); }
    [[nodiscard]] Points some(std::int64_t most) { return Points::fromHundredths(m_draw.between(0, most * 100)); }
    [[nodiscard]] OracleStanding standing() const
    {
        Reach aside;
        return oracleStanding(m_history.programme, m_history.member, m_history.facts, m_day, aside);
    }
    [[nodiscard]] Points balance() const { return Points::fromHundredths(standing().balance); }

    Fact drawFact()
    {
        switch (m_draw.between(0, 14)) {
        case 0: return drawAdjusted();
        case 1: return drawGift();
        case 2: return drawTransfer();
        case 3: {
            StarSetFact set;
            set.op = m_draw.id<OpId>();
            const std::int64_t star = m_draw.between(0, static_cast<std::int64_t>(m_history.programme.stars.size()));
            set.star = star == 0 ? "" : "star" + std::to_string(star);
            set.isFloor = m_draw.oneIn(2);
            set.until = m_draw.oneIn(2) ? drawExpires() : std::nullopt;
            return set;
        }
        case 4: {
            HistoricPurchaseFact historic;
            historic.day = m_day;
            historic.amount = cents(m_draw.between(1, 100'000));
            historic.earned = some(1000);
            return historic;
        }
        case 5: return drawReferral();
        case 6:
        case 7:
        case 8:
        case 9:
            if (!m_bought.empty()) {
                return drawReturn(m_bought[static_cast<std::size_t>(
                    m_draw.between(0, static_cast<std::int64_t>(m_bought.size()) - 1))]);
            }
            return drawSale();
        default: return drawSale();
        }
    }

    std::optional<Date> drawExpires()
    {
        return m_draw.oneIn(2) ? std::optional(m_day + days{m_draw.between(0, 90)}) : std::nullopt;
    }

    /// Points with a term of their own, and those that are spent in their own sale, are alone on their day: which of
    /// two lots of one day is spent first, after one of them was used up and came back, nobody promises.
    void beginOwnDay()
    {
        m_day += days{1};
        m_hasOwnDay = true;
    }

    Fact drawAdjusted()
    {
        beginOwnDay();
        PointsAdjustedFact adjusted;
        adjusted.op = m_draw.id<OpId>();
        adjusted.takes = m_draw.oneIn(2);
        adjusted.points = adjusted.takes && !m_draw.oneIn(4) ? share(balance()) : some(800);
        adjusted.expires = adjusted.takes ? std::nullopt : drawExpires();
        return adjusted;
    }

    Fact drawTransfer()
    {
        beginOwnDay();
        PointsTransferredFact transferred;
        transferred.op = m_draw.id<OpId>();
        transferred.from = m_draw.id<MemberId>();
        transferred.to = m_history.member;
        for (const OracleLot& lot : standing().lots) {
            if (lot.left > 0 && lot.usableFrom <= m_day && m_draw.oneIn(2)) {
                transferred.parts.push_back({Points::fromHundredths(m_draw.between(1, lot.left)), lot.expires});
            }
        }
        if (transferred.parts.empty() || m_draw.oneIn(2)) {
            transferred.parts = {{some(300) + Points::fromHundredths(1), drawExpires()}};
        } else {
            std::swap(transferred.from, transferred.to);
        }
        return transferred;
    }

    Fact drawGift()
    {
        if (!m_gifts.empty() && m_draw.oneIn(3)) {
            const GiftGivenFact gift = m_gifts.back();
            m_gifts.pop_back();
            return GiftReturnedFact{gift.op, gift.member, m_draw.id<OpId>(), gift.points, std::nullopt};
        }
        beginOwnDay();
        GiftGivenFact gift;
        gift.op = m_draw.id<OpId>();
        gift.gift = m_draw.oneIn(2) ? "birthday" : "referral";
        gift.points = some(300);
        gift.expires = drawExpires();
        m_gifts.push_back(gift);
        return gift;
    }

    Fact drawReferral()
    {
        if (m_introduced.empty() || m_draw.oneIn(2)) {
            m_introduced.push_back({m_history.member, m_draw.id<OpId>(), some(500)});
            return m_introduced.back();
        }
        ReferralEarnedFact& earned = m_introduced.back();
        const Points back = m_draw.oneIn(2) ? earned.earned : share(earned.earned);
        earned.earned -= back;
        return ReferralReturnedFact{m_history.member, earned.sale, m_draw.id<OpId>(), back};
    }

    Fact drawSale()
    {
        SaleFact sale;
        sale.op = m_draw.id<OpId>();
        sale.member = m_history.member;
        sale.paid = cents(m_draw.between(0, 200'000));
        sale.earned = some(m_draw.oneIn(3) ? 2500 : 900);
        if (m_draw.oneIn(2)) {
            if (m_history.programme.spendableInSameSale) {
                beginOwnDay();
            }
            const Points most = balance() + (m_history.programme.spendableInSameSale ? sale.earned : Points{});
            sale.redeemed = m_draw.oneIn(3) ? most : share(most);
            sale.redeemed += m_draw.oneIn(30) ? some(50) : Points{};
        }
        m_bought.push_back({sale, sale.earned, sale.redeemed, sale.paid});
        return sale;
    }

    Fact drawReturn(Bought& bought)
    {
        ReturnFact returned;
        returned.op = m_draw.id<OpId>();
        returned.sale = bought.sale.op;
        returned.member = m_history.member;
        returned.isWhole = m_draw.oneIn(2);
        returned.takenBack = returned.isWhole ? bought.earned : share(bought.earned);
        returned.restored = returned.isWhole ? bought.redeemed : share(bought.redeemed);
        returned.refund = returned.isWhole
                              ? bought.paid
                              : cents(m_draw.between(0, std::max<std::int64_t>(bought.paid.minorUnits(), 0)));
        bought.earned -= returned.takenBack;
        bought.redeemed -= returned.restored;
        bought.paid -= returned.refund;
        return returned;
    }

    Draw& m_draw;
    RandomHistory& m_history;
    Date m_day;
    Instant m_last;
    bool m_hasOwnDay = false;
    std::uint64_t m_number = 0;
    std::vector<Bought> m_bought;
    std::vector<ReferralEarnedFact> m_introduced;
    std::vector<GiftGivenFact> m_gifts;
};

} // namespace

RandomHistory randomHistory(Draw& draw)
{
    RandomHistory history;
    history.programme = drawRules(draw);
    history.member = draw.id<MemberId>();
    Writer writer(draw, history);
    writer.write(draw.between(1, 16));
    return history;
}

} // namespace huitou::oracle
