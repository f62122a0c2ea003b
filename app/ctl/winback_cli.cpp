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
    std::string format = "table";
};

struct ReportOptions {
    std::string today;
    std::string format = "table";
};

struct ListOptions {
    std::uint32_t atRisk = 0;
    std::uint32_t calls = 0;
    std::string star;
    std::string stage;
    std::string memberClass;
    std::uint32_t outlet = 0;
    int minProbability = 0;
    std::string minStake = "0";
    std::string format = "table";
};

json argumentsOf(const ListOptions& options)
{
    json arguments{{"format", options.format}};
    if (options.atRisk > 0 || options.calls > 0) {
        arguments[options.calls > 0 ? "calls" : "atRisk"] = options.calls > 0 ? options.calls : options.atRisk;
        arguments["star"] = options.star;
        arguments["stage"] = options.stage;
        arguments["class"] = options.memberClass;
        arguments["outlet"] = options.outlet;
        arguments["minProbability"] = options.minProbability;
        arguments["minStake"] = options.minStake;
    }
    return arguments;
}

void addList(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ListOptions>();
    CLI::App* list =
        line.question(group, "list", {"Offers that are open, or members worth a call", "有效的优惠，或值得联系的会员"},
                      "winback.list", [options] { return argumentsOf(*options); });
    CLI::Option* atRisk =
        line.option(list, "--at-risk", options->atRisk,
                    {"Instead: so many members who stay away, those with most at stake first, and why",
                     "改为列出久未光顾的会员（人数），损失大的在前，并说明原因"});
    line.option(list, "--calls", options->calls,
                {"The same of those who consented to calls and like to be called at this hour, with their numbers",
                 "同上，但仅列出同意接听电话且此时方便的会员，并列出电话"})
        ->excludes(atRisk);
    line.option(list, "--star", options->star, {"Only with this star: its id, or none", "仅限该星级（编号，或 none）"});
    line.option(list, "--stage", options->stage,
                {"Only in this stage: observation, formation, stable or decline",
                 "仅限该阶段：observation、formation、stable、decline"});
    line.option(list, "--class", options->memberClass,
                {"Only of this class: potential, ordinary, loyal or advocate",
                 "仅限该类别：potential、ordinary、loyal、advocate"});
    line.option(list, "--outlet", options->outlet,
                {"Only who bought in this outlet in the last year", "仅限近一年在该门店购买过的会员"});
    line.option(list, "--min-probability", options->minProbability,
                {"Only who stays away with this chance at least, in percent", "仅限不来概率不低于该百分数的会员"})
        ->check(CLI::Range(0, 100));
    line.option(list, "--min-stake", options->minStake,
                {"Only with so much at stake at least", "仅限可能损失不低于该金额的会员"});
    line.option(list, "--format", options->format, {"table, csv or json", "table、csv 或 json"})
        ->check(CLI::IsMember({"table", "csv", "json"}));
}

} // namespace

void addWinBackCommands(CommandLine& line)
{
    CLI::App* group = line.group("winback", {"Offers to members whose rhythm of buying broke", "挽回久未光顾的会员"});
    const auto options = std::make_shared<RunOptions>();
    CLI::App* run = line.question(
        group, "run",
        {"Make an offer to every consenting member for whom a rule holds, say why, and tell tills each member's "
         "rhythm; a running office does it every night by itself",
         "对符合规则且同意接收的会员发放优惠并说明原因，同时更新收银机上的购买规律；运行中的总部每晚自动执行"},
        "winback.run", [options] {
            json arguments{{"dryRun", options->dryRun}, {"format", options->format}};
            if (!options->today.empty()) {
                arguments["today"] = options->today;
            }
            return arguments;
        });
    line.option(run, "--today", options->today, {"Decide as of this day (default: today)", "以该日为准（默认今天）"});
    line.flag(run, "--dry-run", options->dryRun, {"Only say who would get one", "只列出，不发放"});
    line.option(run, "--format", options->format,
                {"table, csv or json: the latter two with every offer and the members' ids",
                 "table、csv 或 json；后两种列出全部优惠和会员编号"})
        ->check(CLI::IsMember({"table", "csv", "json"}));
    addList(line, group);

    addCampaigns(line, group);
    addWinBackContact(line, group);

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
    line.option(report, "--format", reportOptions->format,
                {"table, csv, json, or with charts: svg, html", "table、csv、json，或带图表的 svg、html"})
        ->check(CLI::IsMember({"table", "csv", "json", "svg", "html"}));
}

} // namespace huitou
