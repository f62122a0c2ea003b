// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/transport/error_json.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::chrono::seconds patience{10};

/// The same as the running till answers, of one that does not run.
Result<json> readStore(const std::string& till)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(TillFolder{till}.key());
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(till, *keys);
    if (!store) {
        return store.error();
    }
    const TillStore::Unsent unsent = store.value()->unsent();
    json answer{{"unsent", unsent.count}, {"fenced", store.value()->progress().fenced}};
    if (unsent.count > 0 && unsent.since) {
        answer["since"] = formatInstant(*unsent.since);
    }
    answer["refusal"] =
        jsonOfError(Error{ErrorCode::NotFound, {"The till is not running; start it.", "收银程序未运行，请启动。"}});
    return answer;
}

Sentence reasonIn(const json& answer)
{
    if (answer.value("fenced", false)) {
        return {"The office has closed this till's log; have it recovered: huitou till recover.",
                "总部已关闭本收银机的日志，请在总部恢复：huitou till recover。"};
    }
    const std::optional<Error> refusal =
        answer.contains("refusal") ? errorOfJson(answer.at("refusal")) : std::optional<Error>{};
    return refusal ? refusal->message
                   : Sentence{"The office answers; they are on their way.", "总部有应答，正在上传。"};
}

Result<Exit> showStatus(Session& session, const std::string& till)
{
    Result<json> answer = askOffice(TillFolder{till}.socket(), "sync.status", json::object(), patience);
    if (!answer && answer.error().code == ErrorCode::NotFound) {
        answer = readStore(till);
    }
    if (!answer) {
        return answer.error();
    }
    const auto count = answer.value().value("unsent", std::uint64_t{0});
    const bool isFenced = answer.value().value("fenced", false);
    if (count == 0 && !isFenced) {
        session.out() << session.text({"Everything is with the office.\n", "全部已上传总部。\n"});
        return Exit::Done;
    }
    const std::string since = answer.value().value("since", std::string("-"));
    const Sentence reason = reasonIn(answer.value());
    session.out() << session.text({fmt::format("{} events wait since {}. {}\n", count, since, reason.en),
                                   fmt::format("有 {} 条记录自 {} 起未上传。{}\n", count, since, reason.zh)});
    return Exit::Problems;
}

} // namespace

void addSyncCommands(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("sync", {"What a till has told the office", "收银机与总部的同步"});
    const auto till = std::make_shared<std::string>();
    CLI::App* status =
        line.command(group, "status",
                     {"What is unsent, since when, and why; asks the running till", "查看未上传的记录、起始时间及原因"},
                     [&session, till] { return showStatus(session, *till); });
    line.option(status, "--till", *till, {"Folder with the till's store", "收银机数据目录"})->required();
}

} // namespace huitou
