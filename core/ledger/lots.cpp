// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/lots.h"

#include <algorithm>

namespace huitou
{

namespace
{

using std::chrono::days;

/// Without an end is the last of all.
bool endsBefore(const std::optional<Date>& left, const std::optional<Date>& right)
{
    return left && (!right || *left < *right);
}

} // namespace

bool asksForDays(const LadderRules& ladder)
{
    return ladder.period == LadderPeriod::Window || ladder.cycleDays.has_value();
}

std::optional<Date> expiryOf(const PointExpiry& expiry, Date day)
{
    const std::chrono::year_month_day civil{day};
    switch (expiry.kind) {
    case ExpiryKind::Never:
    case ExpiryKind::SinceLastPurchase: return std::nullopt;
    case ExpiryKind::Days: return day + days{expiry.days};
    case ExpiryKind::MonthEnd: {
        const auto month = civil.year() / civil.month() + std::chrono::months{expiry.months};
        return Date{month / std::chrono::last};
    }
    case ExpiryKind::YearEnd: return Date{(civil.year() + std::chrono::years{expiry.years}) / 12 / 31};
    }
    return std::nullopt;
}

bool LotBook::isPast(Date day) const
{
    return day < m_standing.day;
}

std::optional<Date> LotBook::lastDayOf(const Lot& lot) const
{
    if (lot.expires || m_rules.expiry.kind != ExpiryKind::SinceLastPurchase) {
        return lot.expires;
    }
    const days term{m_rules.expiry.days};
    const Date since = m_standing.lastPurchase.value_or(lot.earned);
    // What was given when the term was over already has a term of its own.
    return lot.earned > since + term ? lot.earned + term : since + term;
}

void LotBook::tell(PointsMove move, Points points, const Lot& lot, bool usable) const
{
    if (m_observer != nullptr && !points.isZero()) {
        m_observer->onPoints({move, points, usable, lot.earned, lot.expires, lot.usableFrom});
    }
}

void LotBook::credit(const Lot& lot)
{
    if (lot.points.isZero()) {
        return;
    }
    Lot left = lot;
    if (!m_standing.debt.isZero()) {
        const Points paid = std::min(lot.points, m_standing.debt);
        m_standing.debt -= paid;
        left.points -= paid;
        tell(PointsMove::PaidDebt, paid, lot, false);
        if (left.points.isZero()) {
            return;
        }
    }
    insert(left);
}

void LotBook::insert(const Lot& lot, Among among)
{
    const auto isAfter = [&](const Lot& other) {
        return other.earned > lot.earned || (among == Among::First && other.earned == lot.earned);
    };
    auto place = m_standing.lots.end();
    while (place != m_standing.lots.begin() && isAfter(*(place - 1))) {
        --place;
    }
    const auto added = m_standing.lots.insert(place, lot);
    (isUsable(lot) ? m_standing.balance : m_standing.pending) += lot.points;
    tell(PointsMove::Credited, lot.points, lot, isUsable(lot));
    const std::optional<Date> last = lastDayOf(lot);
    if (last && isPast(*last)) {
        expire(*added); // a clock that runs behind wrote it
    }
}

void LotBook::expire(Lot& lot)
{
    (isUsable(lot) ? m_standing.balance : m_standing.pending) -= lot.points;
    m_standing.expired += lot.points;
    lot.expired += lot.points;
    tell(PointsMove::Expired, lot.points, lot, isUsable(lot));
    lot.points = Points{};
}

bool LotBook::isBefore(const Lot& left, const Lot& right) const
{
    // Of equals, and by age, the place decides: lots stand in the order in which they were earned.
    return m_rules.spendOrder == SpendOrder::NearestExpiry && endsBefore(left.expires, right.expires);
}

Lot* LotBook::firstToGo(From from, const OpId* except, const std::optional<Date>* expires)
{
    Lot* first = nullptr;
    for (Lot& lot : m_standing.lots) {
        const bool fits = !lot.points.isZero() && isUsable(lot) == (from == From::Usable) &&
                          (except == nullptr || lot.source != *except) &&
                          (expires == nullptr || lot.expires == *expires);
        if (fits && (first == nullptr || isBefore(lot, *first))) {
            first = &lot;
        }
    }
    return first;
}

Lot* LotBook::lotOf(const OpId& source)
{
    const auto found = std::ranges::find(m_standing.lots, source, &Lot::source);
    return source.isNull() || found == m_standing.lots.end() ? nullptr : &*found;
}

Spending* LotBook::spendingOf(const OpId& sale)
{
    const auto found = std::ranges::find(m_standing.spendings, sale, &Spending::sale);
    return found == m_standing.spendings.end() ? nullptr : &*found;
}

void LotBook::noteDay(const OpId& sale, Date day)
{
    if (asksForDays(m_rules.ladder) && !dayOf(sale)) {
        m_standing.spendings.push_back({sale, day, {}});
    }
}

std::optional<Date> LotBook::dayOf(const OpId& sale) const
{
    if (sale.isNull()) {
        return std::nullopt;
    }
    const auto lot = std::ranges::find(m_standing.lots, sale, &Lot::source);
    if (lot != m_standing.lots.end()) {
        return lot->earned;
    }
    const auto spending = std::ranges::find(m_standing.spendings, sale, &Spending::sale);
    return spending != m_standing.spendings.end() ? std::optional(spending->day) : std::nullopt;
}

Points LotBook::take(Lot& lot, Points wanted, PointsMove move, Spending* spending)
{
    const Points taken = std::min(wanted, lot.points);
    if (taken.isZero()) {
        return wanted;
    }
    lot.points -= taken;
    (isUsable(lot) ? m_standing.balance : m_standing.pending) -= taken;
    if (spending != nullptr) {
        spending->parts.push_back({lot.source, lot.earned, lot.expires, taken});
    }
    tell(move, taken, lot, isUsable(lot));
    return wanted - taken;
}

Points LotBook::drain(From from, Points wanted, PointsMove move, Spending* spending, const OpId* except,
                      const std::optional<Date>* expires)
{
    while (!wanted.isZero()) {
        Lot* lot = firstToGo(from, except, expires);
        if (lot == nullptr) {
            break;
        }
        wanted = take(*lot, wanted, move, spending);
    }
    return wanted;
}

void LotBook::owe(Points points)
{
    if (!points.isZero()) {
        m_standing.debt += points;
        tell(PointsMove::Owed, points, Lot{}, false);
    }
}

void LotBook::spend(const OpId& sale, Points points, bool ownLast)
{
    if (points.isZero()) {
        return;
    }
    m_standing.redeemed += points;
    Spending& spending = m_standing.spendings.emplace_back(Spending{sale, m_standing.day, {}});
    Points wanted = drain(From::Usable, points, PointsMove::Spent, &spending, ownLast ? &sale : nullptr);
    if (Lot* own = ownLast ? lotOf(sale) : nullptr; own != nullptr) {
        wanted = take(*own, wanted, PointsMove::Spent, &spending);
    }
    owe(wanted);
    dropSpent();
}

void LotBook::takeBack(const OpId& source, Points points)
{
    if (points.isZero()) {
        return;
    }
    Points wanted = points;
    if (Lot* own = lotOf(source); own != nullptr) {
        wanted = take(*own, wanted, PointsMove::Taken, nullptr);
        const Points ended = std::min(wanted, own->expired);
        own->expired -= ended;
        m_standing.expired -= ended;
        tell(PointsMove::TakenExpired, ended, *own, false);
        wanted -= ended;
    }
    wanted = drain(From::Usable, wanted, PointsMove::Taken, nullptr);
    wanted = drain(From::Pending, wanted, PointsMove::Taken, nullptr);
    owe(wanted);
    dropSpent();
}

void LotBook::takePart(const PointsPart& part)
{
    Points wanted = drain(From::Usable, part.points, PointsMove::Taken, nullptr, nullptr, &part.expires);
    wanted = drain(From::Usable, wanted, PointsMove::Taken, nullptr);
    wanted = drain(From::Pending, wanted, PointsMove::Taken, nullptr);
    owe(wanted);
    dropSpent();
}

void LotBook::restore(const OpId& sale, const Spending::Part& part, Points points, const OpId& returned)
{
    // Only points of the sale itself can have been spent while they were pending (knob K4).
    const Date usableFrom = part.source == sale ? part.earned + days{m_rules.pendingDays} : part.earned;
    const Lot spent{part.source, part.earned, usableFrom, part.expires, points, Points{}};
    const auto same = std::ranges::find_if(m_standing.lots, [&part](const Lot& lot) {
        return lot.source == part.source && lot.earned == part.earned && lot.expires == part.expires;
    });
    if (const std::optional<Date> last = lastDayOf(spent); last && isPast(*last)) {
        if (m_rules.returns.renewExpired) {
            insert({returned, m_standing.day, m_standing.day, expiryOf(m_rules.expiry, m_standing.day), points, {}});
            return;
        }
        m_standing.expired += points;
        tell(PointsMove::RestoredNot, points, spent, false);
        // Noted with their lot: a return of the purchase that gave them does not take them again.
        if (same != m_standing.lots.end()) {
            same->expired += points;
        } else {
            insert({part.source, part.earned, usableFrom, part.expires, Points{}, points}, Among::First);
        }
        return;
    }
    if (same == m_standing.lots.end()) {
        // Those of others were spent before what is left; the sale's own came last.
        insert(spent, part.source == sale ? Among::Last : Among::First);
        return;
    }
    same->points += points;
    (isUsable(*same) ? m_standing.balance : m_standing.pending) += points;
    tell(PointsMove::Restored, points, *same, isUsable(*same));
}

void LotBook::giveBack(const OpId& sale, const OpId& returned, Points points)
{
    m_standing.redeemed -= points;
    const Points paid = std::min(points, m_standing.debt);
    m_standing.debt -= paid;
    tell(PointsMove::PaidDebt, paid, Lot{}, false);
    Points left = points - paid;
    if (Spending* spending = spendingOf(sale); spending != nullptr) {
        while (!left.isZero() && !spending->parts.empty()) {
            Spending::Part& part = spending->parts.back();
            const Points back = std::min(left, part.points);
            restore(sale, part, back, returned);
            part.points -= back;
            left -= back;
            if (part.points.isZero()) {
                spending->parts.pop_back();
            }
        }
    }
    if (!left.isZero()) {
        insert({returned, m_standing.day, m_standing.day, expiryOf(m_rules.expiry, m_standing.day), left, Points{}});
    }
}

void LotBook::settleDebt()
{
    Points owed = drain(From::Usable, m_standing.debt, PointsMove::PaidDebt, nullptr);
    m_standing.debt = drain(From::Pending, owed, PointsMove::PaidDebt, nullptr);
    dropSpent();
}

bool LotBook::isNeeded(const Lot& lot) const
{
    if (!lot.points.isZero()) {
        return true;
    }
    // Windows and cycles that end by time ask on which day a sale counted that comes back.
    const bool says = !lot.expired.isZero() || asksForDays(m_rules.ladder);
    return says && !isPast(lot.earned + days{m_rules.returns.withinDays});
}

void LotBook::dropSpent()
{
    std::erase_if(m_standing.lots, [this](const Lot& lot) { return !isNeeded(lot); });
}

void LotBook::dayBegins()
{
    const days within{m_rules.returns.withinDays};
    auto kept = m_standing.lots.begin();
    for (auto lot = m_standing.lots.begin(); lot != m_standing.lots.end(); ++lot) {
        if (!lot->points.isZero()) {
            if (lot->usableFrom == m_standing.day) {
                m_standing.pending -= lot->points;
                m_standing.balance += lot->points;
                tell(PointsMove::Matured, lot->points, *lot, true);
            }
            if (const std::optional<Date> last = lastDayOf(*lot); last && isPast(*last)) {
                expire(*lot);
            }
        }
        if (!isNeeded(*lot)) {
            continue;
        }
        // Lots that no return can concern any more are one where they end together: years of purchases stay small.
        const bool joins = kept != m_standing.lots.begin() && (kept - 1)->expires == lot->expires &&
                           isPast(lot->earned + within) && isUsable(*lot) && isUsable(*(kept - 1));
        if (joins) {
            (kept - 1)->points += lot->points;
        } else {
            *kept++ = *lot;
        }
    }
    m_standing.lots.erase(kept, m_standing.lots.end());
    if (!m_standing.spendings.empty()) {
        std::erase_if(m_standing.spendings, [&](const Spending& spending) { return isPast(spending.day + within); });
    }
}

Date LotBook::nextChange(Date day) const
{
    for (const Lot& lot : m_standing.lots) {
        if (lot.points.isZero()) {
            continue;
        }
        if (lot.usableFrom > m_standing.day) {
            day = std::min(day, lot.usableFrom);
        }
        if (const std::optional<Date> last = lastDayOf(lot); last && *last >= m_standing.day) {
            day = std::min(day, *last + days{1});
        }
    }
    return day;
}

} // namespace huitou
