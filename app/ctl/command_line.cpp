// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include "core/base/ids.h"
#include "core/members/member_code.h"

#include <CLI/Validators.hpp>

#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

namespace huitou
{

CommandLine::CommandLine(Session& session) : m_session(session)
{
    m_root.name("huitou");
    m_root.description(session.text({"Huitou: members, points and reports of a shop from the command line.",
                                     "回头：用命令行管理会员、积分和报表。"}));
    dress(m_root);
    m_root.add_option("--data", session.data,
                      session.text({"The office's folder (default: $HUITOU_OFFICE or /var/lib/huitou/office)",
                                    "总部数据目录（默认 $HUITOU_OFFICE 或 /var/lib/huitou/office）"}));
    m_root
        .add_option_function<std::string>(
            "--language", [](const std::string&) {},
            session.text({"zh or en (default: from LANG)", "zh 或 en（默认取自 LANG）"}))
        ->check(CLI::IsMember({"zh", "en"}));
    m_root.require_subcommand(1);
    // So that --data and --language may stand behind the command as well.
    m_root.fallthrough();
}

void CommandLine::dress(CLI::App& app)
{
    app.set_help_flag("-h,--help", m_session.text({"Show this help", "显示本帮助"}));
    const auto formatter = std::make_shared<CLI::Formatter>();
    if (m_session.language == Language::Chinese) {
        for (const auto& [label, text] :
             {std::pair{"Usage", "用法"}, std::pair{"OPTIONS", "选项"}, std::pair{"Options", "选项"},
              std::pair{"SUBCOMMAND", "命令"}, std::pair{"SUBCOMMANDS", "命令"}, std::pair{"Subcommands", "命令"},
              std::pair{"Positionals", "参数"}, std::pair{"REQUIRED", "必填"}, std::pair{"TEXT", "文本"},
              std::pair{"INT", "整数"}, std::pair{"UINT", "整数"}}) {
            formatter->label(label, text);
        }
        app.option_defaults()->group("选项");
        app.get_help_ptr()->group("选项");
    }
    formatter->column_width(34);
    app.formatter(formatter);
}

CLI::App* CommandLine::group(const std::string& name, const Sentence& help)
{
    CLI::App* group = m_root.add_subcommand(name, m_session.text(help));
    dress(*group);
    group->require_subcommand(1);
    group->fallthrough();
    return group;
}

CLI::App* CommandLine::command(CLI::App* parent, const std::string& name, const Sentence& help, Body body)
{
    CLI::App* command = parent->add_subcommand(name, m_session.text(help));
    dress(*command);
    command->fallthrough();
    command->final_callback([this, body = std::move(body)] { m_chosen = body; });
    return command;
}

CLI::App* CommandLine::question(CLI::App* parent, const std::string& name, const Sentence& help,
                                const std::string& question, std::function<nlohmann::json()> arguments)
{
    return command(parent, name, help, [this, question, arguments = std::move(arguments)]() -> Result<Exit> {
        const Result<nlohmann::json> answer = m_session.ask(question, arguments());
        if (!answer) {
            return answer.error();
        }
        m_session.out() << answer.value().value("text", "");
        return Exit::Done;
    });
}

CLI::Option* CommandLine::person(CLI::App* command, const std::string& names, std::string& value)
{
    const Sentence help{"Member id or member code; - for a phone number, name or its like on standard input",
                        "会员编号或会员码；填 - 则从标准输入读取电话、姓名等"};
    const auto read = [this](std::string& text) -> std::string {
        if (text == "-") {
            text = lineFor({"Member", "会员"});
            return {};
        }
        const bool isPersonal = !MemberId::parse(text) && !looksLikeMemberCode(text);
        return isPersonal ? m_session.text({"other users of this machine can read what stands here; write - and give "
                                            "it on standard input",
                                            "本机其他用户可看到命令行内容；请填 -，再从标准输入提供"})
                          : std::string();
    };
    return option(command, names, value, help)->transform(CLI::Validator(read, std::string()));
}

std::string CommandLine::lineFor(const Sentence& prompt)
{
    m_session.err() << m_session.text(prompt) << ": ";
    std::string line;
    std::getline(m_session.in(), line);
    return line;
}

} // namespace huitou
