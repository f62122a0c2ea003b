// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/evaluation.h"

#include "core/cadence/days_saved.h"

#include <algorithm>
#include <string>

namespace huitou
{

namespace
{

Measures meanOf(std::span<const Measures> all)
{
    Measures mean;
    const auto count = static_cast<double>(all.size());
    for (const Measures& each : all) {
        mean.auc += each.auc / count;
        mean.averagePrecision += each.averagePrecision / count;
        mean.precisionTopTenth += each.precisionTopTenth / count;
        mean.brier += each.brier / count;
        mean.calibrationError += each.calibrationError / count;
    }
    return mean;
}

Error nothingToCompare(Date origin)
{
    const std::string day = formatDate(origin);
    return {ErrorCode::NotFound,
            {"On " + day +
                 " nobody can be compared: there must be members with two purchase days, some who came back "
                 "and some who did not. Take fewer or later origins, or a longer log.",
             day + " 没有可比较的会员：须有购买过两天以上的会员，其中有人回来，也有人未回。请减少或推后起点，或使用更长"
                   "的记录。"}};
}

Error tooLate(Date origin, Date lastDay, int horizonDays)
{
    const std::string day = formatDate(origin);
    const std::string last = formatDate(lastDay);
    const std::string horizon = std::to_string(horizonDays);
    return {ErrorCode::NotFound,
            {"The log ends on " + last + "; from " + day + " on there are not " + horizon +
                 " days to compare with. Take an earlier origin or a shorter horizon.",
             "记录截止于 " + last + "，从 " + day + " 起不足 " + horizon + " 天可供比较。请提前起点或缩短预测天数。"}};
}

/// Why nothing can be foretold on that day.
std::optional<Error> refusalOf(const PurchaseTrails& trails, Date origin, const LearningOptions& options)
{
    const Date lastDay = trails.lastDay();
    if (origin + std::chrono::days{options.horizonDays} > lastDay) {
        return tooLate(origin, lastDay, options.horizonDays);
    }
    for (std::size_t member = 0; member < trails.size(); ++member) {
        if (isScored(trails[member].days, origin, options.maxRecencyDays)) {
            return std::nullopt;
        }
    }
    return nothingToCompare(origin);
}

std::vector<Forecast> forecastsOf(std::span<const ScoredMember> scored, std::size_t method)
{
    std::vector<Forecast> forecasts;
    for (const ScoredMember& member : scored) {
        forecasts.push_back(member.forecasts[method]);
    }
    return forecasts;
}

/// Days saved by each method, over the origins that leave a horizon in which gaps may begin and be seen through.
class DaysSavedMeans
{
public:
    DaysSavedMeans(const PurchaseTrails& trails, const EvaluationOptions& options)
        : m_trails(trails), m_lastDay(trails.lastDay()), m_options{.lostAfterDays = options.learning.maxRecencyDays,
                                                                   .falseAlarms = options.falseAlarms},
          m_latest(m_lastDay - std::chrono::days{m_options.lostAfterDays + options.learning.horizonDays})
    {
    }

    void add(const Forecasters& forecasters, Date origin)
    {
        if (origin > m_latest) {
            return;
        }
        for (std::size_t index = 0; index < forecastMethods.size(); ++index) {
            const std::optional<double> days =
                daysSaved(m_trails, forecasters, forecastMethods[index], origin, m_lastDay, m_options);
            m_sums[index] += days.value_or(0);
            m_counts[index] += days ? 1 : 0;
        }
    }
    /// The last day that could have been added.
    [[nodiscard]] Date latest() const { return m_latest; }
    [[nodiscard]] std::optional<double> mean(std::size_t index) const
    {
        return m_counts[index] > 0 ? std::optional(m_sums[index] / m_counts[index]) : std::nullopt;
    }

private:
    const PurchaseTrails& m_trails;
    Date m_lastDay;
    DaysSavedOptions m_options;
    Date m_latest;
    std::array<double, forecastMethods.size()> m_sums{};
    std::array<int, forecastMethods.size()> m_counts{};
};

} // namespace

std::vector<Date> originsBefore(Date lastDay, int horizonDays, int count)
{
    std::vector<Date> origins;
    for (int back = count; back >= 1; --back) {
        origins.push_back(lastDay - std::chrono::days{horizonDays * back});
    }
    return origins;
}

std::vector<ScoredMember> scoreMembers(const PurchaseTrails& trails, const Forecasters& forecasters, Date today,
                                       const LearningOptions& options)
{
    std::vector<ScoredMember> scored;
    const Date end = today + std::chrono::days{options.horizonDays};
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const Trail trail = trails[member];
        if (!isScored(trail.days, today, options.maxRecencyDays)) {
            continue;
        }
        std::size_t known = 0;
        while (known < trail.days.size() && trail.day(known) <= today) {
            ++known;
        }
        const bool isSilent = known == trail.days.size() || trail.day(known) > end;
        const ForecastSubject subject = forecasters.subject(member, known);
        ScoredMember each{.member = member, .forecasts = {}};
        for (std::size_t index = 0; index < forecastMethods.size(); ++index) {
            const ForecastMethod method = forecastMethods[index];
            each.forecasts[index] = {forecasters.rank(method, subject, today),
                                     forecasters.probability(method, subject, today), isSilent};
        }
        scored.push_back(each);
    }
    return scored;
}

Result<Evaluation> evaluate(const PurchaseTrails& trails, const EvaluationOptions& options,
                            const std::function<void(std::size_t done)>& reached)
{
    const LearningOptions& learning = options.learning;
    Evaluation evaluation;
    for (const ForecastMethod method : forecastMethods) {
        evaluation.methods.push_back({.method = method, .mean = {}, .byOrigin = {}, .daysSaved = {}});
    }
    DaysSavedMeans saved(trails, options);
    for (std::size_t place = 0; place < options.origins.size(); ++place) {
        const Date origin = options.origins[place];
        if (std::optional<Error> refusal = refusalOf(trails, origin, learning)) {
            return *refusal;
        }
        const Forecasters forecasters(trails, origin, learning, [&](std::size_t done) {
            if (reached) {
                reached(place * Forecasters::steps + done);
            }
        });
        const std::vector<ScoredMember> scored = scoreMembers(trails, forecasters, origin, learning);
        const auto silent = std::count_if(scored.begin(), scored.end(),
                                          [](const ScoredMember& member) { return member.forecasts.front().isSilent; });
        if (silent == 0 || silent == std::ssize(scored)) {
            return nothingToCompare(origin);
        }
        evaluation.origins.push_back({.day = origin,
                                      .members = scored.size(),
                                      .silentShare = static_cast<double>(silent) / static_cast<double>(scored.size()),
                                      .model = forecasters.model()});
        for (std::size_t index = 0; index < forecastMethods.size(); ++index) {
            evaluation.methods[index].byOrigin.push_back(measure(forecastsOf(scored, index)));
        }
        saved.add(forecasters, origin);
    }
    // With a short horizon no origin may lie far enough back; then one that does stands for them.
    const bool isTooLate = options.origins.empty() || options.origins.front() > saved.latest();
    if (isTooLate && !refusalOf(trails, saved.latest(), learning)) {
        saved.add(Forecasters(trails, saved.latest(), learning), saved.latest());
    }
    for (std::size_t index = 0; index < forecastMethods.size(); ++index) {
        evaluation.methods[index].mean = meanOf(evaluation.methods[index].byOrigin);
        evaluation.methods[index].daysSaved = saved.mean(index);
    }
    return evaluation;
}

} // namespace huitou
