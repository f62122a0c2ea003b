// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/bg_nbd.h"
#include "core/cadence/silence_learning.h"

#include <array>
#include <functional>
#include <string_view>

namespace huitou
{

/// The ways to foretell silence that are compared.
enum class ForecastMethod {
    Model,          ///< rhythm, season and layer
    Rhythm,         ///< the rhythm of the model alone
    FixedDays,      ///< so many days for everybody
    TimesMedianGap, ///< so many times the own median gap
    BgNbdNotAlive,  ///< 1 - P(alive) of BG/NBD
    BgNbdSilent,    ///< P(no purchase in the horizon) of BG/NBD
};
inline constexpr std::array forecastMethods{ForecastMethod::Model,         ForecastMethod::Rhythm,
                                            ForecastMethod::FixedDays,     ForecastMethod::TimesMedianGap,
                                            ForecastMethod::BgNbdNotAlive, ForecastMethod::BgNbdSilent};

/// The method's name in files: "model", "bgnbd_silent".
[[nodiscard]] std::string_view idOf(ForecastMethod method);

/// What is known of a member after some purchase days.
struct ForecastSubject {
    CadenceState state;
    double medianGap = 0;
};

/// All methods, each with everything that it learned up to and including one day. Immutable; any thread.
class Forecasters
{
public:
    /// `reached` hears how many of `steps` are done.
    Forecasters(const PurchaseTrails& trails, Date today, const LearningOptions& options,
                const std::function<void(std::size_t done)>& reached = {});
    static constexpr std::size_t steps = learningSteps + 2;

    /// The member after the first `purchaseDays` of their days, at least two.
    [[nodiscard]] ForecastSubject subject(std::size_t member, std::size_t purchaseDays) const;
    /// Higher is more likely silent; only the order counts.
    [[nodiscard]] double rank(ForecastMethod method, const ForecastSubject& subject, Date today) const;
    /// The chance of silence. Where a method has none of its own, a logistic regression on its logarithm over the same
    /// past cases gives it one.
    [[nodiscard]] double probability(ForecastMethod method, const ForecastSubject& subject, Date today) const;

    [[nodiscard]] const SilenceModel& model() const { return m_model; }

private:
    [[nodiscard]] LogisticRegression calibrated(ForecastMethod method, std::span<const PastCase> cases) const;

    const PurchaseTrails& m_trails;
    SilenceModel m_model;
    BgNbd m_bgNbd;
    LogisticRegression m_fixedDays;
    LogisticRegression m_timesMedianGap;
};

} // namespace huitou
