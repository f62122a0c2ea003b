// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/confirmation.h"
#include "app/ctl/pin_input.h"
#include "app/transport/private_file.h"

#include <CLI/Validators.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

struct ExportOptions {
    std::string member;
    std::uint32_t staff = 0;
    std::string form = "json";
    std::string file;
};

Result<Exit> exportMember(Session& session, const ExportOptions& options)
{
    const Result<std::string> pin = pinOfStaff(session, options.staff);
    if (!pin) {
        return pin.error();
    }
    const Result<json> answer = session.ask(
        "member.export",
        {{"member", options.member}, {"form", options.form}, {"staff", options.staff}, {"pin", pin.value()}});
    if (!answer) {
        return answer.error();
    }
    const auto text = answer.value().at("text").get<std::string>();
    if (options.file.empty()) {
        session.out() << text;
        return Exit::Done;
    }
    if (Status written = writePrivateFile(options.file, text); !written) {
        return written.error();
    }
    session.out() << session.text(
        {fmt::format("{} holds all that is kept of the member; only you can read it.\n", options.file),
         fmt::format("{} 含该会员的全部资料，仅您可读。\n", options.file)});
    return Exit::Done;
}

struct EraseOptions {
    std::string member;
    std::uint32_t staff = 0;
    bool yes = false;
};

Result<Exit> eraseMember(Session& session, const EraseOptions& options)
{
    const bool isSure =
        options.yes || confirms(session,
                                {"This deletes name, phone number and card for good and forfeits the points.",
                                 "将永久删除姓名、电话和会员卡，并作废积分。"},
                                {"erase", "删除"});
    if (!isSure) {
        return Error{ErrorCode::NotAllowed, {"Nothing was erased.", "未作任何删除。"}};
    }
    const Result<std::string> pin = pinOfStaff(session, options.staff);
    if (!pin) {
        return pin.error();
    }
    const Result<json> answer =
        session.ask("member.erase", {{"member", options.member}, {"staff", options.staff}, {"pin", pin.value()}});
    if (!answer) {
        return answer.error();
    }
    session.out() << answer.value().at("text").get<std::string>();
    return Exit::Done;
}

} // namespace

void addMemberData(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    const auto wanted = std::make_shared<ExportOptions>();
    CLI::App* exported = line.command(group, "export",
                                      {"Everything that is kept of a member (docs/member-export.md)",
                                       "导出保存的会员全部资料（见 docs/member-export.md）"},
                                      [&session, wanted] { return exportMember(session, *wanted); });
    line.person(exported, "MEMBER", wanted->member)->required();
    line.option(exported, "--staff", wanted->staff,
                {"Staff number of who exports, no cashier; asks for their PIN",
                 "导出人的员工号（收银员除外），需输入其 PIN"})
        ->required();
    line.option(exported, "--format", wanted->form, {"json or csv", "json 或 csv"})
        ->check(CLI::IsMember({"json", "csv"}));
    line.option(
        exported, "--out", wanted->file,
        {"File to write, for your eyes only (default: standard output)", "写入文件，仅本人可读（默认输出到屏幕）"});

    const auto erased = std::make_shared<EraseOptions>();
    CLI::App* erase = line.command(group, "erase",
                                   {"Delete who a member is, here and at all tills; sums and logs stay whole",
                                    "删除会员的个人资料（总部及所有收银机），账目与日志保持完整"},
                                   [&session, erased] { return eraseMember(session, *erased); });
    line.person(erase, "MEMBER", erased->member)->required();
    line.option(erase, "--staff", erased->staff,
                {"Staff number of the manager who does it; asks for their PIN, and the log names them",
                 "执行删除的经理员工号，需输入其 PIN，并记入日志"})
        ->required();
    line.flag(erase, "--yes", erased->yes, {"Ask for the PIN alone", "只要求输入 PIN"});
    line.question(
        group, "erasures",
        {"Members who were erased, and the tills that have not confirmed it", "已删除的会员，以及尚未确认删除的收银机"},
        "member.erasures", [] { return json::object(); });
}

} // namespace huitou
