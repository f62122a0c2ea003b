// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/season.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr int recentDays = 91;
constexpr std::size_t oneInAHundred = 100;
/// So many ordinary purchases count beside what was seen: a handful of them makes no season.
constexpr double ordinaryPurchases = 50;
constexpr double slowest = 0.5;
constexpr double busiest = 2;

std::int64_t dayNumber(Date day)
{
    return day.time_since_epoch().count();
}

} // namespace

Season::Season(const PurchaseTrails& trails, Date until) : m_until(dayNumber(until))
{
    std::size_t recentMembers = 0;
    std::size_t newMembers = 0;
    m_first = m_until + 1;
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const auto days = trails[member].days;
        if (days.empty() || days.front() > m_until) {
            continue;
        }
        m_first = std::min<std::int64_t>(m_first, days.front());
        const auto after = std::upper_bound(days.begin(), days.end(), static_cast<std::int32_t>(m_until));
        if (*std::prev(after) > m_until - recentDays) {
            ++recentMembers;
            newMembers += days.front() > m_until - recentDays ? 1 : 0;
        }
    }
    if (m_first > m_until) {
        return;
    }
    m_isKnown = m_until - m_first >= yearDays && newMembers * oneInAHundred >= recentMembers;
    m_upTo.assign(static_cast<std::size_t>(m_until - m_first + 1), 0);
    for (std::size_t member = 0; member < trails.size(); ++member) {
        for (const std::int32_t day : trails[member].days) {
            if (day <= m_until) {
                ++m_upTo[static_cast<std::size_t>(day - m_first)];
            }
        }
    }
    for (std::size_t day = 1; day < m_upTo.size(); ++day) {
        m_upTo[day] += m_upTo[day - 1];
    }
}

std::int64_t Season::purchasesBetween(std::int64_t after, std::int64_t upTo) const
{
    const auto count = [this](std::int64_t day) {
        return day < m_first ? 0 : m_upTo[static_cast<std::size_t>(std::min(day, m_until) - m_first)];
    };
    return count(upTo) - count(after);
}

double Season::observed(Date from, int days) const
{
    const std::int64_t after = dayNumber(from);
    if (!m_isKnown || days <= 0 || after < m_first - 1 || after + days > m_until) {
        return 1;
    }
    // The year around the stretch, as far as it is known: a shop that grows is compared with its own size at the time.
    const std::int64_t latest = m_until - yearDays;
    const std::int64_t year = std::clamp<std::int64_t>(after + days / 2 - yearDays / 2, m_first - 1, latest);
    const double ordinary = static_cast<double>(purchasesBetween(year, year + yearDays)) * days / yearDays;
    const auto seen = static_cast<double>(purchasesBetween(after, after + days));
    return std::clamp((seen + ordinaryPurchases) / (ordinary + ordinaryPurchases), slowest, busiest);
}

double Season::expected(Date from, int days) const
{
    return observed(from - std::chrono::days{yearDays}, days);
}

} // namespace huitou
