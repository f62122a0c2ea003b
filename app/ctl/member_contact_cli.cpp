// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/contact_options.h"

#include <CLI/Validators.hpp>
#include <memory>

namespace huitou
{

using nlohmann::json;

void addContactOptions(CommandLine& line, CLI::App* command, ContactOptions& options)
{
    line.flag(command, "--email", options.asksForEmail,
              {"Ask for an address of e-mail, on standard input; an empty line for none",
               "从标准输入读取邮箱地址，空行表示没有"});
    line.option(command, "--give", options.give,
                {"Consent given: offers:shop, offers:email, offers:messenger, offers:phone, follow-up:email and so on",
                 "新增同意：offers:shop、offers:email、offers:messenger、offers:phone、follow-up:email 等"});
    line.option(command, "--withdraw", options.withdraw, {"Consent withdrawn, named likewise", "撤回同意，写法相同"});
    line.option(command, "--prefer", options.preferred,
                {"Where they like to be reached: email, messenger, phone, shop or any",
                 "首选方式：email、messenger、phone、shop 或 any"});
    line.option(command, "--hours", options.hours,
                {"When they like to be reached: 10:00-20:00, or any", "方便联系的时间：10:00-20:00，或 any"});
    line.option(command, "--messages-in", options.language,
                {"Language of messages and of their page: zh or en", "消息与会员页面的语言：zh 或 en"})
        ->check(CLI::IsMember({"zh", "en"}));
}

void putContactArguments(CommandLine& line, const ContactOptions& options, json& arguments)
{
    if (options.asksForEmail) {
        arguments["email"] = line.lineFor({"E-mail", "邮箱"});
    }
    arguments["give"] = options.give;
    arguments["withdraw"] = options.withdraw;
    arguments["preferred"] = options.preferred;
    arguments["hours"] = options.hours;
    arguments["messageLanguage"] = options.language;
}

namespace
{

struct EditOptions {
    std::string member;
    ContactOptions contact;
};

struct LinkOptions {
    std::string member;
    int days = 30;
};

} // namespace

void addMemberContact(CommandLine& line, CLI::App* group)
{
    const auto edited = std::make_shared<EditOptions>();
    CLI::App* edit = line.question(
        group, "edit",
        {"Change how a member may be reached, and for what they consented", "修改会员的联系方式、偏好和同意"},
        "member.edit", [&line, edited] {
            json arguments{{"member", edited->member}};
            putContactArguments(line, edited->contact, arguments);
            return arguments;
        });
    line.person(edit, "MEMBER", edited->member)->required();
    addContactOptions(line, edit, edited->contact);

    const auto linked = std::make_shared<LinkOptions>();
    CLI::App* link = line.question(
        group, "link",
        {"A link to a member's own page; whoever has it sees the page", "会员本人页面的链接，持有者即可查看"},
        "member.link", [linked] {
            return json{{"member", linked->member}, {"days", linked->days}};
        });
    line.person(link, "MEMBER", linked->member)->required();
    line.option(link, "--days", linked->days, {"How long it holds (default: 30)", "有效天数（默认 30）"})
        ->check(CLI::Range(1, 366));

    line.question(group, "requests",
                  {"What members asked for on their pages: copies of their data, to be forgotten",
                   "会员在页面上提出的申请：资料副本、删除资料"},
                  "member.requests", [] { return json::object(); });
}

} // namespace huitou
