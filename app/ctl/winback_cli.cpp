// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct RunOptions {
    std::string today;
    bool dryRun = false;
};

struct ReportOptions {
    std::string today;
    std::string format = "table";
};

} // namespace

void addWinBackCommands(CommandLine& line)
{
    CLI::App* group = line.group("winback", {"Offers to members whose rhythm of buying broke", "挽回久未光顾的会员"});
    const auto options = std::make_shared<RunOptions>();
    CLI::App* run = line.question(
        group, "run",
        {"Make an offer to every consenting member for whom a rule holds, say why, and tell tills each member's rhythm",
         "对符合规则且同意接收的会员发放优惠并说明原因，同时更新收银机上的购买规律"},
        "winback.run", [options] {
            json arguments{{"dryRun", options->dryRun}};
            if (!options->today.empty()) {
                arguments["today"] = options->today;
            }
            return arguments;
        });
    line.option(run, "--today", options->today, {"Decide as of this day (default: today)", "以该日为准（默认今天）"});
    line.flag(run, "--dry-run", options->dryRun, {"Only say who would get one", "只列出，不发放"});
    const auto atRisk = std::make_shared<std::uint32_t>(0);
    CLI::App* list =
        line.question(group, "list", {"Offers that are open, or members worth a call", "有效的优惠，或值得联系的会员"},
                      "winback.list", [atRisk] {
                          return *atRisk > 0 ? json{{"atRisk", *atRisk}} : json::object();
                      });
    line.option(list, "--at-risk", *atRisk,
                {"Instead: so many members who stay away, those with most at stake first, and why",
                 "改为列出久未光顾的会员（人数），损失大的在前，并说明原因"});

    const auto reportOptions = std::make_shared<ReportOptions>();
    CLI::App* report =
        line.question(group, "report",
                      {"What each campaign's offers brought above its hold-out group, and how sure that is",
                       "各活动的优惠比对照组多带来多少，以及把握有多大"},
                      "winback.report", [reportOptions] {
                          json arguments{{"format", reportOptions->format}};
                          if (!reportOptions->today.empty()) {
                              arguments["today"] = reportOptions->today;
                          }
                          return arguments;
                      });
    line.option(report, "--today", reportOptions->today,
                {"Count members whose offer was over by this day (default: today)",
                 "计入此日之前优惠已期满的会员（默认今天）"});
    line.option(report, "--format", reportOptions->format, {"table, csv or json", "table、csv 或 json"})
        ->check(CLI::IsMember({"table", "csv", "json"}));
}

} // namespace huitou
