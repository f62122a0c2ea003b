// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/decision_cli.h"

#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct Decision {
    std::string till;
    std::uint64_t number = 0;
    std::string answer;
    bool all = false;
};

} // namespace

void addTillTrouble(CommandLine& line, CLI::App* group)
{
    const auto decision = std::make_shared<Decision>();
    const auto add = [&](const std::string& name, const Sentence& help, const std::string& question) {
        CLI::App* command = addDecision(line, group, name, help, question, [decision] {
            return json{{"till", decision->till}};
        });
        line.option(command, "TILL", decision->till,
                    {"Its id, or outlet and number as in 1/2", "收银机编号，或“门店/号”如 1/2"})
            ->required();
    };
    add("fence", {"Close the log of a till that was stolen or copied", "关闭被盗或被复制的收银机的日志"}, "till.fence");
    add("recover", {"Let a till whose log is closed go on in a new epoch", "让日志已关闭的收银机在新的期继续"},
        "till.recover");
    add("reclaim", {"Take back what a till holds that is gone for good", "收回已无法找回的收银机所持的权益"},
        "till.reclaim");
    add("retire",
        {"Take a till out of service: the office hangs up on it within the handshake",
         "停用收银机：总部在握手阶段即拒绝其连接"},
        "till.retire");
    add("reinstate", {"Let a till in again that was retired", "重新启用已停用的收银机"}, "till.reinstate");
}

void addOfficeTrouble(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    const auto decision = std::make_shared<Decision>();
    CLI::App* exceptions = group->add_subcommand(
        "exceptions", session.text({"What broke a rule and was applied all the same", "违反规则但已入账的记录"}));
    line.dress(*exceptions);
    exceptions->require_subcommand(1)->fallthrough();
    CLI::App* list = line.question(exceptions, "list", {"Those that are open, the newest first", "列出待处理的异常"},
                                   "exceptions.list", [decision] {
                                       return json{{"all", decision->all}};
                                   });
    line.flag(list, "--all", decision->all, {"Also those that were settled", "包括已处理的"});
    CLI::App* settle = addDecision(line, exceptions, "settle", {"Say what came of one", "登记处理结果"},
                                   "exceptions.settle", [decision] {
                                       return json{{"number", decision->number}, {"answer", decision->answer}};
                                   });
    line.option(settle, "NUMBER", decision->number, {"Its number in the list", "异常编号"})->required();
    line.option(settle, "--answer", decision->answer, {"What was found or done", "查明或处理的情况"})->required();
    addDecision(line, group, "put-back",
                {"To be said once after this office was put back from a copy", "总部数据从备份恢复后须执行一次"},
                "office.putBack", [] { return json::object(); });
}

} // namespace huitou
