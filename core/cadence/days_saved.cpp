// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/days_saved.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace huitou
{

namespace
{

struct Gap {
    std::size_t member;
    std::size_t purchaseDays; ///< up to its beginning
    int days;                 ///< more than lostAfterDays when lost
};

std::vector<Gap> gapsSince(const PurchaseTrails& trails, Date since, Date until, int lostAfterDays)
{
    std::vector<Gap> gaps;
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const Trail trail = trails[member];
        for (std::size_t index = 1; index < trail.days.size(); ++index) {
            if (trail.day(index) <= since) {
                continue;
            }
            if (trail.day(index) + std::chrono::days{lostAfterDays} <= until) {
                const bool hasNext = index + 1 < trail.days.size();
                const int days = hasNext ? trail.days[index + 1] - trail.days[index] : lostAfterDays + 1;
                gaps.push_back({member, index + 1, days});
            }
            break;
        }
    }
    return gaps;
}

/// The ranks of the silent days of one gap, highest so far: of day 1, 2 and so on, up to `days`.
std::vector<double> risingRanks(const Forecasters& forecasters, ForecastMethod method, const Gap& gap, int days)
{
    const ForecastSubject subject = forecasters.subject(gap.member, gap.purchaseDays);
    std::vector<double> ranks;
    double highest = -std::numeric_limits<double>::infinity();
    for (int day = 1; day <= days; ++day) {
        highest = std::max(highest, forecasters.rank(method, subject, subject.state.last + std::chrono::days{day}));
        ranks.push_back(highest);
    }
    return ranks;
}

} // namespace

std::optional<double> daysSaved(const PurchaseTrails& trails, const Forecasters& forecasters, ForecastMethod method,
                                Date since, Date until, const DaysSavedOptions& options)
{
    std::vector<double> highestBeforeReturn;
    std::vector<std::vector<double>> lost;
    for (const Gap& gap : gapsSince(trails, since, until, options.lostAfterDays)) {
        if (gap.days > options.lostAfterDays) {
            lost.push_back(risingRanks(forecasters, method, gap, options.lostAfterDays));
        } else {
            const std::vector<double> ranks = risingRanks(forecasters, method, gap, gap.days - 1);
            highestBeforeReturn.push_back(ranks.empty() ? -std::numeric_limits<double>::infinity() : ranks.back());
        }
    }
    if (lost.empty() || highestBeforeReturn.empty()) {
        return std::nullopt;
    }
    const auto allowed =
        static_cast<std::ptrdiff_t>(options.falseAlarms * static_cast<double>(highestBeforeReturn.size()));
    const auto place = highestBeforeReturn.begin() + allowed;
    std::nth_element(highestBeforeReturn.begin(), place, highestBeforeReturn.end(), std::greater<>());
    const double threshold = *place;
    double saved = 0;
    for (const std::vector<double>& ranks : lost) {
        saved += static_cast<double>(ranks.end() - std::upper_bound(ranks.begin(), ranks.end(), threshold));
    }
    // The first flagged day d leaves lostAfterDays - d days; counting it as well would be one too many.
    const auto flagged = static_cast<double>(
        std::count_if(lost.begin(), lost.end(), [threshold](const auto& ranks) { return ranks.back() > threshold; }));
    return (saved - flagged) / static_cast<double>(lost.size());
}

} // namespace huitou
