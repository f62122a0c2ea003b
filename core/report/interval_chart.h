// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <string>
#include <vector>

/// Bars with the interval in which the truth lies, as pictures. Pure; any thread.
namespace huitou
{

/// One bar: an estimate and the bounds of its interval.
struct IntervalBar {
    std::string label{};
    double estimate = 0;
    double low = 0;
    double high = 0;
    Sentence figures{};     ///< "+48 (9 to 87)", at its end
    bool isSettled = false; ///< the interval does not hold zero
    bool isKnown = true;    ///< false: there is nothing to draw, only `figures`
};

struct IntervalChart {
    Sentence title;
    std::vector<IntervalBar> bars; ///< from top to bottom
};

/// One picture (SVG 1.1) with the charts below one another, in the colours of the screens; fonts are the reader's.
[[nodiscard]] std::string renderSvg(const std::vector<IntervalChart>& charts, Language language);

} // namespace huitou
