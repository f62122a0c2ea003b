// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "core/contact/call_result.h"

#include <CLI/Validators.hpp>
#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct CallOptions {
    std::string member;
    std::string result;
    std::uint32_t staff = 0;
    bool asksForNote = false;
};

struct DeliveryOptions {
    std::size_t newest = 0;
    std::string format = "table";
};

std::vector<std::string> resultWords()
{
    std::vector<std::string> words;
    for (const CallResult result : allCallResults()) {
        words.emplace_back(wordOf(result));
    }
    return words;
}

void addCall(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<CallOptions>();
    CLI::App* call = line.question(
        group, "call", {"Note what came of calling a member", "记录给会员打电话的结果"}, "winback.call",
        [&line, options] {
            json arguments{{"member", options->member}, {"result", options->result}, {"staff", options->staff}};
            if (options->asksForNote) {
                arguments["note"] = line.lineFor({"Note", "备注"});
            }
            return arguments;
        });
    line.person(call, "MEMBER", options->member)->required();
    line.option(
            call, "--result", options->result,
            {"reached, not-reached, will-come, do-not-call (withdraws consent to calls), moved-away (no more offers "
             "until they buy), complaint (noted as received) or wrong-number",
             "reached 已通话、not-reached 未接通、will-come 答应来店、do-not-call 不要再打（撤回电话同意）、"
             "moved-away 已搬走（再次购买前不发优惠）、complaint 投诉（登记为已受理）、wrong-number 号码有误"})
        ->required()
        ->check(CLI::IsMember(resultWords()));
    line.option(call, "--staff", options->staff, {"Staff number of who called", "打电话员工的工号"})->required();
    line.flag(call, "--note", options->asksForNote, {"Read a note from standard input", "从标准输入读取备注"});

    const auto listed = std::make_shared<CallOptions>();
    CLI::App* calls =
        line.question(group, "calls", {"The calls to a member", "某会员的通话记录"}, "winback.calls", [listed] {
            return json{{"member", listed->member}};
        });
    line.person(calls, "MEMBER", listed->member)->required();
}

} // namespace

void addWinBackContact(CommandLine& line, CLI::App* group)
{
    addCall(line, group);
    const auto options = std::make_shared<DeliveryOptions>();
    CLI::App* deliveries =
        line.question(group, "deliveries",
                      {"What became of messages about offers: queued, sent, failed, cancelled, and why",
                       "优惠消息的去向：待发、已发、失败、已取消及原因"},
                      "winback.deliveries", [options] {
                          return json{{"newest", options->newest}, {"format", options->format}};
                      });
    line.option(deliveries, "--newest", options->newest,
                {"Instead: so many messages, the newest first", "改为列出最近的消息（条数）"});
    line.option(deliveries, "--format", options->format, {"table, csv or json", "table、csv 或 json"})
        ->check(CLI::IsMember({"table", "csv", "json"}));
}

} // namespace huitou
