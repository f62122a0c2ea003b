// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/decision_cli.h"
#include "app/ctl/files.h"
#include "core/programme/field_forms.h"
#include "core/programme/reader.h"

#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

struct PublishOptions {
    std::string file;
    bool acceptsWarnings = false;
};

/// What the office warns of, before anything is changed.
Status warned(Session& session, const json& question, bool acceptsWarnings)
{
    json dry = question;
    dry["dryRun"] = true;
    const Result<json> looked = session.ask("programme.publish", dry);
    if (!looked) {
        return looked.error();
    }
    const json& warnings = looked.value().at("warnings");
    for (const json& warning : warnings) {
        session.err() << session.text({"warning: ", "警告："}) << warning.get<std::string>() << '\n';
    }
    if (!warnings.empty() && !acceptsWarnings) {
        return Error{ErrorCode::NotAllowed,
                     {"Nothing was changed. If it is meant so, give --accept-warnings.",
                      "未作任何更改。如确实如此，请加 --accept-warnings。"}};
    }
    return {};
}

Result<json> publishArguments(Session& session, const PublishOptions& options)
{
    Result<std::string> text = readFile(options.file, programme_limits::fileBytes);
    if (!text) {
        return text.error();
    }
    json question{{"toml", std::move(text).value()}};
    if (Status ready = warned(session, question, options.acceptsWarnings); !ready) {
        return ready.error();
    }
    return question;
}

struct StoredVersion {
    Programme programme;
    std::string text;
};

/// All versions that the office has, by number.
Result<std::vector<StoredVersion>> storedVersions(Session& session)
{
    const Result<json> answer = session.ask("programme.texts", json::object());
    if (!answer) {
        return answer.error();
    }
    std::vector<StoredVersion> versions;
    for (const json& text : answer.value().at("toml")) {
        Result<Programme> programme = programmeFrom(text.get<std::string>());
        if (!programme) {
            return programme.error();
        }
        versions.push_back({std::move(programme).value(), text.get<std::string>()});
    }
    return versions;
}

/// Who put it in force, where the office wrote that down: its first line.
std::string whoOf(const std::string& text)
{
    return text.starts_with("# Version ") ? "  " + text.substr(2, text.find('\n') - 2) : std::string();
}

Result<Exit> listVersions(Session& session)
{
    const Result<std::vector<StoredVersion>> versions = storedVersions(session);
    if (!versions) {
        return versions.error();
    }
    for (const StoredVersion& version : versions.value()) {
        const std::string day = formatDate(version.programme.validFrom);
        session.out() << session.text({fmt::format("{:4}  from {}  {} campaigns{}\n", version.programme.version, day,
                                                   version.programme.winBack.size(), whoOf(version.text)),
                                       fmt::format("{:4}  自 {} 起  {} 个活动{}\n", version.programme.version, day,
                                                   version.programme.winBack.size(), whoOf(version.text))});
    }
    return Exit::Done;
}

Result<Exit> showVersion(Session& session, std::uint32_t number)
{
    const Result<std::vector<StoredVersion>> versions = storedVersions(session);
    if (!versions) {
        return versions.error();
    }
    for (auto version = versions.value().rbegin(); version != versions.value().rend(); ++version) {
        if (number == 0 || version->programme.version == number) {
            session.out() << version->text;
            return Exit::Done;
        }
    }
    return Error{ErrorCode::NotFound,
                 {fmt::format("There is no version {}; see \"huitou programme list\".", number),
                  fmt::format("没有第 {} 版；请用“huitou programme list”查看。", number)}};
}

} // namespace

void addProgrammePublish(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    const auto options = std::make_shared<PublishOptions>();
    CLI::App* publish =
        addDecision(line, group, "publish",
                    {"Put a new version of the programme in force, from its valid_from on: tomorrow at the earliest, "
                     "today where only campaigns change. Try it before on past sales: programme try",
                     "发布方案新版本，自 valid_from 起生效：最早明天；仅改优惠活动可从今天起。发布前请用 programme try "
                     "以过去的销售试算"},
                    "programme.publish", [&session, options] { return publishArguments(session, *options); });
    line.option(publish, "FILE", options->file, {"Programme file (TOML)", "方案文件（TOML）"})->required();
    line.flag(publish, "--accept-warnings", options->acceptsWarnings,
              {"Publish it although it is warned of what it may cost", "有警告也照样发布"});

    line.command(group, "list", {"The versions of the programme, and who put them in force", "方案的各版本及发布人"},
                 [&session] { return listVersions(session); });

    const auto number = std::make_shared<std::uint32_t>(0);
    CLI::App* show = line.command(group, "show", {"Print the programme file of a version", "输出某一版本的方案文件"},
                                  [&session, number] { return showVersion(session, *number); });
    line.option(show, "--version", *number, {"Its number (default: the latest)", "版本号（默认最新）"});
}

} // namespace huitou
