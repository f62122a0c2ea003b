// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/card_file.h"
#include "app/ctl/command_line.h"
#include "app/ctl/files.h"
#include "app/ctl/new_office.h"
#include "app/ctl/office_recovery.h"
#include "app/ctl/pin_input.h"
#include "core/base/crypto.h"
#include "core/programme/field_forms.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct OfficeOptions {
    NewOffice office;
    std::string programmeFile;
    std::string sheet;
};

Result<Exit> initOffice(Session& session, OfficeOptions& options)
{
    Result<std::string> programme = readFile(options.programmeFile, programme_limits::fileBytes);
    if (!programme) {
        return programme.error();
    }
    options.office.programme = std::move(programme).value();
    const Status made = makeOffice(session.data, options.office, session.surroundings().clock.now());
    if (!made) {
        return made.error();
    }
    const std::string folder = session.data.string();
    session.out() << session.text(
                         {fmt::format("The office is in {}, with outlet 1, {}. Next: \"huitou staff add\" and "
                                      "\"huitou import goods\".",
                                      folder, options.office.name.en),
                          fmt::format("总部已建在 {}，门店 1 为{}。接下来：“huitou staff add”和“huitou import goods”。",
                                      folder, options.office.name.zh)})
                  << '\n';
    if (options.sheet.empty()) {
        session.out() << session.text({"Without a recovery sheet nobody can open this office once its keys are lost: "
                                       "huitou office sheet FILE.",
                                       "没有恢复单，密钥丢失后无人能打开总部资料：huitou office sheet 文件。"})
                      << '\n';
        return Exit::Done;
    }
    if (Status sheet = makeRecoverySheet(session.data, options.sheet, session.surroundings().clock.now()); !sheet) {
        return sheet.error();
    }
    session.out() << session.text(sheetMade(options.sheet)) << '\n';
    return Exit::Done;
}

void addOutletOptions(CommandLine& line, CLI::App* command, NewOffice& office)
{
    line.option(command, "--name-zh", office.name.zh, {"Chinese name of the outlet", "门店中文名"})->required();
    line.option(command, "--name-en", office.name.en, {"English name of the outlet", "门店英文名"})->required();
    line.option(command, "--time-zone", office.timeZone,
                {"Its time zone (default: Asia/Shanghai)", "时区（默认 Asia/Shanghai）"});
}

void addOffice(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("office", {"The head office: its store and its outlets", "总部及门店"});
    const auto options = std::make_shared<OfficeOptions>();
    CLI::App* init = line.command(group, "init",
                                  {"Make an office in --data: key, authority, signing key, store, outlet 1, programme",
                                   "在 --data 目录新建总部：密钥、证书、签名钥、数据库、门店 1、会员方案"},
                                  [&session, options] { return initOffice(session, *options); });
    addOutletOptions(line, init, options->office);
    line.option(init, "--programme", options->programmeFile, {"Programme file (TOML)", "方案文件（TOML）"})->required();
    line.option(init, "--sheet", options->sheet,
                {"Write the recovery sheet to this file (.pdf, .png or .txt), to print and keep in a safe",
                 "将恢复单写入该文件（.pdf、.png 或 .txt），打印后存入保险柜"});
    line.option(init, "--database", options->office.database,
                {"Keep the data in this database of PostgreSQL, postgresql://HOST/NAME; its password stands in "
                 "PGPASSFILE or in a service file (default: an encrypted file in --data)",
                 "数据存入此 PostgreSQL 数据库，如 postgresql://主机/库名；密码写在 PGPASSFILE 或服务文件中"
                 "（默认：--data 目录中的加密文件）"});
    line.option(init, "--partitions", options->office.partitions,
                {"Into how many parts the database spreads its tables; 0 for Citus (default: 16)",
                 "数据库各表的分区数；Citus 用 0（默认 16）"})
        ->check(CLI::Range(0, 256));
    line.option(init, "--host", options->office.hosts,
                {"Name or address by which tills reach the office; can be given several times",
                 "收银机访问总部所用的名称或地址，可多次给出"});

    line.question(group, "show", {"What this office is and holds", "查看总部概况"}, "office.show",
                  [] { return json::object(); });

    addReview(line, group);
    addRecovery(line, group);
    addOfficeTrouble(line, group);

    const auto outlet = std::make_shared<NewOffice>();
    CLI::App* outlets = group->add_subcommand("outlet", session.text({"Its outlets", "门店"}));
    line.dress(*outlets);
    outlets->require_subcommand(1)->fallthrough();
    CLI::App* add = line.question(outlets, "add", {"Add an outlet", "新增门店"}, "outlet.add", [outlet] {
        return json{{"zh", outlet->name.zh}, {"en", outlet->name.en}, {"timeZone", outlet->timeZone}};
    });
    addOutletOptions(line, add, *outlet);
}

struct StaffOptions {
    std::string name;
    std::string role = "cashier";
    std::string pinFile = "-";
};

Result<Exit> addStaffMember(Session& session, const StaffOptions& options)
{
    const Result<std::string> pin = options.pinFile == "-"
                                        ? typedPin(session, {"PIN, 4 to 8 digits", "PIN（4 到 8 位数字）"})
                                        : pinInFile(options.pinFile);
    if (!pin) {
        return pin.error();
    }
    const Result<json> answer = session.ask(
        "staff.add", {{"name", options.name}, {"role", options.role}, {"pinVerifier", pinVerifier(pin.value())}});
    if (!answer) {
        return answer.error();
    }
    session.out() << answer.value().at("text").get<std::string>();
    return Exit::Done;
}

void addStaff(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("staff", {"Who may sign in at a till", "收银员与员工"});
    const auto options = std::make_shared<StaffOptions>();
    CLI::App* add =
        line.command(group, "add", {"Add somebody, with a PIN of 4 to 8 digits", "新增员工，PIN 为 4 到 8 位数字"},
                     [&session, options] { return addStaffMember(session, *options); });
    line.option(add, "NAME", options->name, {"Name, as it stands on receipts", "姓名（印在小票上）"})->required();
    line.option(add, "--role", options->role,
                {"cashier, manager, auditor or owner", "cashier 收银、manager 店长、auditor 审计、owner 业主"})
        ->check(CLI::IsMember({"cashier", "manager", "auditor", "owner"}));
    line.option(add, "--pin-file", options->pinFile,
                {"File whose first line is the PIN; - for standard input (default)",
                 "首行为 PIN 的文件；- 表示标准输入（默认）"});
    line.question(group, "list", {"Everybody who may sign in", "列出员工"}, "staff.list",
                  [] { return json::object(); });
}

struct EnrolOptions {
    std::uint32_t outlet = 1;
    std::uint32_t number = 0;
    std::string host;
    std::string qrFile;
};

Result<Exit> showEnrolCode(Session& session, const EnrolOptions& options)
{
    json arguments{{"outlet", options.outlet}};
    if (options.number != 0) {
        arguments["number"] = options.number;
    }
    if (!options.host.empty()) {
        arguments["host"] = options.host;
    }
    const Result<json> answer = session.ask("till.enrolCode", arguments);
    if (!answer) {
        return answer.error();
    }
    const std::string link = answer.value().at("link");
    session.out() << link << '\n';
    if (!options.qrFile.empty()) {
        const Status written = writeQr(link, options.qrFile);
        if (!written) {
            return written.error();
        }
    }
    return Exit::Done;
}

void addTill(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("till", {"Tills of the outlets", "收银机"});
    const auto options = std::make_shared<EnrolOptions>();
    CLI::App* code = line.command(
        group, "enrol-code",
        {"A link by which one till enrols, once, within ten minutes", "生成收银机注册链接（十分钟内有效，仅一次）"},
        [&session, options] { return showEnrolCode(session, *options); });
    line.option(code, "--outlet", options->outlet, {"Outlet of the till (default: 1)", "收银机所在门店（默认 1）"});
    line.option(code, "--number", options->number,
                {"Its number there (default: the next one)", "收银机号（默认下一个）"});
    line.option(code, "--host", options->host,
                {"Name or address by which the till reaches the office", "收银机访问总部所用的名称或地址"});
    line.option(code, "--qr", options->qrFile, {"Also write it as a QR code to this PNG", "同时写入二维码图片（PNG）"});
    line.question(group, "list", {"The tills that were enrolled", "列出已注册的收银机"}, "till.list",
                  [] { return json::object(); });
    addTillTrouble(line, group);
}

} // namespace

void addOfficeCommands(CommandLine& line)
{
    addOffice(line);
    addStaff(line);
    addTill(line);
}

} // namespace huitou
