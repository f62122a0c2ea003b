// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/rhythm_fit.h"
#include "core/cadence/silence_model.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace huitou
{

/// How a model learns.
struct LearningOptions {
    int horizonDays = 90;
    int maxRecencyDays = 180; ///< only who bought within these days is scored, and learned from
    RhythmFitOptions fit{};
    std::size_t mostRows = 400'000; ///< the layer learns from about so many cases at most, taken evenly
};

/// A member as they stood on an earlier day, and whether they then bought nothing for the horizon.
struct PastCase {
    std::size_t member;
    std::uint32_t purchaseDays; ///< up to that day
    Date day;
    bool isSilent;
};

/// Who is scored: at least two purchase days, the last one within `maxRecencyDays` before `today`.
[[nodiscard]] bool isScored(std::span<const std::int32_t> days, Date today, int maxRecencyDays);

/// The cases from which a model that knows everything up to and including `today` may learn: as the scored members
/// stood 1, 4/3, 5/3 and 2 horizons ago. What followed is known by `today` of each of them.
[[nodiscard]] std::vector<PastCase> pastCases(const PurchaseTrails& trails, Date today, const LearningOptions& options);

/// Learns from what happened up to and including `today`, and from nothing after it: the season; for each weight of
/// older gaps the likeliest rhythm and a layer above it; and of these the model that foretells the past cases best (log
/// loss). Too little history leaves the layer out, so that the likelihood decides, or the shipped rhythm in place.
/// `reached` hears how many of learningSteps are done.
[[nodiscard]] SilenceModel learnSilence(const PurchaseTrails& trails, Date today, const LearningOptions& options,
                                        const std::function<void(std::size_t done)>& reached = {});
inline constexpr std::size_t learningSteps = forgettingGrid.size() + 1;

} // namespace huitou
