// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/star_oracle.h"

#include "core/ledger/fold.h"

#include <algorithm>

namespace huitou::oracle
{

using std::chrono::days;

std::int64_t Stars::thresholdOf(std::uint32_t star) const
{
    const Star& terms = m_programme.stars[star - 1];
    return m_ladder.measure == LadderMeasure::Points ? terms.threshold.hundredths() : terms.spendThreshold.minorUnits();
}

std::uint32_t Stars::reachedBy(std::int64_t count) const
{
    std::uint32_t reached = 0;
    for (std::uint32_t star = 1; star <= m_programme.stars.size(); ++star) {
        reached = count >= thresholdOf(star) ? star : reached;
    }
    return reached;
}

std::int64_t Stars::countNow() const
{
    if (m_ladder.period != LadderPeriod::Window) {
        return m_count;
    }
    std::int64_t sum = 0;
    for (const auto& [day, count] : m_days) {
        sum += day > m_day - days{m_ladder.windowDays} && day <= m_day ? count : 0;
    }
    return sum;
}

std::uint32_t Stars::floorNow() const
{
    return m_floor && (!m_floorUntil || m_day <= *m_floorUntil) ? *m_floor : 0;
}

void Stars::giveVoucher(std::uint32_t star)
{
    if (m_programme.stars[star - 1].voucher && (m_standing.cycleNumber == 1 || m_programme.vouchersEveryCycle)) {
        const VoucherId id = voucherIdOf(m_member, star, m_standing.cycleNumber);
        m_reach.count("a star's voucher");
        m_reach.count("a star's voucher is good again", m_standing.vouchers.contains(id) && m_standing.vouchers[id]);
        m_standing.vouchers[id] = false;
    }
}

void Stars::show()
{
    m_standing.star = std::max(m_own, floorNow());
}

std::int64_t Stars::measured(std::int64_t points, std::int64_t units) const
{
    return m_ladder.measure == LadderMeasure::Points ? points : units;
}

void Stars::count(std::int64_t points, std::int64_t units)
{
    if (points == 0 && units == 0) {
        return;
    }
    const std::int64_t before = countNow();
    const std::int64_t more = measured(points, units);
    m_count += more;
    m_days[m_day] += more;
    if (!m_cycleBegan && more != 0) {
        m_cycleBegan = m_day;
    }
    climb(before);
}

/// Each star whose line the count crosses on its way up from `before`, and each that it reaches and is not held.
void Stars::climb(std::int64_t before)
{
    for (std::uint32_t star = 1; star <= reachedBy(countNow()); ++star) {
        const bool ends = m_ladder.period == LadderPeriod::Cycle && m_programme.stars[star - 1].startsNewCycle;
        if (before >= thresholdOf(star) && m_own >= star && !ends) {
            continue;
        }
        if (m_own < star) {
            m_own = star;
            m_starSince = m_day;
            m_reach.count("a star is reached");
        }
        giveVoucher(star);
        if (ends) {
            endCycleBy(star);
            climb(0);
            break;
        }
    }
    show();
}

void Stars::endCycleBy(std::uint32_t star)
{
    const std::int64_t counted = m_programme.surplusCarriesOver ? thresholdOf(star) : m_count;
    m_ended.push_back({counted, m_kept});
    m_count -= counted;
    ++m_standing.cycleNumber;
    m_kept = m_own;
    m_cycleBegan = m_day;
    m_reach.count("a star starts a new cycle");
}

/// The time of a star is over, and the count reaches `star`.
void Stars::fallTo(std::uint32_t star)
{
    const std::uint32_t before = m_own;
    switch (m_ladder.falling) {
    case Falling::Never: m_own = std::max(m_own, star); break;
    case Falling::OneStep: m_own = m_own > star ? m_own - 1 : star; break;
    case Falling::WindowEnd:
    case Falling::AtOnce: m_own = star; break;
    }
    m_kept = m_own;
    m_reach.count("a star falls", m_own < before);
    m_reach.count("a star falls one step at a time", m_own < before && m_own > star);
}

void Stars::fallAtOnce()
{
    const std::uint32_t reached = reachedBy(countNow());
    if (m_ladder.period == LadderPeriod::Window && m_ladder.falling == Falling::AtOnce && reached < m_own) {
        m_reach.count("a star falls at once");
        m_own = reached;
        m_kept = 0;
    }
}

void Stars::endCycleByTime()
{
    if (m_ladder.period != LadderPeriod::Cycle || !m_ladder.cycleDays || !m_cycleBegan ||
        m_day < *m_cycleBegan + days{*m_ladder.cycleDays}) {
        return;
    }
    m_reach.count("a cycle ends by time");
    fallTo(reachedBy(m_ladder.falling == Falling::AtOnce ? 0 : m_count));
    m_count = 0;
    ++m_standing.cycleNumber;
    if (m_own > 0 && m_ladder.falling != Falling::Never) {
        m_cycleBegan = *m_cycleBegan + days{*m_ladder.cycleDays};
    } else {
        m_cycleBegan.reset();
    }
    m_ended.clear();
}

void Stars::reviewWindow()
{
    const bool reviewed = m_ladder.period == LadderPeriod::Window &&
                          (m_ladder.falling == Falling::WindowEnd || m_ladder.falling == Falling::OneStep);
    if (!reviewed || m_own == 0 || !m_starSince || m_day < *m_starSince + days{m_ladder.windowDays}) {
        return;
    }
    const std::uint32_t reached = reachedBy(countNow());
    m_reach.count("a star is confirmed at the window's end", reached >= m_own);
    fallTo(reached);
    m_starSince = m_day;
}

void Stars::begin(Date day)
{
    m_day = day;
    m_reach.count("a floor ends", m_floorUntil && *m_floorUntil + days{1} == day);
    endCycleByTime();
    reviewWindow();
    fallAtOnce();
    show();
}

/// Of the stars whose line the count crossed on its way down from `before`.
void Stars::withdrawVouchers(std::int64_t before)
{
    for (std::uint32_t star = 1; star <= m_programme.stars.size(); ++star) {
        const auto voucher = m_standing.vouchers.find(voucherIdOf(m_member, star, m_standing.cycleNumber));
        if (thresholdOf(star) <= before && thresholdOf(star) > countNow() && voucher != m_standing.vouchers.end()) {
            voucher->second = true;
            m_reach.count("a star's voucher is withdrawn");
        }
    }
}

void Stars::countBack(Date countedOn, std::int64_t points, std::int64_t units)
{
    const std::int64_t before = countNow();
    const std::int64_t less = measured(points, units);
    // What time has ended no return reaches.
    const bool isOver = m_ladder.cycleDays && m_ended.empty() && (!m_cycleBegan || countedOn < *m_cycleBegan);
    m_count -= isOver ? 0 : less;
    m_days[countedOn] -= less;
    if (!m_ladder.returnLowersStar) {
        fallAtOnce();
        show();
        return;
    }
    withdrawVouchers(before);
    bool undone = false;
    while (m_ladder.period == LadderPeriod::Cycle && m_count < 0 && !m_ended.empty()) {
        m_reach.count("a return undoes the end of a cycle");
        const EndedCycle ended = m_ended.back();
        m_ended.pop_back();
        m_count += ended.count;
        m_kept = ended.kept;
        --m_standing.cycleNumber;
        withdrawVouchers(ended.count);
        undone = true;
    }
    // A star that did not rest on the count is not taken with it.
    const std::uint32_t now = std::max(reachedBy(countNow()), m_kept);
    if (now < m_own && (undone || reachedBy(before) >= m_own)) {
        m_reach.count("a return takes a star back");
        m_own = now;
    }
    if (undone) {
        climb(countNow());
    }
    show();
}

void Stars::set(const StarSetFact& fact)
{
    std::uint32_t star = 0;
    for (std::uint32_t index = 1; index <= m_programme.stars.size(); ++index) {
        star = m_programme.stars[index - 1].id == fact.star ? index : star;
    }
    m_floor.reset();
    m_floorUntil.reset();
    if (fact.isFloor) {
        m_floor = star;
        m_floorUntil = fact.until;
    } else {
        m_own = star;
        m_kept = star;
        m_starSince = m_day;
    }
    m_reach.count(fact.isFloor ? "a floor set by hand" : "a star set by hand");
    show();
}

} // namespace huitou::oracle
