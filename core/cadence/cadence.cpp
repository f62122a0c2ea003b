// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/cadence.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace huitou
{

namespace
{

constexpr double rareWait = 0.95;
constexpr double lateWait = 0.75;
constexpr int timesTheLongestGap = 3;

/// Days without a purchase; none when a clock says that today is before the last one.
int silentDays(const CadenceState& state, Date today)
{
    return static_cast<int>(std::max((today - state.last).count(), std::chrono::days::rep{0}));
}

/// One member's own distribution of gaps: gamma-mixed exponential, after what was seen.
struct GapModel {
    double shape;
    double scale;

    GapModel(const CadenceState& state, const CadenceParameters& parameters)
        : shape(parameters.r + state.gapCount), scale(parameters.alpha + state.gapDays)
    {
    }
    /// The chance that a gap of an active member is longer than `days`.
    [[nodiscard]] double longerThan(double days) const { return std::exp(-shape * std::log1p(days / scale)); }
};

Sentence lastPurchase(int daysAgo)
{
    switch (daysAgo) {
    case 0: return {"last purchase today", "今天来过"};
    case 1: return {"last purchase yesterday", "昨天来过"};
    default: {
        const std::string days = std::to_string(daysAgo);
        return {"last purchase " + days + " days ago", "上次 " + days + " 天前"};
    }
    }
}

} // namespace

void addPurchaseDay(CadenceState& state, Date day, Money amount, const CadenceParameters& parameters)
{
    if (state.purchaseDays == 0) {
        state.purchaseDays = 1;
        state.first = day;
        state.last = day;
        state.total = amount;
        state.lastAmount = amount;
        return;
    }
    HUITOU_CHECK(day >= state.last);
    state.total += amount;
    if (day == state.last) {
        state.lastAmount += amount;
        return;
    }
    const auto gap = static_cast<std::int32_t>((day - state.last).count());
    state.gapCount = parameters.rho * state.gapCount + 1;
    state.gapDays = parameters.rho * state.gapDays + gap;
    state.lastGaps = {gap, state.lastGaps[0], state.lastGaps[1]};
    ++state.purchaseDays;
    state.last = day;
    state.lastAmount = amount;
}

double probabilityOfSilence(const CadenceState& state, Date today, int horizonDays, const CadenceParameters& parameters)
{
    HUITOU_CHECK(state.purchaseDays > 0 && horizonDays >= 0);
    const GapModel gaps{state, parameters};
    const double silence = silentDays(state, today);
    const double stillActive = gaps.longerThan(silence);
    const double lost = parameters.a / (parameters.b + state.purchaseDays - 1);
    return 1 - (stillActive - gaps.longerThan(silence + horizonDays)) / (stillActive + lost);
}

double lateness(const CadenceState& state, Date today, const CadenceParameters& parameters)
{
    HUITOU_CHECK(state.purchaseDays > 0);
    return 1 - GapModel{state, parameters}.longerThan(silentDays(state, today));
}

bool isAway(const CadenceState& state, Date today, const CadenceParameters& parameters)
{
    if (state.purchaseDays < 3) {
        return false;
    }
    const double wait = lateness(state, today, parameters);
    const bool allThreeGaps = state.lastGaps.back() > 0;
    const int longestGap = *std::ranges::max_element(state.lastGaps);
    return wait >= rareWait ||
           (allThreeGaps && wait >= lateWait && silentDays(state, today) >= timesTheLongestGap * longestGap);
}

std::optional<Sentence> usualRhythm(const CadenceState& state)
{
    if (state.purchaseDays < 3) {
        return std::nullopt;
    }
    std::array<std::int32_t, 3> gaps = state.lastGaps;
    std::ranges::sort(gaps);
    // With two gaps the third is 0 and sorts first: their mean stands for the median.
    const std::int32_t usual = gaps[0] > 0 ? gaps[1] : (gaps[1] + gaps[2]) / 2;
    if (usual == 1) {
        return Sentence{"usually every day", "平时每天都来"};
    }
    const std::string days = std::to_string(usual);
    return Sentence{"usually every " + days + " days", "平时每 " + days + " 天来一次"};
}

Sentence rhythmSentence(const CadenceState& state, Date today)
{
    HUITOU_CHECK(state.purchaseDays > 0);
    Sentence sentence = lastPurchase(silentDays(state, today));
    if (const std::optional<Sentence> usual = usualRhythm(state)) {
        sentence.en = usual->en + "; " + sentence.en;
        sentence.zh = usual->zh + "，" + sentence.zh;
    }
    return sentence;
}

} // namespace huitou
