// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/forecasters.h"

#include "core/cadence/rhythm_model.h"

#include <algorithm>
#include <cmath>

namespace huitou
{

namespace
{

double medianGapOf(std::span<const std::int32_t> days)
{
    std::vector<std::int32_t> gaps;
    for (std::size_t index = 1; index < days.size(); ++index) {
        gaps.push_back(days[index] - days[index - 1]);
    }
    const std::size_t middle = gaps.size() / 2;
    std::sort(gaps.begin(), gaps.end());
    return gaps.size() % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
}

BgNbdCustomer customerOf(const CadenceState& state, Date today)
{
    const auto lastAt = static_cast<double>((state.last - state.first).count());
    return {static_cast<double>(state.purchaseDays - 1), lastAt, lastAt + silentDays(state, today)};
}

double chanceOf(const LogisticRegression& regression, double rank)
{
    return 1 / (1 + std::exp(-regression.logOdds(std::array{std::log1p(rank)})));
}

} // namespace

std::string_view idOf(ForecastMethod method)
{
    switch (method) {
    case ForecastMethod::Model: return "model";
    case ForecastMethod::Rhythm: return "rhythm";
    case ForecastMethod::FixedDays: return "fixed_days";
    case ForecastMethod::TimesMedianGap: return "times_median_gap";
    case ForecastMethod::BgNbdNotAlive: return "bgnbd_not_alive";
    case ForecastMethod::BgNbdSilent: return "bgnbd_silent";
    }
    return {};
}

Forecasters::Forecasters(const PurchaseTrails& trails, Date today, const LearningOptions& options,
                         const std::function<void(std::size_t done)>& reached)
    : m_trails(trails), m_model(learnSilence(trails, today, options, reached)),
      m_bgNbd(fitBgNbd(bgNbdCustomers(trails, today)))
{
    if (reached) {
        reached(learningSteps + 1);
    }
    const std::vector<PastCase> cases = pastCases(trails, today, options);
    m_fixedDays = calibrated(ForecastMethod::FixedDays, cases);
    m_timesMedianGap = calibrated(ForecastMethod::TimesMedianGap, cases);
    if (reached) {
        reached(steps);
    }
}

LogisticRegression Forecasters::calibrated(ForecastMethod method, std::span<const PastCase> cases) const
{
    constexpr double penalty = 1;
    LabelledRows rows{.width = 1, .features = {}, .labels = {}};
    for (const PastCase& past : cases) {
        const ForecastSubject before = subject(past.member, past.purchaseDays);
        rows.features.push_back(static_cast<float>(std::log1p(rank(method, before, past.day))));
        rows.labels.push_back(past.isSilent ? 1 : 0);
    }
    if (rows.labels.empty()) {
        return {.intercept = 0, .weights = {0}, .means = {0}, .scales = {1}};
    }
    return fitLogistic(rows, penalty);
}

ForecastSubject Forecasters::subject(std::size_t member, std::size_t purchaseDays) const
{
    const Trail trail = m_trails[member];
    HUITOU_CHECK(purchaseDays >= 2 && purchaseDays <= trail.days.size());
    return {m_trails.stateOn(member, trail.day(purchaseDays - 1), m_model.rhythm),
            medianGapOf(trail.days.first(purchaseDays))};
}

double Forecasters::rank(ForecastMethod method, const ForecastSubject& subject, Date today) const
{
    const CadenceState& state = subject.state;
    switch (method) {
    case ForecastMethod::FixedDays: return silentDays(state, today);
    case ForecastMethod::TimesMedianGap: return silentDays(state, today) / subject.medianGap;
    case ForecastMethod::Model:
    case ForecastMethod::Rhythm:
    case ForecastMethod::BgNbdNotAlive:
    case ForecastMethod::BgNbdSilent: break;
    }
    return probability(method, subject, today);
}

double Forecasters::probability(ForecastMethod method, const ForecastSubject& subject, Date today) const
{
    const CadenceState& state = subject.state;
    switch (method) {
    case ForecastMethod::Model: return m_model.probability(state, today);
    case ForecastMethod::Rhythm:
        return RhythmModel(state, m_model.rhythm).silent(silentDays(state, today), m_model.horizonDays);
    case ForecastMethod::FixedDays: return chanceOf(m_fixedDays, rank(method, subject, today));
    case ForecastMethod::TimesMedianGap: return chanceOf(m_timesMedianGap, rank(method, subject, today));
    case ForecastMethod::BgNbdNotAlive: return 1 - m_bgNbd.alive(customerOf(state, today));
    case ForecastMethod::BgNbdSilent: return m_bgNbd.silent(customerOf(state, today), m_model.horizonDays);
    }
    return 0;
}

} // namespace huitou
