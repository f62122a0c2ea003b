// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/files.h"
#include "core/programme/field_forms.h"
#include "core/programme/reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace huitou
{

namespace
{

Sentence severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error: return {"error", "错误"};
    case Finding::Severity::Warning: return {"warning", "警告"};
    case Finding::Severity::Default: return {"filled in", "默认值"};
    }
    return {};
}

/// "zhongmai.toml:12:5: error: …", as editors jump to.
std::string findingLine(const std::string& file, const Finding& finding, Language language)
{
    const std::string place = finding.line > 0 ? fmt::format("{}:{}:{}", file, finding.line, finding.column) : file;
    return fmt::format("{}: {}: {}\n", place, severityWord(finding.severity).in(language),
                       finding.message.in(language));
}

std::string severityKey(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error: return "error";
    case Finding::Severity::Warning: return "warning";
    case Finding::Severity::Default: return "default";
    }
    return {};
}

/// The documented answer of --json: docs/programme.md, "Checking a file".
nlohmann::ordered_json asJson(const ReadProgramme& read)
{
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const Finding& finding : read.findings) {
        findings.push_back({{"severity", severityKey(finding.severity)},
                            {"line", finding.line},
                            {"column", finding.column},
                            {"en", finding.message.en},
                            {"zh", finding.message.zh}});
    }
    nlohmann::ordered_json answer{{"good", read.programme.has_value()}};
    if (read.programme) {
        answer["programme"] = {{"id", read.programme->id},
                               {"version", read.programme->version},
                               {"valid_from", formatDate(read.programme->validFrom)},
                               {"stars", read.programme->stars.size()}};
    }
    answer["findings"] = std::move(findings);
    return answer;
}

Result<Exit> checkProgramme(Session& session, const std::string& file, bool asksForJson)
{
    const Result<std::string> text = readFile(file, programme_limits::fileBytes);
    if (!text) {
        return text.error();
    }
    const ReadProgramme read = readProgramme(text.value());
    if (asksForJson) {
        session.out() << asJson(read).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return read.programme ? Exit::Done : Exit::Refused;
    }
    for (const Finding& finding : read.findings) {
        session.out() << findingLine(file, finding, session.language);
    }
    if (!read.programme) {
        const auto errors = std::count_if(read.findings.begin(), read.findings.end(), [](const Finding& finding) {
            return finding.severity == Finding::Severity::Error;
        });
        return Error{ErrorCode::ProgrammeInvalid,
                     {fmt::format("{} cannot be used: {} error(s) to mend.", file, errors),
                      fmt::format("{} 不能使用：有 {} 处错误需要修改。", file, errors)}};
    }
    const Programme& programme = *read.programme;
    session.out() << session.text({fmt::format("{} is good: \"{}\", version {}, in force from {}, {} star(s).", file,
                                               programme.name.en, programme.version, formatDate(programme.validFrom),
                                               programme.stars.size()),
                                   fmt::format("{} 可以使用：“{}”，第 {} 版，自 {} 起生效，共 {} 个星级。", file,
                                               programme.name.zh, programme.version, formatDate(programme.validFrom),
                                               programme.stars.size())})
                  << '\n';
    return Exit::Done;
}

} // namespace

void addProgrammeCommands(CommandLine& line)
{
    CLI::App* group = line.group("programme", {"The rules of the loyalty scheme", "会员方案"});
    const auto file = std::make_shared<std::string>();
    const auto asksForJson = std::make_shared<bool>(false);
    Session& session = line.session();
    CLI::App* check =
        line.command(group, "check",
                     {"Check a programme file: errors and warnings with line and column, and the "
                      "values that were filled in",
                      "检查方案文件：列出错误、警告（行：列）和补上的默认值"},
                     [&session, file, asksForJson] { return checkProgramme(session, *file, *asksForJson); });
    line.option(check, "FILE", *file, {"Programme file (TOML)", "方案文件（TOML）"})->required();
    line.flag(check, "--json", *asksForJson,
              {"Print the findings as JSON, for programs", "以 JSON 输出检查结果，供程序读取"});
    addProgrammeTry(line, group);
    addProgrammePublish(line, group);
}

} // namespace huitou
