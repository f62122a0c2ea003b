// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/demo_shop.h"

#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

struct DemoOptions {
    DemoShop shop;
    std::string today;
};

Result<Exit> makeDemo(Session& session, DemoOptions& options)
{
    if (options.today.empty()) {
        options.shop.today = std::chrono::floor<std::chrono::days>(session.surroundings().clock.now());
    } else if (const std::optional<Date> today = parseDate(options.today)) {
        options.shop.today = *today;
    } else {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is not a day such as 2026-01-31.", options.today),
                      fmt::format("“{}”不是有效日期，应如 2026-01-31。", options.today)}};
    }
    const Result<DemoSummary> made = makeDemoShop(session, options.shop);
    if (!made) {
        return made.error();
    }
    session.out() << session.text(
                         {fmt::format("The demonstration shop is in {}: {} members, {} sales over two years. {} "
                                      "names the members worth looking at.",
                                      session.data.string(), made.value().members, made.value().sales,
                                      made.value().index.string()),
                          fmt::format("演示门店已建在 {}：{} 位会员，两年共 {} 笔销售。值得一看的会员见 {}。",
                                      session.data.string(), made.value().members, made.value().sales,
                                      made.value().index.string())})
                  << '\n';
    return Exit::Done;
}

} // namespace

void addDemoCommands(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("demo", {"A shop to try things in", "演示门店"});
    const auto options = std::make_shared<DemoOptions>();
    CLI::App* make = line.command(group, "make",
                                  {"Make a demonstration shop in --data: goods, staff, members and two years of sales",
                                   "在 --data 目录新建演示门店：商品、员工、会员和两年的销售"},
                                  [&session, options] { return makeDemo(session, *options); });
    line.option(
        make, "--seed", options->shop.seed,
        {"The same seed and day make the same history (default: 1)", "相同的种子和日期得到相同的历史（默认 1）"});
    line.option(make, "--members", options->shop.members, {"How many members (default: 400)", "会员人数（默认 400）"})
        ->check(CLI::Range(9, 10'000));
    line.option(make, "--today", options->today,
                {"The day after the last sale (default: today)", "最后一笔销售的次日（默认今天）"});
    line.option(make, "--programme", options->shop.programmeFile, {"Programme file (TOML)", "方案文件（TOML）"});
    line.option(make, "--goods", options->shop.goodsFile, {"Goods file (CSV)", "商品文件（CSV）"});
    line.option(make, "--host", options->shop.hosts,
                {"Name or address by which tills reach the office", "收银机访问总部所用的名称或地址"});
}

} // namespace huitou
