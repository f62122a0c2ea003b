// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/habit_change.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace huitou
{

namespace
{

constexpr std::size_t dropLength = 2;
constexpr std::size_t leastBefore = 3;
constexpr std::size_t mostBefore = 6;
constexpr std::size_t leastInTrend = 6;
constexpr std::size_t mostInTrend = 8;
constexpr std::size_t ends = 3;

double medianOf(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/// The part by which it fell, 0.4 for 40 %; negative when it rose.
double fallBetween(double before, double after)
{
    return before > 0 ? 1 - after / before : 0;
}

std::string percentText(double part)
{
    return std::to_string(std::lround(part * 100));
}

/// The sum of the signs of all differences of a later and an earlier value is at most the largest that chance alone
/// makes in one of twenty series without a trend. (M. G. Kendall, Rank Correlation Methods, 1975: exact, without ties.)
bool fallsBeyondChance(std::span<const double> values)
{
    constexpr std::array<int, mostInTrend - leastInTrend + 1> critical{-11, -13, -16};
    int sum = 0;
    for (std::size_t later = 1; later < values.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            sum +=
                static_cast<int>(values[later] > values[earlier]) - static_cast<int>(values[later] < values[earlier]);
        }
    }
    return sum <= critical[values.size() - leastInTrend];
}

/// By how much a series falls slowly; nothing when it does not.
std::optional<double> slowFall(std::span<const double> series, int trendPercent)
{
    if (series.size() < leastInTrend) {
        return std::nullopt;
    }
    const std::span<const double> last = series.last(std::min(series.size(), mostInTrend));
    const double fall = fallBetween(medianOf(last.first(ends)), medianOf(last.last(ends)));
    return fall * 100 >= trendPercent && fallsBeyondChance(last) ? std::optional(fall) : std::nullopt;
}

std::optional<NoticedChange> quantityDrop(std::span<const double> amounts, int dropPercent)
{
    if (amounts.size() < leastBefore + dropLength) {
        return std::nullopt;
    }
    const std::span<const double> before = amounts.first(amounts.size() - dropLength);
    const double usual = medianOf(before.last(std::min(before.size(), mostBefore)));
    const double last = *std::ranges::max_element(amounts.last(dropLength));
    const double fall = fallBetween(usual, last);
    if (fall * 100 < dropPercent) {
        return std::nullopt;
    }
    const std::string part = percentText(fall);
    return NoticedChange{HabitChange::QuantityDrop,
                         {"bought at least " + part + " % less than usual, two times running",
                          "连续两次购买额比平时低至少 " + part + "%"}};
}

std::optional<NoticedChange> quantityTrend(std::span<const double> amounts, int trendPercent)
{
    const std::optional<double> fall = slowFall(amounts, trendPercent);
    if (!fall) {
        return std::nullopt;
    }
    const std::string part = percentText(*fall);
    return NoticedChange{HabitChange::QuantityTrend,
                         {"buys less and less: " + part + " % less than some purchases ago",
                          "购买额逐渐减少：比前几次少 " + part + "%"}};
}

/// Gaps that grow are visits that become fewer: their reciprocals fall.
std::optional<NoticedChange> rhythmTrend(std::span<const PurchaseDay> days, int trendPercent)
{
    std::vector<double> visitsPerDay;
    std::vector<double> gaps;
    for (std::size_t index = 1; index < days.size(); ++index) {
        gaps.push_back(static_cast<double>((days[index].day - days[index - 1].day).count()));
        visitsPerDay.push_back(1 / gaps.back());
    }
    if (!slowFall(visitsPerDay, trendPercent)) {
        return std::nullopt;
    }
    const std::span<const double> last = std::span<const double>(gaps).last(std::min(gaps.size(), mostInTrend));
    const std::string before = std::to_string(std::lround(medianOf(last.first(ends))));
    const std::string now = std::to_string(std::lround(medianOf(last.last(ends))));
    return NoticedChange{HabitChange::RhythmTrend,
                         {"comes more and more rarely: every " + now + " days, before every " + before,
                          "来得越来越少：现在每 " + now + " 天一次，以前每 " + before + " 天"}};
}

} // namespace

std::vector<NoticedChange> habitChangesIn(std::span<const PurchaseDay> days, const CadenceState& cadence, Date today,
                                          const CadenceParameters& rhythm, const SegmentRules& rules)
{
    std::vector<double> amounts;
    for (const PurchaseDay& day : days) {
        amounts.push_back(static_cast<double>(day.amount.minorUnits()));
    }
    std::vector<NoticedChange> changes;
    const auto add = [&changes](std::optional<NoticedChange> change) {
        if (change) {
            changes.push_back(std::move(*change));
        }
    };
    add(quantityDrop(amounts, rules.dropPercent));
    add(quantityTrend(amounts, rules.trendPercent));
    if (cadence.purchaseDays > 0 && isAway(cadence, today, rhythm)) {
        changes.push_back({HabitChange::RhythmDrop, rhythmSentence(cadence, today)});
    }
    add(rhythmTrend(days, rules.trendPercent));
    return changes;
}

} // namespace huitou
