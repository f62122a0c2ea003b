// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace huitou
{

/// What a method said of one member, and what came true.
struct Forecast {
    double rank = 0;        ///< higher is more likely silent; any scale
    double probability = 0; ///< of silence
    bool isSilent = false;
};

/// How well forecasts did. Measures of rank give ties their mean; silence is what is looked for.
struct Measures {
    double auc = 0;               ///< the chance that a silent member ranks above one who came back
    double averagePrecision = 0;  ///< mean precision at each silent member, from the top
    double precisionTopTenth = 0; ///< the share of silent ones in the highest tenth of the ranks
    double brier = 0;             ///< mean squared error of the probability
    double calibrationError = 0;  ///< mean distance of said and seen, over ten equally large classes by probability
};

/// At least one forecast came true and at least one did not.
[[nodiscard]] Measures measure(std::span<const Forecast> forecasts);

} // namespace huitou
