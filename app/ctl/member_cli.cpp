// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/card_file.h"
#include "app/ctl/command_line.h"
#include "app/ctl/contact_options.h"

#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

struct MemberOptions {
    std::string text; ///< what names the member
    std::string referrer;
    std::string file;
    std::string birthday;
    std::uint32_t outlet = 1;
    std::uint32_t count = 50;
    bool consent = false;
    ContactOptions contact;
};

void addAdd(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<MemberOptions>();
    const Sentence help{"Enrol a member: name and phone number (or nothing), a line each on standard input",
                        "登记会员：从标准输入读取姓名和电话（可空），各占一行"};
    CLI::App* add = line.question(group, "add", help, "member.add", [&line, options] {
        json arguments{
            {"name", line.lineFor({"Name", "姓名"})}, {"outlet", options->outlet}, {"consent", options->consent}};
        if (const std::string phone = line.lineFor({"Phone number", "电话号码"}); !phone.empty()) {
            arguments["phone"] = phone;
        }
        if (!options->referrer.empty()) {
            arguments["referrer"] = options->referrer;
        }
        if (!options->birthday.empty()) {
            arguments["birthday"] = options->birthday;
        }
        putContactArguments(line, options->contact, arguments);
        return arguments;
    });
    line.person(add, "--referrer", options->referrer);
    line.option(add, "--outlet", options->outlet, {"The outlet where they joined (default: 1)", "入会门店（默认 1）"});
    line.option(add, "--birthday", options->birthday,
                {"Day of birth, for gifts on birthdays: 1990-01-31", "出生日期（用于生日礼），如 1990-01-31"});
    line.flag(add, "--consent", options->consent, {"They agreed to be offered things", "同意接收优惠"});
    addContactOptions(line, add, options->contact);
}

void addListAndFind(CommandLine& line, CLI::App* group)
{
    const auto list = std::make_shared<MemberOptions>();
    CLI::App* listed =
        line.question(group, "list", {"Members by number of purchases", "按购买次数列出会员"}, "member.list", [list] {
            return json{{"count", list->count}};
        });
    line.option(listed, "--count", list->count, {"At most so many (default: 50)", "最多列出的人数（默认 50）"});

    line.option(listed, "--after", list->text, {"Go on behind this member", "从该会员之后继续"});

    const auto find = std::make_shared<MemberOptions>();
    CLI::App* found = line.question(
        group, "find",
        {"Find members by name, phone number or its last four digits", "按姓名、电话或电话后四位查找会员"},
        "member.find", [find] {
            return json{{"text", find->text}, {"count", find->count}};
        });
    line.person(found, "TEXT", find->text)->required();
}

void addShow(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<MemberOptions>();
    CLI::App* show = line.question(group, "show",
                                   {"A member's points, star, vouchers, offers, rhythm and usual goods",
                                    "查看会员的积分、星级、礼券、优惠、购买规律和常买商品"},
                                   "member.show", [options] {
                                       return json{{"member", options->text}};
                                   });
    line.person(show, "MEMBER", options->text)->required();
}

Result<Exit> makeCard(Session& session, const MemberOptions& options)
{
    const Result<json> answer = session.ask("member.card", {{"member", options.text}});
    if (!answer) {
        return answer.error();
    }
    const Status written = writeMemberCard(answer.value(), options.file, session.language);
    if (!written) {
        return written.error();
    }
    session.out() << session.text({fmt::format("{} is the card of {}.", options.file,
                                               answer.value().at("shortName").get<std::string>()),
                                   fmt::format("{} 是 {} 的会员卡。", options.file,
                                               answer.value().at("shortName").get<std::string>())})
                  << '\n';
    return Exit::Done;
}

void addCard(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<MemberOptions>();
    Session& session = line.session();
    CLI::App* card =
        line.command(group, "card",
                     {"Draw a member's card with the signed member code as PNG", "生成带签名会员码的会员卡图片（PNG）"},
                     [&session, options] { return makeCard(session, *options); });
    line.option(card, "OUT", options->file, {"The image to write", "输出图片"})->required();
    line.person(card, "--member", options->text)->required();
}

} // namespace

void addMemberCommands(CommandLine& line)
{
    CLI::App* group = line.group("member", {"Members and their cards", "会员与会员卡"});
    addAdd(line, group);
    addListAndFind(line, group);
    addShow(line, group);
    addCard(line, group);
    addMemberData(line, group);
    addMemberPoints(line, group);
    addMemberNotes(line, group);
    addMemberContact(line, group);
}

} // namespace huitou
