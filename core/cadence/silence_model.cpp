// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/silence_model.h"

#include "core/cadence/rhythm_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace huitou
{

namespace
{

constexpr double surest = 1e-6;
constexpr double layerShare = 0.5;
constexpr double oneInTwenty = 0.05;

double logOddsOf(double probability)
{
    const double bounded = std::clamp(probability, surest, 1 - surest);
    return std::log(bounded / (1 - bounded));
}

double meanOfLastGaps(const CadenceState& state)
{
    const double gaps = std::min<double>(state.purchaseDays - 1, static_cast<double>(state.lastGaps.size()));
    return std::accumulate(state.lastGaps.begin(), state.lastGaps.end(), 0.0) / gaps;
}

double unitsOf(Money amount)
{
    return static_cast<double>(amount.minorUnits()) / std::pow(10.0, amount.currency().decimals());
}

} // namespace

SilenceFeatures silenceFeatures(const CadenceState& state, Date today, int horizonDays, double pace,
                                const CadenceParameters& rhythm)
{
    HUITOU_CHECK(state.purchaseDays >= 2);
    const RhythmModel model(state, rhythm);
    const double silence = silentDays(state, today);
    const auto age = static_cast<double>((state.last - state.first).count()) + silence;
    const double mean = unitsOf(state.total) / state.purchaseDays;
    const double last = unitsOf(state.lastAmount);
    return {logOddsOf(model.silent(silence, horizonDays * pace)),
            logOddsOf(1 - model.longerThan(silence)),
            logOddsOf(model.alive(silence)),
            std::log(static_cast<double>(state.purchaseDays)),
            std::log1p(age),
            std::log1p(silence),
            std::log(meanOfLastGaps(state) / model.usualGap()),
            std::log(model.usualGap()),
            std::log1p(mean),
            std::log((last + 1) / (mean + 1))};
}

double SilenceModel::paceAfter(Date today) const
{
    const auto day = (today - learned).count();
    return day >= 0 && day < static_cast<std::int64_t>(paces.size()) ? paces[static_cast<std::size_t>(day)] : 1;
}

double SilenceModel::probability(const CadenceState& state, Date today) const
{
    const double pace = paceAfter(today);
    if (!layer || state.purchaseDays < 2) {
        return RhythmModel(state, rhythm).silent(silentDays(state, today), horizonDays * pace);
    }
    return probability(silenceFeatures(state, today, horizonDays, pace, rhythm));
}

double SilenceModel::probability(const SilenceFeatures& features) const
{
    const double byRhythm = features.front();
    const double odds = layer ? (1 - layerShare) * byRhythm + layerShare * layer->logOdds(features) : byRhythm;
    return 1 / (1 + std::exp(-odds));
}

Sentence SilenceModel::origin() const
{
    if (!isRhythmLearned) {
        return {"There is not enough history yet: rhythms are judged by what is usual in other shops.",
                "历史记录尚不足，暂按其他商店的一般规律判断。"};
    }
    return {"Rhythms are judged by this shop's own purchases up to " + formatDate(learned) + '.',
            "按本店截至 " + formatDate(learned) + " 的购买记录判断规律。"};
}

Sentence scoreSentence(const CadenceState& state, Date today, const SilenceModel& model)
{
    const double probability = model.probability(state, today);
    // Nearly all, or nearly none, is said of a hundred: nobody is sure of a person.
    const int whole = probability < oneInTwenty || probability > 1 - oneInTwenty ? 100 : 10;
    const long silent = std::clamp(std::lround(probability * whole), 1L, whole - 1L);
    const std::string all = std::to_string(whole);
    const std::string share = std::to_string(silent);
    const std::string days = std::to_string(model.horizonDays);
    Sentence sentence = rhythmSentence(state, today);
    sentence.en += "; of " + all + " like this one about " + share + " buy nothing in the next " + days + " days";
    sentence.zh += "；类似的会员 " + all + " 位中约有 " + share + " 位今后 " + days + " 天不会来";
    return sentence;
}

} // namespace huitou
