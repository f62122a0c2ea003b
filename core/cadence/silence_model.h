// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/cadence/cadence.h"
#include "core/cadence/logistic_regression.h"

#include <array>
#include <optional>
#include <vector>

namespace huitou
{

inline constexpr std::size_t silenceFeatureCount = 10;
using SilenceFeatures = std::array<double, silenceFeatureCount>;

/// What the layer above the rhythm looks at: log odds of silence, of lateness and of being active; purchases, age,
/// silence, the last gaps against the usual one, the usual gap, the usual amount, the last one against it. `pace` is
/// how busy the coming days are. The state has at least two purchase days.
[[nodiscard]] SilenceFeatures silenceFeatures(const CadenceState& state, Date today, int horizonDays, double pace,
                                              const CadenceParameters& rhythm);

/// The chance that a member buys nothing in the next `horizonDays` days: the rhythm's answer for a horizon as long as
/// the season makes it, and a small logistic layer that learned where the rhythm errs in this shop, half of each in log
/// odds. As it stands here, it is what a shop without history of its own starts from. A value; any thread.
struct SilenceModel {
    CadenceParameters rhythm = shippedCadence;
    int horizonDays = 90;
    bool isRhythmLearned = false;              ///< otherwise it is the shipped one
    std::optional<LogisticRegression> layer{}; ///< nothing until a shop has enough history for it
    Date learned{};                            ///< the last day that it knows of
    std::vector<float> paces{};                ///< how busy the horizon after that day and each later one should be

    /// How busy the days after `today` should be; 1 is ordinary.
    [[nodiscard]] double paceAfter(Date today) const;
    /// The state has a purchase day, and this model's rhythm made it; of one day alone only the rhythm speaks.
    [[nodiscard]] double probability(const CadenceState& state, Date today) const;
    /// The same, of features that were gathered with this model's rhythm.
    [[nodiscard]] double probability(const SilenceFeatures& features) const;
    /// From what the model speaks, for people: the shop's own purchases, or those of others.
    [[nodiscard]] Sentence origin() const;
};

/// The member's rhythm, and what the model says of them as a share of such members: "usually every 9 days; last
/// purchase 31 days ago; of 10 like this one about 7 buy nothing in the next 90 days". The state has a purchase day,
/// and the model's rhythm made it.
[[nodiscard]] Sentence scoreSentence(const CadenceState& state, Date today, const SilenceModel& model);

} // namespace huitou
