// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/files.h"
#include "app/ctl/programme_files.h"
#include "app/ctl/programme_sales.h"
#include "core/trial/trial.h"

#include <charconv>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

struct TryOptions {
    std::vector<std::string> files;
    std::string script;
    std::string zone = "Asia/Shanghai";
    std::string cutOff = "00:00";
    PastSalesOptions sales;
};

/// "04:30" as minutes.
Result<std::chrono::minutes> cutOffOf(const std::string& text)
{
    const auto number = [&text](std::size_t from) {
        int value = -1;
        const char* end = text.data() + from + 2;
        return std::from_chars(text.data() + from, end, value).ptr == end ? value : -1;
    };
    const bool hasForm = text.size() == 5 && text[2] == ':';
    const int hours = hasForm ? number(0) : -1;
    const int minutes = hasForm ? number(3) : -1;
    if (hours < 0 || minutes < 0 || minutes > 59) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("--cut-off \"{}\" is not a time such as 04:00.", text),
                      fmt::format("--cut-off“{}”无效，应如 04:00。", text)}};
    }
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

Result<std::string> scriptText(const Session& session, const std::string& file)
{
    if (file != "-") {
        return readFile(file, trial::maxScriptBytes);
    }
    return std::string(std::istreambuf_iterator<char>(session.in()), {});
}

Result<Exit> tryScript(Session& session, const TryOptions& options, ProgrammeVersions versions)
{
    const Result<std::chrono::minutes> cutOff = cutOffOf(options.cutOff);
    if (!cutOff) {
        return cutOff.error();
    }
    const Result<OutletCalendar> calendar = OutletCalendar::create(options.zone, cutOff.value());
    if (!calendar) {
        return calendar.error();
    }
    const Result<std::string> text = scriptText(session, options.script);
    if (!text) {
        return text.error();
    }
    const Result<trial::Script> script = trial::readScript(text.value(), versions.front().currency, calendar.value());
    if (!script) {
        return script.error();
    }
    trial::Trial trial(std::move(versions), calendar.value(), session.language);
    const char* before = "[\n";
    for (const Result<trial::Step>& step : script.value()) {
        session.out() << before << trial.play(step);
        before = ",\n";
    }
    session.out() << (script.value().empty() ? "[]\n" : "\n]\n");
    return Exit::Done;
}

Result<Exit> tryProgramme(Session& session, const TryOptions& options)
{
    if (options.script.empty() == options.sales.file.empty()) {
        return Error{ErrorCode::Malformed,
                     {"Name either a script of steps (--script) or past sales (--sales).",
                      "请指定步骤脚本（--script）或过去的销售（--sales）之一。"}};
    }
    Result<ProgrammeVersions> versions = readProgrammeFiles(options.files);
    if (!versions) {
        return versions.error();
    }
    return options.script.empty() ? tryPastSales(session, options.sales, std::move(versions).value())
                                  : tryScript(session, options, std::move(versions).value());
}

} // namespace

void addProgrammeTry(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<TryOptions>();
    Session& session = line.session();
    CLI::App* command =
        line.command(group, "try",
                     {"Play a programme on a script of steps against an empty ledger, and print what "
                      "each step does as JSON (docs/programme-try.md)",
                      "用脚本在空账本上试运行方案，以 JSON 输出每一步的结果（见 docs/programme-try.md）"},
                     [&session, options] { return tryProgramme(session, *options); });
    line.option(command, "FILE", options->files,
                {"Programme file (TOML); several are versions of one programme",
                 "方案文件（TOML）；多个文件表示同一方案的各版本"})
        ->required();
    line.option(command, "--script", options->script,
                {"Steps to play (JSON); - reads standard input", "要执行的步骤（JSON）；- 表示标准输入"});
    line.option(command, "--sales", options->sales.file,
                {"Past sales to play instead (CSV: customer,date,amount,items): what the programme would have cost",
                 "改用过去的销售记录（CSV：customer,date,amount,items）试算成本"});
    line.option(command, "--beside", options->sales.beside,
                {"Programme to compare past sales with (default: the office's)",
                 "用于比较的方案文件（默认为总部现行方案）"})
        ->allow_extra_args(false);
    line.option(command, "--format", options->sales.format,
                {"Of past sales: text or json (default: text)", "试算结果的形式：text 或 json（默认 text）"})
        ->check(CLI::IsMember({"text", "json"}));
    line.option(command, "--zone", options->zone,
                {"Time zone of the outlet (default: Asia/Shanghai)", "门店时区（默认 Asia/Shanghai）"});
    line.option(
        command, "--cut-off", options->cutOff,
        {"When the business day ends after midnight (default: 00:00)", "营业日在午夜后的截止时间（默认 00:00）"});
}

} // namespace huitou
