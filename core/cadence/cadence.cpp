// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/cadence.h"

#include "core/base/check.h"
#include "core/cadence/rhythm_model.h"

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
    return RhythmModel(state, parameters).silent(silentDays(state, today), horizonDays);
}

double probabilityActive(const CadenceState& state, Date today, const CadenceParameters& parameters)
{
    HUITOU_CHECK(state.purchaseDays > 0);
    return RhythmModel(state, parameters).alive(silentDays(state, today));
}

double lateness(const CadenceState& state, Date today, const CadenceParameters& parameters)
{
    HUITOU_CHECK(state.purchaseDays > 0);
    return 1 - RhythmModel(state, parameters).longerThan(silentDays(state, today));
}

std::optional<Date> crossingDate(const CadenceState& state, double threshold, int horizonDays,
                                 const CadenceParameters& parameters)
{
    HUITOU_CHECK(state.purchaseDays > 0 && horizonDays >= 0);
    const std::optional<int> days = RhythmModel(state, parameters).daysUntilSilent(threshold, horizonDays);
    return days ? std::optional(state.last + std::chrono::days{*days}) : std::nullopt;
}

bool hasRhythm(const CadenceState& state)
{
    return state.purchaseDays >= 3;
}

bool isAway(const CadenceState& state, Date today, const CadenceParameters& parameters)
{
    if (!hasRhythm(state)) {
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
    if (!hasRhythm(state)) {
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
