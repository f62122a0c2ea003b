// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cadence_answers.h"

#include "app/ctl/commands/answers.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

Sentence titleOf(ForecastMethod method)
{
    switch (method) {
    case ForecastMethod::Model: return {"Huitou: rhythm, season and layer", "回头：规律、季节与修正层"};
    case ForecastMethod::Rhythm: return {"Huitou: the rhythm alone", "回头：仅用规律"};
    case ForecastMethod::FixedDays: return {"fixed number of days", "固定天数"};
    case ForecastMethod::TimesMedianGap: return {"times the own median gap", "自身间隔中位数的倍数"};
    case ForecastMethod::BgNbdNotAlive: return {"BG/NBD, 1 - P(alive)", "BG/NBD：1 - P(活跃)"};
    case ForecastMethod::BgNbdSilent: return {"BG/NBD, P(none in the horizon)", "BG/NBD：P(期内不购买)"};
    }
    return {};
}

Sentence shareText(double share)
{
    return plain(fmt::format("{:.4f}", share));
}

json measuresJson(const Measures& measures)
{
    return {{"auc", measures.auc},
            {"average_precision", measures.averagePrecision},
            {"precision_top_tenth", measures.precisionTopTenth},
            {"brier", measures.brier},
            {"calibration_error", measures.calibrationError}};
}

json methodJson(const MethodEvaluation& method, const Evaluation& evaluation)
{
    json answer = measuresJson(method.mean);
    answer["method"] = idOf(method.method);
    answer["days_saved"] = method.daysSaved ? json(*method.daysSaved) : json();
    answer["by_origin"] = json::array();
    for (std::size_t index = 0; index < method.byOrigin.size(); ++index) {
        json one = measuresJson(method.byOrigin[index]);
        one["origin"] = formatDate(evaluation.origins[index].day);
        answer["by_origin"].push_back(std::move(one));
    }
    return answer;
}

} // namespace

json logJson(const TrailLog& log)
{
    return {{"customers", log.customers.size()},          {"rows", log.rows},
            {"rows_not_read", log.problemCount},          {"purchase_days", log.trails.purchaseDays()},
            {"first", formatDate(log.trails.firstDay())}, {"last", formatDate(log.trails.lastDay())}};
}

json modelJson(const SilenceModel& model)
{
    json answer{{"learned_until", formatDate(model.learned)},
                {"source", model.isRhythmLearned ? "own" : "shipped"},
                {"horizon_days", model.horizonDays},
                {"pace", model.paceAfter(model.learned)},
                {"rhythm",
                 {{"r", model.rhythm.r},
                  {"alpha", model.rhythm.alpha},
                  {"a", model.rhythm.a},
                  {"b", model.rhythm.b},
                  {"rho", model.rhythm.rho}}},
                {"layer", nullptr}};
    if (model.layer) {
        answer["layer"] = {{"intercept", model.layer->intercept},
                           {"weights", model.layer->weights},
                           {"means", model.layer->means},
                           {"scales", model.layer->scales}};
    }
    return answer;
}

json scoresJson(const CadenceScores& scores)
{
    json rows = json::array();
    for (const CadenceScore& score : scores.scores) {
        rows.push_back({{"customer", score.customer},
                        {"purchase_days", score.state.purchaseDays},
                        {"last", formatDate(score.state.last)},
                        {"p_silent", score.silent},
                        {"p_active", score.active},
                        {"why_en", score.why.en},
                        {"why_zh", score.why.zh}});
    }
    return {{"today", formatDate(scores.today)}, {"model", modelJson(scores.model)}, {"scores", std::move(rows)}};
}

json evaluationJson(const Evaluation& evaluation, const EvaluationOptions& options)
{
    json origins = json::array();
    for (const OriginEvaluation& origin : evaluation.origins) {
        origins.push_back({{"day", formatDate(origin.day)},
                           {"members", origin.members},
                           {"silent_share", origin.silentShare},
                           {"model", modelJson(origin.model)}});
    }
    json methods = json::array();
    for (const MethodEvaluation& method : evaluation.methods) {
        methods.push_back(methodJson(method, evaluation));
    }
    return {{"horizon_days", options.learning.horizonDays},
            {"max_recency_days", options.learning.maxRecencyDays},
            {"false_alarms", options.falseAlarms},
            {"origins", std::move(origins)},
            {"methods", std::move(methods)}};
}

Table modelTable(const SilenceModel& model)
{
    Table table;
    table.title = {"The rhythm of this log", "该记录的购买规律"};
    table.heading = {model.origin()};
    table.columns = {
        {"parameter", {"Parameter", "参数"}}, {"value", {"Value", "值"}}, {"meaning", {"Meaning", "含义"}}};
    const auto add = [&table](const char* name, double value, Sentence meaning) {
        table.rows.push_back({plain(name), plain(fmt::format("{:.4f}", value)), std::move(meaning)});
    };
    add("r", model.rhythm.r, {"how alike members' rates are", "会员购买频率的相近程度"});
    add("alpha", model.rhythm.alpha, {"days; alpha / r is a usual gap", "天；alpha / r 为通常间隔"});
    add("a", model.rhythm.a, {"a / (a + b): lost after a purchase", "a / (a + b)：购买后流失的可能"});
    add("b", model.rhythm.b, {"", ""});
    add("rho", model.rhythm.rho, {"how much an older gap still weighs", "较早间隔的权重"});
    add("pace", model.paceAfter(model.learned), {"how busy the horizon should be", "预测期的繁忙程度"});
    return table;
}

Table scoresTable(const CadenceScores& scores, std::size_t top)
{
    Table table;
    const std::size_t shown = std::min(top, scores.scores.size());
    const std::string days = std::to_string(scores.model.horizonDays);
    const std::string today = formatDate(scores.today);
    table.title = {
        fmt::format("{} of {} customers, the likeliest to buy nothing for {} days from {}", shown, scores.scores.size(),
                    days, today),
        fmt::format("{} 起 {} 天内最可能不购买的顾客：{} / {} 位", today, days, shown, scores.scores.size())};
    table.heading = {scores.model.origin()};
    table.columns = {{"customer", {"Customer", "顾客"}},
                     {"p_silent", {"P(silent)", "不购买概率"}},
                     {"p_active", {"P(active)", "活跃概率"}},
                     {"why", {"Why", "原因"}}};
    for (std::size_t index = 0; index < shown; ++index) {
        const CadenceScore& score = scores.scores[index];
        table.rows.push_back({plain(score.customer), shareText(score.silent), shareText(score.active), score.why});
    }
    return table;
}

Table evaluationTable(const Evaluation& evaluation, const EvaluationOptions& options)
{
    Table table;
    table.title = {fmt::format("No purchase in the next {} days, foretold on {} days and compared with what followed",
                               options.learning.horizonDays, evaluation.origins.size()),
                   fmt::format("预测此后 {} 天内不购买，共 {} 个起点，与实际比较", options.learning.horizonDays,
                               evaluation.origins.size())};
    for (const OriginEvaluation& origin : evaluation.origins) {
        const std::string day = formatDate(origin.day);
        table.heading.push_back(
            {fmt::format("{}: {} members scored, {:.1f} % bought nothing", day, origin.members,
                         100 * origin.silentShare),
             fmt::format("{}：{} 位会员，{:.1f}% 未购买", day, origin.members, 100 * origin.silentShare)});
    }
    table.columns = {{"method", {"Method", "方法"}},
                     {"auc", {"AUC", "AUC"}},
                     {"average_precision", {"Avg.prec.", "平均精度"}},
                     {"precision_top_tenth", {"Top tenth", "前十分之一"}},
                     {"brier", {"Brier", "Brier"}},
                     {"calibration_error", {"Calibr.err.", "校准误差"}},
                     {"days_saved", {"Days saved", "提前天数"}}};
    for (const MethodEvaluation& method : evaluation.methods) {
        const Measures& mean = method.mean;
        const Sentence saved =
            method.daysSaved ? plain(fmt::format("{:.1f}", *method.daysSaved)) : Sentence{"too short", "记录过短"};
        table.rows.push_back({titleOf(method.method), shareText(mean.auc), shareText(mean.averagePrecision),
                              shareText(mean.precisionTopTenth), shareText(mean.brier),
                              shareText(mean.calibrationError), saved});
    }
    return table;
}

} // namespace huitou
