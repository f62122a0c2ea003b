// SPDX-License-Identifier: GPL-3.0-or-later
// How a star is lost: by returns, by the end of its time, by the end of a floor.
#include "core/ledger/fold.h"
#include "core/ledger/rights.h"
#include "core/ledger/stars.h"

#include <algorithm>

namespace huitou
{

using std::chrono::days;

void StarLadder::countBack(Date day, StarCount count)
{
    const std::int64_t before = counted();
    const bool ofEarlierCycle = m_programme.ladder.cycleDays && m_standing.cycles.empty() &&
                                (!m_standing.cycleBegan || day < *m_standing.cycleBegan);
    add(day, -count.points, -count.spentUnits);
    if (ofEarlierCycle) {
        m_standing.cycle += count.points;
        m_standing.cycleSpentUnits += count.spentUnits;
    }
    if (!m_programme.ladder.returnLowersStar) {
        fallAtOnce();
        return;
    }
    const std::uint32_t supported = highest(before);
    withdrawVouchers(before);
    bool undone = false;
    while (m_programme.ladder.period == LadderPeriod::Cycle && counted() < 0 && !m_standing.cycles.empty()) {
        undoCycle();
        undone = true;
    }
    const std::uint32_t reached = std::max(m_standing.starAtCycle, highest(counted()));
    // A star that did not rest on the count before does not fall with it.
    if (reached < held() && (undone || supported >= held())) {
        hold(reached, StarMove::TakenBack, counted());
    }
    if (undone) {
        rise(counted());
    }
}

void StarLadder::withdrawVouchers(std::int64_t before)
{
    const std::int64_t count = counted();
    for (std::uint32_t star = 1; star <= m_programme.stars.size() && !m_standing.vouchers.empty(); ++star) {
        const std::int64_t line = threshold(m_programme.stars[star - 1]);
        if (line > count && line <= before) {
            RightsBook(m_standing, m_observer).withdraw(voucherIdOf(m_standing.member, star, m_standing.cycleNumber));
        }
    }
}

void StarLadder::undoCycle()
{
    const CycleEnd end = m_standing.cycles.back();
    m_standing.cycles.pop_back();
    m_standing.cycle += end.countBefore;
    m_standing.cycleSpentUnits += end.spentUnitsBefore;
    m_standing.starAtCycle = end.starBefore;
    --m_standing.cycleNumber;
    if (m_observer != nullptr) {
        m_observer->onCycle(CycleMove::Undone, m_standing);
    }
    withdrawVouchers(measured(end.countBefore, end.spentUnitsBefore));
}

void StarLadder::fallTo(std::uint32_t star, std::int64_t count)
{
    switch (m_programme.ladder.falling) {
    case Falling::Never: star = std::max(star, held()); break;
    case Falling::OneStep: star = std::max(star, held() == 0 ? 0 : held() - 1); break;
    case Falling::WindowEnd:
    case Falling::AtOnce: break;
    }
    // A star that was set by hand can be below what the count reaches.
    hold(star, star > held() ? StarMove::Reached : StarMove::Fell, count);
    m_standing.starAtCycle = fallsAtOnce() ? 0 : held();
}

void StarLadder::fallAtOnce()
{
    if (!fallsAtOnce() || held() == 0) {
        return;
    }
    if (const std::int64_t count = counted(); highest(count) < held()) {
        fallTo(highest(count), count);
    }
}

bool StarLadder::fallsAtOnce() const
{
    return m_programme.ladder.period == LadderPeriod::Window && m_programme.ladder.falling == Falling::AtOnce;
}

std::optional<Date> StarLadder::cycleEnd() const
{
    if (m_programme.ladder.period != LadderPeriod::Cycle || !m_programme.ladder.cycleDays || !m_standing.cycleBegan) {
        return std::nullopt;
    }
    return *m_standing.cycleBegan + days{*m_programme.ladder.cycleDays};
}

std::optional<Date> StarLadder::windowTermEnd() const
{
    const Falling falling = m_programme.ladder.falling;
    if (m_programme.ladder.period != LadderPeriod::Window || held() == 0 || !m_standing.starSince ||
        (falling != Falling::WindowEnd && falling != Falling::OneStep)) {
        return std::nullopt;
    }
    return *m_standing.starSince + days{m_programme.ladder.windowDays};
}

void StarLadder::endCycleByTime()
{
    const std::int64_t count = m_programme.ladder.falling == Falling::AtOnce ? 0 : counted();
    fallTo(highest(count), count);
    m_standing.cycle = Points{};
    m_standing.cycleSpentUnits = 0;
    // A star that can fall is judged again when the next cycle ends, whether or not its member buys in it.
    const bool canFall = held() > 0 && m_programme.ladder.falling != Falling::Never;
    m_standing.cycleBegan = canFall ? cycleEnd() : std::nullopt;
    m_standing.cycles.clear(); // what time has ended no return undoes
    ++m_standing.cycleNumber;
    if (m_observer != nullptr) {
        m_observer->onCycle(CycleMove::EndedByTime, m_standing);
    }
}

void StarLadder::judgeWindow()
{
    const std::int64_t count = counted();
    fallTo(highest(count), count);
    m_standing.starSince = held() == 0 ? std::nullopt : std::optional(m_standing.day);
}

void StarLadder::dayBegins()
{
    const Date day = m_standing.day;
    if (m_standing.floor && m_standing.floor->until && *m_standing.floor->until < day) {
        const std::uint32_t before = m_standing.star;
        m_standing.star = m_standing.floor->otherwise;
        m_standing.floor.reset();
        if (m_observer != nullptr && m_standing.star != before) {
            m_observer->onStar({StarMove::FloorEnded, before, m_standing.star, counted()});
        }
    }
    if (const std::optional<Date> end = cycleEnd(); end && *end <= day) {
        endCycleByTime();
    }
    if (const std::optional<Date> end = windowTermEnd(); end && *end <= day) {
        judgeWindow();
    }
    fallAtOnce();
    if (!m_standing.window.empty()) {
        const Date gone = day - days{m_windowDaysKept};
        std::erase_if(m_standing.window, [gone](const DayCount& counted) { return counted.day <= gone; });
    }
}

Date StarLadder::nextChange(Date day) const
{
    const auto consider = [&](Date candidate) {
        if (candidate > m_standing.day) {
            day = std::min(day, candidate);
        }
    };
    if (m_standing.floor && m_standing.floor->until) {
        consider(*m_standing.floor->until + days{1});
    }
    if (const std::optional<Date> end = cycleEnd()) {
        consider(*end);
    }
    if (const std::optional<Date> end = windowTermEnd()) {
        consider(*end);
    }
    if (fallsAtOnce() && held() > 0) {
        if (highest(counted()) < held()) {
            consider(m_standing.day + days{1}); // a star set by hand
        }
        for (const DayCount& counted : m_standing.window) {
            consider(counted.day + days{m_programme.ladder.windowDays});
        }
    }
    return day;
}

} // namespace huitou
