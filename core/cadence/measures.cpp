// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/measures.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace huitou
{

namespace
{

constexpr std::size_t classes = 10;

/// Members of one rank, from the highest rank down.
struct Tie {
    double silent = 0;
    double all = 0;
};

std::vector<Tie> tiesFromTheTop(std::span<const Forecast> forecasts)
{
    std::vector<const Forecast*> sorted;
    for (const Forecast& forecast : forecasts) {
        sorted.push_back(&forecast);
    }
    std::sort(sorted.begin(), sorted.end(), [](auto* left, auto* right) { return left->rank > right->rank; });
    std::vector<Tie> ties;
    const Forecast* before = nullptr;
    for (const Forecast* forecast : sorted) {
        if (before == nullptr || before->rank > forecast->rank) {
            ties.emplace_back();
        }
        ties.back().all += 1;
        ties.back().silent += forecast->isSilent ? 1 : 0;
        before = forecast;
    }
    return ties;
}

void measureRanks(std::span<const Tie> ties, double silent, double all, Measures& measures)
{
    double above = 0;
    double silentAbove = 0;
    double pairs = 0;
    double inTopTenth = 0;
    const double tenth = std::ceil(all / 10);
    for (const Tie& tie : ties) {
        const double returning = tie.all - tie.silent;
        pairs += returning * (silentAbove + tie.silent / 2);
        // Within a tie the silent ones are spread evenly.
        inTopTenth += tie.silent * std::clamp((tenth - above) / tie.all, 0.0, 1.0);
        above += tie.all;
        silentAbove += tie.silent;
        measures.averagePrecision += tie.silent / silent * (silentAbove / above);
    }
    measures.auc = pairs / (silent * (all - silent));
    measures.precisionTopTenth = inTopTenth / tenth;
}

double calibrationErrorOf(std::span<const Forecast> forecasts)
{
    std::vector<Forecast> sorted(forecasts.begin(), forecasts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Forecast& left, const Forecast& right) { return left.probability < right.probability; });
    double error = 0;
    for (std::size_t index = 0; index < classes; ++index) {
        const std::size_t begin = sorted.size() * index / classes;
        const std::size_t end = sorted.size() * (index + 1) / classes;
        double difference = 0;
        for (std::size_t at = begin; at < end; ++at) {
            difference += sorted[at].probability - (sorted[at].isSilent ? 1 : 0);
        }
        error += std::abs(difference);
    }
    return error / static_cast<double>(sorted.size());
}

} // namespace

Measures measure(std::span<const Forecast> forecasts)
{
    double silent = 0;
    Measures measures;
    for (const Forecast& forecast : forecasts) {
        silent += forecast.isSilent ? 1 : 0;
        const double error = forecast.probability - (forecast.isSilent ? 1 : 0);
        measures.brier += error * error;
    }
    const auto all = static_cast<double>(forecasts.size());
    HUITOU_CHECK(silent > 0 && silent < all);
    measures.brier /= all;
    measures.calibrationError = calibrationErrorOf(forecasts);
    measureRanks(tiesFromTheTop(forecasts), silent, all, measures);
    return measures;
}

} // namespace huitou
