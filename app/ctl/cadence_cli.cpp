// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cadence_answers.h"
#include "app/ctl/command_line.h"
#include "app/ctl/progress.h"
#include "core/cadence/rhythm_model.h"

#include <CLI/Validators.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <ostream>
#include <thread>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int longestDays = 3650;
constexpr int mostOrigins = 100;
constexpr std::size_t shownProblems = 5;
const Sentence customersUnit{"customers", "位顾客"};

struct CadenceOptions {
    std::string file;
    int horizonDays = 90;
    int maxRecencyDays = 180;
    std::string day;     ///< --today
    std::string origins; ///< a number, or days
    std::size_t top = 20;
    std::string format = "text";

    [[nodiscard]] LearningOptions learning() const
    {
        LearningOptions options;
        options.horizonDays = horizonDays;
        options.maxRecencyDays = maxRecencyDays;
        options.fit.threads = std::max(1U, std::thread::hardware_concurrency());
        return options;
    }
};

Error noDay(const std::string& text)
{
    return Error{ErrorCode::Malformed,
                 {fmt::format("\"{}\" is not a day such as 2026-01-31.", text),
                  fmt::format("“{}”不是有效日期，应如 2026-01-31。", text)}};
}

void showProblems(const Session& session, const std::string& file, const TrailLog& log)
{
    for (std::size_t index = 0; index < std::min(log.problems.size(), shownProblems); ++index) {
        const PurchaseProblem& problem = log.problems[index];
        session.err() << fmt::format("{}:{}: {}\n", file, problem.line, session.text(problem.message));
    }
    if (log.problemCount > shownProblems) {
        const std::uint64_t more = log.problemCount - shownProblems;
        session.err() << session.text({fmt::format("… and {} more rows that cannot be read.", more),
                                       fmt::format("……另有 {} 行无法读取。", more)})
                      << '\n';
    }
}

Result<TrailLog> readLog(const Session& session, const std::string& file)
{
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    const auto size = in.tellg();
    if (!in || size < 0) {
        return Error{ErrorCode::NotFound,
                     {fmt::format("There is no file {} that can be read; check the path.", file),
                      fmt::format("找不到可读取的文件 {}，请检查路径。", file)}};
    }
    in.seekg(0);
    Progress progress(session.err(), session.language, static_cast<std::uint64_t>(size), {"bytes", "字节"});
    Result<TrailLog> log = readTrailLog(in, [&progress](std::uint64_t bytes) { progress.reach(bytes); });
    if (log) {
        showProblems(session, file, log.value());
    }
    return log;
}

/// The last `count` days that a horizon follows; without a count as many as a year of history precedes, three at least.
std::vector<Date> defaultOrigins(const TrailLog& log, int horizonDays)
{
    constexpr int fewest = 3;
    constexpr std::chrono::days year{364};
    const Date lastDay = log.trails.lastDay();
    int count = fewest;
    while (count < mostOrigins &&
           originsBefore(lastDay, horizonDays, count + 1).front() - log.trails.firstDay() >= year) {
        ++count;
    }
    return originsBefore(lastDay, horizonDays, count);
}

/// "4", or "2026-01-31,2026-05-01".
Result<std::vector<Date>> originsIn(const std::string& text, const TrailLog& log, int horizonDays)
{
    if (text.empty()) {
        return defaultOrigins(log, horizonDays);
    }
    int count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure == std::errc{} && end == text.data() + text.size()) {
        if (count < 1 || count > mostOrigins) {
            return Error{ErrorCode::TooLarge,
                         {fmt::format("{} origins; 1 to {} can be compared.", count, mostOrigins),
                          fmt::format("起点数为 {}，应在 1 到 {} 之间。", count, mostOrigins)}};
        }
        return originsBefore(log.trails.lastDay(), horizonDays, count);
    }
    std::vector<Date> origins;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const std::string day = text.substr(begin, comma - begin);
        const std::optional<Date> origin = parseDate(day);
        if (!origin || origins.size() == static_cast<std::size_t>(mostOrigins)) {
            return noDay(day);
        }
        origins.push_back(*origin);
        begin = comma + 1;
    }
    std::sort(origins.begin(), origins.end());
    return origins;
}

void answer(const Session& session, const CadenceOptions& options, const Table& table, json answer)
{
    if (options.format == "json") {
        answer["version"] = 1;
        session.out() << answer.dump(2) << '\n';
    } else {
        session.out() << renderText(table, session.language);
    }
}

/// Counts the passes of a learning as customers, so that the time that is left can be told.
class LearningProgress
{
public:
    LearningProgress(const Session& session, const TrailLog& log, std::size_t learnings, std::size_t steps)
        : m_customers(log.customers.size()), m_steps(steps),
          m_progress(session.err(), session.language, m_customers * learnings, customersUnit)
    {
    }
    void reach(std::size_t done) { m_progress.reach(m_customers * done / m_steps); }

private:
    std::size_t m_customers;
    std::size_t m_steps;
    Progress m_progress;
};

/// The day under --today, otherwise the last of the log.
Result<Date> dayIn(const CadenceOptions& options, const TrailLog& log)
{
    if (options.day.empty()) {
        return log.trails.lastDay();
    }
    const std::optional<Date> day = parseDate(options.day);
    return day ? Result<Date>(*day) : noDay(options.day);
}

Result<SilenceModel> learn(const Session& session, const CadenceOptions& options, const TrailLog& log)
{
    const Result<Date> today = dayIn(options, log);
    if (!today) {
        return today.error();
    }
    LearningProgress progress(session, log, 1, learningSteps);
    return learnSilence(log.trails, today.value(), options.learning(),
                        [&progress](std::size_t done) { progress.reach(done); });
}

Result<Exit> fit(const Session& session, const CadenceOptions& options)
{
    const Result<TrailLog> log = readLog(session, options.file);
    if (!log) {
        return log.error();
    }
    const Result<SilenceModel> model = learn(session, options, log.value());
    if (!model) {
        return model.error();
    }
    answer(session, options, modelTable(model.value()),
           {{"format", "huitou.cadence.fit"}, {"log", logJson(log.value())}, {"model", modelJson(model.value())}});
    return Exit::Done;
}

CadenceScores scoresOf(const TrailLog& log, const SilenceModel& model, const CadenceOptions& options)
{
    CadenceScores scores{.model = model, .today = model.learned, .scores = {}};
    for (std::size_t member = 0; member < log.trails.size(); ++member) {
        if (!isScored(log.trails[member].days, scores.today, options.maxRecencyDays)) {
            continue;
        }
        CadenceScore score;
        score.customer = log.customers[member];
        score.state = log.trails.stateOn(member, scores.today, model.rhythm);
        score.silent = model.probability(score.state, scores.today);
        score.active = probabilityActive(score.state, scores.today, model.rhythm);
        score.why = scoreSentence(score.state, scores.today, scores.model);
        scores.scores.push_back(std::move(score));
    }
    std::stable_sort(scores.scores.begin(), scores.scores.end(),
                     [](const CadenceScore& left, const CadenceScore& right) { return left.silent > right.silent; });
    return scores;
}

Result<Exit> score(const Session& session, const CadenceOptions& options)
{
    const Result<TrailLog> log = readLog(session, options.file);
    if (!log) {
        return log.error();
    }
    const Result<SilenceModel> model = learn(session, options, log.value());
    if (!model) {
        return model.error();
    }
    const CadenceScores scores = scoresOf(log.value(), model.value(), options);
    json machine = scoresJson(scores);
    machine["format"] = "huitou.cadence.score";
    machine["log"] = logJson(log.value());
    answer(session, options, scoresTable(scores, options.top), std::move(machine));
    return Exit::Done;
}

Result<Exit> evaluateLog(const Session& session, const CadenceOptions& options)
{
    const Result<TrailLog> log = readLog(session, options.file);
    if (!log) {
        return log.error();
    }
    const Result<std::vector<Date>> origins = originsIn(options.origins, log.value(), options.horizonDays);
    if (!origins) {
        return origins.error();
    }
    EvaluationOptions evaluation;
    evaluation.learning = options.learning();
    evaluation.origins = origins.value();
    LearningProgress progress(session, log.value(), evaluation.origins.size(), Forecasters::steps);
    const Result<Evaluation> done =
        evaluate(log.value().trails, evaluation, [&progress](std::size_t steps) { progress.reach(steps); });
    if (!done) {
        return done.error();
    }
    json machine = evaluationJson(done.value(), evaluation);
    machine["format"] = "huitou.cadence.evaluate";
    machine["log"] = logJson(log.value());
    answer(session, options, evaluationTable(done.value(), evaluation), std::move(machine));
    return Exit::Done;
}

/// What the three commands have in common.
CLI::App* addLogCommand(CommandLine& line, CLI::App* group, const std::string& name, const Sentence& help,
                        const std::shared_ptr<CadenceOptions>& options,
                        Result<Exit> (*body)(const Session&, const CadenceOptions&))
{
    Session& session = line.session();
    CLI::App* command = line.command(group, name, help, [&session, options, body] { return body(session, *options); });
    line.option(command, "FILE", options->file,
                {"Purchases: customer,date,amount,items; amount and items may be missing",
                 "购买记录，列为 customer,date,amount,items；amount 和 items 可省略"})
        ->required();
    line.option(command, "--horizon", options->horizonDays, {"Days to foretell", "预测天数"})
        ->check(CLI::Range(1, longestDays));
    line.option(command, "--max-recency", options->maxRecencyDays,
                {"Only customers who bought within so many days", "只看这些天内购买过的顾客"})
        ->check(CLI::Range(1, longestDays));
    line.option(command, "--format", options->format, {"text or json", "text 或 json"})
        ->check(CLI::IsMember({"text", "json"}));
    return command;
}

} // namespace

void addCadenceCommands(CommandLine& line)
{
    CLI::App* group =
        line.group("cadence", {"How customers come back, learned from a purchase log and put to the proof",
                               "从购买记录学习顾客的回购规律并检验"});
    const auto fitOptions = std::make_shared<CadenceOptions>();
    CLI::App* fitCommand =
        addLogCommand(line, group, "fit", {"Learn the rhythm of a log", "学习购买规律"}, fitOptions, fit);
    line.option(fitCommand, "--today", fitOptions->day,
                {"Know nothing after this day (default: the last of the log)", "只用该日及以前的记录（默认最后一日）"});
    const auto scoreOptions = std::make_shared<CadenceOptions>();
    CLI::App* scoreCommand =
        addLogCommand(line, group, "score",
                      {"How likely each customer is to buy nothing in the days to come", "每位顾客此后不购买的概率"},
                      scoreOptions, score);
    line.option(scoreCommand, "--today", scoreOptions->day,
                {"Know nothing after this day (default: the last of the log)", "只用该日及以前的记录（默认最后一日）"});
    line.option(scoreCommand, "--top", scoreOptions->top, {"Rows of the text (default 20)", "文本中的行数（默认 20）"});
    const auto evaluateOptions = std::make_shared<CadenceOptions>();
    CLI::App* evaluateCommand =
        addLogCommand(line, group, "evaluate",
                      {"Foretell on past days, compare with what followed, beside the usual methods",
                       "在过去的日子作预测，与实际比较，并与常用方法对照"},
                      evaluateOptions, evaluateLog);
    line.option(
        evaluateCommand, "--origins", evaluateOptions->origins,
        {"How many past days, a horizon apart, or which (2026-01-31,2026-05-01); default: as many as have a year "
         "before them, 3 at least",
         "起点个数（相隔一个预测期），或具体日期（2026-01-31,2026-05-01）；默认取此前有一年记录的，至少 3 个"});
}

} // namespace huitou
