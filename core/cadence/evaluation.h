// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cadence/forecasters.h"
#include "core/cadence/measures.h"

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

struct EvaluationOptions {
    LearningOptions learning;
    std::vector<Date>
        origins; ///< ascending; the days on which silence is foretold, each with a horizon of known days after it
    double falseAlarms = 0.05; ///< the share of returning members that may be flagged, for the days saved
};

/// How one method did: means over the origins.
struct MethodEvaluation {
    ForecastMethod method{};
    Measures mean;
    std::vector<Measures> byOrigin;
    std::optional<double> daysSaved; ///< nothing when the log is too short for it
};

struct OriginEvaluation {
    Date day;
    std::size_t members = 0; ///< scored
    double silentShare = 0;
    SilenceModel model;
};

struct Evaluation {
    std::vector<OriginEvaluation> origins;
    std::vector<MethodEvaluation> methods;
};

/// `count` days a horizon apart, the last of them as late as the log allows, the earliest in front.
[[nodiscard]] std::vector<Date> originsBefore(Date lastDay, int horizonDays, int count);

/// What all methods say of the scored members on one day, member by member; and of a member the outcome.
struct ScoredMember {
    std::size_t member = 0;
    std::array<Forecast, forecastMethods.size()> forecasts;
};
[[nodiscard]] std::vector<ScoredMember> scoreMembers(const PurchaseTrails& trails, const Forecasters& forecasters,
                                                     Date today, const LearningOptions& options);

/// Learns before each origin and compares with what followed, all methods on one footing. Refuses with NotFound when
/// an origin has nobody to score or everybody did the same, naming it. `reached` hears how many of
/// origins * Forecasters::steps are done.
[[nodiscard]] Result<Evaluation> evaluate(const PurchaseTrails& trails, const EvaluationOptions& options,
                                          const std::function<void(std::size_t done)>& reached = {});

} // namespace huitou
