// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/stars.h"

#include "core/ledger/fold.h"
#include "core/ledger/rights.h"

#include <algorithm>

namespace huitou
{

using std::chrono::days;

std::int64_t StarLadder::measured(Points points, std::int64_t spentUnits) const
{
    return m_programme.ladder.measure == LadderMeasure::Points ? points.hundredths() : spentUnits;
}

std::int64_t StarLadder::threshold(const Star& star) const
{
    return measured(star.threshold, star.spendThreshold.minorUnits());
}

std::int64_t StarLadder::counted() const
{
    switch (m_programme.ladder.period) {
    case LadderPeriod::Cycle: return measured(m_standing.cycle, m_standing.cycleSpentUnits);
    case LadderPeriod::Lifetime: return measured(m_standing.lifetime, m_standing.spent.minorUnits());
    case LadderPeriod::Window: break;
    }
    const Date before = m_standing.day - days{m_programme.ladder.windowDays};
    std::int64_t sum = 0;
    for (const DayCount& counted : m_standing.window) {
        if (counted.day > before) {
            sum += measured(counted.points, counted.spentUnits);
        }
    }
    return sum;
}

std::uint32_t StarLadder::highest(std::int64_t count) const
{
    std::uint32_t star = 0;
    while (star < m_programme.stars.size() && threshold(m_programme.stars[star]) <= count) {
        ++star;
    }
    return star;
}

std::uint32_t StarLadder::held() const
{
    return m_standing.floor ? m_standing.floor->otherwise : m_standing.star;
}

void StarLadder::hold(std::uint32_t star, StarMove move, std::int64_t count)
{
    const std::uint32_t before = m_standing.star;
    if (m_standing.floor) {
        m_standing.floor->otherwise = star;
    }
    m_standing.star = m_standing.floor ? std::max(star, m_standing.floor->star) : star;
    if (m_observer != nullptr && m_standing.star != before) {
        m_observer->onStar({move, before, m_standing.star, count});
    }
}

void StarLadder::add(Date day, Points points, std::int64_t spentUnits)
{
    m_standing.lifetime += points;
    m_standing.cycle += points;
    m_standing.cycleSpentUnits += spentUnits;
    m_standing.spent += Money::fromMinor(spentUnits, m_standing.spent.currency());
    if (m_windowDaysKept == 0 || day <= m_standing.day - days{m_windowDaysKept}) {
        return;
    }
    auto place = m_standing.window.end();
    while (place != m_standing.window.begin() && (place - 1)->day > day) {
        --place;
    }
    if (place == m_standing.window.begin() || (place - 1)->day != day) {
        place = m_standing.window.insert(place, DayCount{day, Points{}, 0}) + 1;
    }
    (place - 1)->points += points;
    (place - 1)->spentUnits += spentUnits;
}

void StarLadder::count(Date day, StarCount count)
{
    if (count.points.isZero() && count.spentUnits == 0) {
        return;
    }
    const std::int64_t before = counted();
    add(day, count.points, count.spentUnits);
    if (m_programme.ladder.period == LadderPeriod::Cycle && !m_standing.cycleBegan &&
        measured(count.points, count.spentUnits) != 0) {
        m_standing.cycleBegan = m_standing.day;
    }
    rise(before);
}

void StarLadder::rise(std::int64_t before)
{
    bool newCycle = true;
    while (newCycle) {
        newCycle = false;
        const std::int64_t count = counted();
        for (std::uint32_t star = 1; star <= m_programme.stars.size() && !newCycle; ++star) {
            const Star& terms = m_programme.stars[star - 1];
            if (count < threshold(terms)) {
                return;
            }
            const bool endsCycle = terms.startsNewCycle && m_programme.ladder.period == LadderPeriod::Cycle;
            // A star counts as reached when its line is crossed, and also when a newer programme has moved the line,
            // or the start of a new cycle, below what the member had already.
            if (before < threshold(terms) || held() < star || endsCycle) {
                reach(star, count);
                newCycle = endsCycle;
            }
        }
        before = 0;
    }
}

void StarLadder::reach(std::uint32_t star, std::int64_t count)
{
    if (held() < star) {
        m_standing.starSince = m_standing.day;
        hold(star, StarMove::Reached, count);
    }
    if (m_standing.cycleNumber == 1 || m_programme.vouchersEveryCycle) {
        giveVoucher(star);
    }
    const Star& terms = m_programme.stars[star - 1];
    if (!terms.startsNewCycle || m_programme.ladder.period != LadderPeriod::Cycle) {
        return;
    }
    HUITOU_CHECK(threshold(terms) > 0);
    const bool carries = m_programme.surplusCarriesOver;
    const bool ofPoints = m_programme.ladder.measure == LadderMeasure::Points;
    const Points pointsLeft = carries && ofPoints ? m_standing.cycle - terms.threshold : Points{};
    const std::int64_t unitsLeft =
        carries && !ofPoints ? m_standing.cycleSpentUnits - terms.spendThreshold.minorUnits() : 0;
    m_standing.cycles.push_back(
        {m_standing.cycle - pointsLeft, m_standing.starAtCycle, m_standing.cycleSpentUnits - unitsLeft});
    m_standing.cycle = pointsLeft;
    m_standing.cycleSpentUnits = unitsLeft;
    ++m_standing.cycleNumber;
    m_standing.cycleBegan = m_standing.day;
    m_standing.starAtCycle = held();
    if (m_observer != nullptr) {
        m_observer->onCycle(CycleMove::EndedByStar, m_standing);
    }
}

void StarLadder::giveVoucher(std::uint32_t star)
{
    const std::optional<StarVoucher>& gives = m_programme.stars[star - 1].voucher;
    if (!gives) {
        return;
    }
    const VoucherId id = voucherIdOf(m_standing.member, star, m_standing.cycleNumber);
    const VoucherTerms* terms = voucherTermsOf(m_programme, gives->voucher);
    VoucherGiven given;
    if (terms != nullptr) {
        given = voucherOn(*terms, id, m_standing.day);
    } else {
        given.id = id;
        given.value = gives->value;
        given.from = m_standing.day;
        if (gives->validDays) {
            given.until = m_standing.day + days{*gives->validDays};
        }
    }
    RightsBook(m_standing, m_observer).give(given, star);
}

void StarLadder::setByHand(const StarSetFact& set)
{
    const auto found = std::ranges::find(m_programme.stars, set.star, &Star::id);
    if (found == m_programme.stars.end() && !set.star.empty()) {
        return; // a star of another programme: whoever wrote the fact is told so
    }
    const std::uint32_t star =
        found == m_programme.stars.end() ? 0 : static_cast<std::uint32_t>(found - m_programme.stars.begin()) + 1;
    const std::uint32_t before = m_standing.star;
    const std::uint32_t without = held();
    if (set.isFloor && set.until && *set.until < m_standing.day) {
        return;
    }
    if (set.isFloor) {
        m_standing.floor = StarFloor{star, set.until, without};
        m_standing.star = std::max(without, star);
    } else {
        m_standing.floor.reset();
        m_standing.star = star;
        m_standing.starAtCycle = star;
        m_standing.starSince = m_standing.day;
    }
    if (m_observer != nullptr && m_standing.star != before) {
        m_observer->onStar({StarMove::SetByHand, before, m_standing.star, counted()});
    }
}

void StarLadder::merged(std::int64_t before, std::uint32_t starOfOther)
{
    if (starOfOther > held()) {
        hold(starOfOther, StarMove::Merged, counted());
    }
    rise(before);
}

void StarLadder::takeOver(const Programme& before)
{
    const auto mapped = [&](std::uint32_t star) -> std::uint32_t {
        if (star == 0 || star > before.stars.size()) {
            return 0;
        }
        const Star& old = before.stars[star - 1];
        const auto same = std::ranges::find(m_programme.stars, old.id, &Star::id);
        return same != m_programme.stars.end() ? static_cast<std::uint32_t>(same - m_programme.stars.begin()) + 1
                                               : highest(threshold(old));
    };
    for (CycleEnd& end : m_standing.cycles) {
        end.starBefore = mapped(end.starBefore);
    }
    for (Voucher& voucher : m_standing.vouchers) {
        voucher.star = mapped(voucher.star);
    }
    m_standing.starAtCycle = mapped(m_standing.starAtCycle);
    const std::uint32_t without = mapped(held());
    if (m_standing.floor) {
        m_standing.floor->star = mapped(m_standing.floor->star);
    }
    hold(without, StarMove::RulesChanged, counted());
    rise(counted()); // to what a lowered line gives for what was counted already
}

} // namespace huitou
