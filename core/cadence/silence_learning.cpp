// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/silence_learning.h"

#include "core/cadence/rhythm_evidence.h"
#include "core/cadence/season.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace huitou
{

namespace
{

constexpr double penalty = 1;
constexpr std::size_t leastRepeaters = 50; ///< for a rhythm of one's own
constexpr std::int64_t leastOfAKind = 50;  ///< cases of either outcome, for a layer
constexpr std::array<int, 4> thirdsAgo{3, 4, 5, 6};

std::size_t knownDays(std::span<const std::int32_t> days, Date until)
{
    const auto day = static_cast<std::int32_t>(until.time_since_epoch().count());
    return static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), day) - days.begin());
}

/// The cases as this rhythm sees them.
LabelledRows rowsOf(const PurchaseTrails& trails, std::span<const PastCase> cases, const Season& season,
                    const CadenceParameters& rhythm, int horizonDays)
{
    LabelledRows rows{.width = silenceFeatureCount, .features = {}, .labels = {}};
    rows.features.reserve(cases.size() * silenceFeatureCount);
    rows.labels.reserve(cases.size());
    for (const PastCase& past : cases) {
        const CadenceState state = trails.stateOn(past.member, past.day, rhythm);
        const double pace = season.observed(past.day, horizonDays);
        for (const double feature : silenceFeatures(state, past.day, horizonDays, pace, rhythm)) {
            rows.features.push_back(static_cast<float>(feature));
        }
        rows.labels.push_back(past.isSilent ? 1 : 0);
    }
    return rows;
}

bool isEnoughForLayer(std::span<const PastCase> cases)
{
    const auto silent = std::count_if(cases.begin(), cases.end(), [](const PastCase& past) { return past.isSilent; });
    return silent >= leastOfAKind && std::ssize(cases) - silent >= leastOfAKind;
}

/// How badly the model would have foretold these cases: the mean log loss.
double lossOf(const SilenceModel& model, const LabelledRows& rows)
{
    double loss = 0;
    SilenceFeatures features{};
    for (std::size_t row = 0; row < rows.labels.size(); ++row) {
        std::copy_n(rows.features.begin() + static_cast<std::ptrdiff_t>(row * features.size()), features.size(),
                    features.begin());
        const double silent = model.probability(features);
        loss -= std::log(rows.labels[row] != 0 ? silent : 1 - silent);
    }
    return loss / static_cast<double>(rows.labels.size());
}

} // namespace

bool isScored(std::span<const std::int32_t> days, Date today, int maxRecencyDays)
{
    const std::size_t known = knownDays(days, today);
    return known >= 2 && today.time_since_epoch().count() - days[known - 1] <= maxRecencyDays;
}

std::vector<PastCase> pastCases(const PurchaseTrails& trails, Date today, const LearningOptions& options)
{
    HUITOU_CHECK(options.horizonDays > 0 && options.mostRows > 0);
    const std::size_t every = trails.size() * thirdsAgo.size() / options.mostRows + 1;
    std::vector<PastCase> cases;
    for (std::size_t snapshot = 0; snapshot < thirdsAgo.size(); ++snapshot) {
        const Date day = today - std::chrono::days{options.horizonDays * thirdsAgo[snapshot] / 3};
        for (std::size_t member = snapshot % every; member < trails.size(); member += every) {
            const Trail trail = trails[member];
            if (!isScored(trail.days, day, options.maxRecencyDays)) {
                continue;
            }
            const std::size_t known = knownDays(trail.days, day);
            const bool comesBack =
                known < trail.days.size() && trail.day(known) <= day + std::chrono::days{options.horizonDays};
            cases.push_back({member, static_cast<std::uint32_t>(known), day, !comesBack});
        }
    }
    return cases;
}

SilenceModel learnSilence(const PurchaseTrails& trails, Date today, const LearningOptions& options,
                          const std::function<void(std::size_t done)>& reached)
{
    SilenceModel model;
    model.horizonDays = options.horizonDays;
    model.learned = today;
    const RhythmEvidence evidence(trails, today);
    const std::vector<PastCase> cases = pastCases(trails, today, options);
    const Season season(trails, today);
    const auto tell = [&reached](std::size_t done) {
        if (reached) {
            reached(done);
        }
    };
    if (evidence.repeaters() < leastRepeaters) {
        tell(learningSteps);
        return model;
    }
    RhythmFitOptions fit = options.fit;
    const bool hasLayer = isEnoughForLayer(cases);
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t index = 0; index < forgettingGrid.size(); ++index) {
        const RhythmFit fitted = fitRhythm(evidence, forgettingGrid[index], fit);
        SilenceModel candidate = model;
        candidate.rhythm = fitted.parameters;
        double badness = -fitted.logLikelihood;
        if (hasLayer) {
            const LabelledRows rows = rowsOf(trails, cases, season, candidate.rhythm, options.horizonDays);
            candidate.layer = fitLogistic(rows, penalty);
            badness = lossOf(candidate, rows);
        }
        if (badness < best) {
            best = badness;
            model = std::move(candidate);
        }
        fit.start = fitted.parameters;
        tell(index + 1);
    }
    model.isRhythmLearned = true;
    for (int ahead = 0; season.isKnown() && ahead < Season::yearDays; ++ahead) {
        model.paces.push_back(
            static_cast<float>(season.expected(today + std::chrono::days{ahead}, options.horizonDays)));
    }
    tell(learningSteps);
    return model;
}

} // namespace huitou
