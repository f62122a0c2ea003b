// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/evaluation.h"
#include "core/cadence/trail_log.h"
#include "core/report/table.h"

#include <nlohmann/json.hpp>

/// What `huitou cadence` answers, for people and for programs. The JSON is a stable interface: docs/cadence.md.
namespace huitou
{

/// A customer of a log and the chance that they stay silent.
struct CadenceScore {
    std::string customer;
    CadenceState state;
    double silent = 0;
    double active = 0;
    Sentence why; ///< "usually every 9 days; last purchase 31 days ago; of 10 like this one about 7 buy nothing …"
};

struct CadenceScores {
    SilenceModel model;
    Date today;
    std::vector<CadenceScore> scores; ///< the most silent first
};

[[nodiscard]] nlohmann::json logJson(const TrailLog& log);
[[nodiscard]] nlohmann::json modelJson(const SilenceModel& model);
[[nodiscard]] nlohmann::json scoresJson(const CadenceScores& scores);
[[nodiscard]] nlohmann::json evaluationJson(const Evaluation& evaluation, const EvaluationOptions& options);

[[nodiscard]] Table modelTable(const SilenceModel& model);
/// At most `top` of them.
[[nodiscard]] Table scoresTable(const CadenceScores& scores, std::size_t top);
[[nodiscard]] Table evaluationTable(const Evaluation& evaluation, const EvaluationOptions& options);

} // namespace huitou
