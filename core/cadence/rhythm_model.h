// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"

#include <cmath>
#include <optional>

namespace huitou
{

/// Days from the last purchase to `today`; none when a clock says that today is before it.
[[nodiscard]] inline int silentDays(const CadenceState& state, Date today)
{
    const auto days = (today - state.last).count();
    return days > 0 ? static_cast<int>(days) : 0;
}

/// What MBG/NBD with exponential forgetting says of one member after what was seen: a gamma-mixed exponential gap, and
/// the odds of having been lost at the last purchase. (Batislam, Denizel, Filiztekin 2007; with every weight 1 it is
/// exactly theirs.) A value; the state has a purchase day.
class RhythmModel
{
public:
    RhythmModel(const CadenceState& state, const CadenceParameters& parameters)
        : m_shape(parameters.r + state.gapCount), m_scale(parameters.alpha + state.gapDays),
          m_lostOdds(parameters.a / (parameters.b + state.purchaseDays - 1))
    {
    }

    /// The chance that a gap of an active member is longer than `days`.
    [[nodiscard]] double longerThan(double days) const { return std::exp(-m_shape * std::log1p(days / m_scale)); }
    /// The chance that the member still buys here after `silence` days without a purchase.
    [[nodiscard]] double alive(double silence) const
    {
        const double stillWaiting = longerThan(silence);
        return stillWaiting / (stillWaiting + m_lostOdds);
    }
    /// The chance of no purchase in the `horizon` days after `silence` days without one. Rises with `silence`.
    [[nodiscard]] double silent(double silence, double horizon) const
    {
        const double stillWaiting = longerThan(silence);
        return 1 - (stillWaiting - longerThan(silence + horizon)) / (stillWaiting + m_lostOdds);
    }
    /// The first whole number of silent days after which `silent` is at least `threshold`; nothing beyond ten years.
    /// Twelve steps, because `silent` rises with the days.
    [[nodiscard]] std::optional<int> daysUntilSilent(double threshold, double horizon) const
    {
        int before = -1; // not there yet
        int after = longestAhead;
        if (silent(after, horizon) < threshold) {
            return std::nullopt;
        }
        while (after - before > 1) {
            const int middle = before + (after - before) / 2;
            (silent(middle, horizon) < threshold ? before : after) = middle;
        }
        return after;
    }
    /// The gap of an active member, in days: scale over shape.
    [[nodiscard]] double usualGap() const { return m_scale / m_shape; }

private:
    static constexpr int longestAhead = 3650;

    double m_shape;
    double m_scale;
    double m_lostOdds;
};

} // namespace huitou
