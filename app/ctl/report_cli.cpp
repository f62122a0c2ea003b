// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include <memory>
#include <optional>

namespace huitou
{

namespace
{

using nlohmann::json;

struct TierOptions {
    std::string from;
    std::string until;
    std::uint32_t outlet = 0;
    int of = -1;
    std::uint32_t count = 50;
    std::string format = "table";
};

void addFormat(CommandLine& line, CLI::App* command, std::string& format)
{
    line.option(command, "--format", format, {"table, csv or json", "table、csv 或 json"})
        ->check(CLI::IsMember({"table", "csv", "json"}));
}

void addTiers(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<TierOptions>();
    CLI::App* tiers = line.question(group, "tiers",
                                    {"Members by star: sales, discount cost, points issued, redeemed and outstanding",
                                     "按星级统计会员、销售、折扣成本及发放、使用、未用积分"},
                                    "report.tiers", [options] {
                                        json arguments{{"format", options->format}};
                                        if (!options->from.empty()) {
                                            arguments["from"] = options->from;
                                        }
                                        if (!options->until.empty()) {
                                            arguments["to"] = options->until;
                                        }
                                        if (options->outlet != 0) {
                                            arguments["outlet"] = options->outlet;
                                        }
                                        if (options->of >= 0) {
                                            arguments["of"] = options->of;
                                            arguments["count"] = options->count;
                                        }
                                        return arguments;
                                    });
    line.option(tiers, "--from", options->from, {"First business day, 2026-01-31", "起始营业日，如 2026-01-31"});
    line.option(tiers, "--to", options->until, {"Last business day (default: today)", "截止营业日（默认今天）"});
    line.option(tiers, "--outlet", options->outlet, {"One outlet by its number", "只统计该门店（编号）"});
    line.option(tiers, "--of", options->of,
                {"Instead: the members of this star (0: none, 1: the lowest), who spent most first",
                 "改为列出该星级（0 为无星，1 为最低）的会员，消费多者在前"})
        ->check(CLI::NonNegativeNumber);
    line.option(tiers, "--count", options->count, {"At most so many (default: 50)", "最多列出的人数（默认 50）"});
    addFormat(line, tiers, options->format);
}

struct SegmentOptions {
    std::string today;
    std::string of;
    std::uint32_t count = 50;
    std::string format = "table";
};

void addSegments(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<SegmentOptions>();
    CLI::App* segments = line.question(
        group, "segments",
        {"Members by life cycle, class, 3+3+4, price class, ABC, change and reason for leaving; or one class's members",
         "按生命周期、类别、3+3+4、价位、ABC、变化和离开原因统计会员，或列出某一类会员"},
        "report.segments", [options] {
            json arguments{{"format", options->format}, {"count", options->count}};
            if (!options->today.empty()) {
                arguments["today"] = options->today;
            }
            if (!options->of.empty()) {
                arguments["of"] = options->of;
            }
            return arguments;
        });
    line.option(segments, "--today", options->today, {"As of this day (default: today)", "以该日为准（默认今天）"});
    line.option(segments, "--of", options->of,
                {"Instead: the members of this class (such as loyal, decline or A), with their scores and why",
                 "改为列出该类别（loyal、decline、A 等）的会员、评分和说明"});
    line.option(segments, "--count", options->count, {"At most so many (default: 50)", "最多列出的人数（默认 50）"});
    addFormat(line, segments, options->format);
}

void addExplain(CommandLine& line)
{
    struct Asked {
        std::string member;
        std::string at;
        std::string format = "table";
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* explain = line.question(
        &line.root(), "explain",
        {"Every step from nothing to a member's points and star, a sentence each", "逐条说明会员积分和星级的由来"},
        "explain", [asked] {
            json arguments{{"member", asked->member}, {"format", asked->format}};
            if (!asked->at.empty()) {
                arguments["at"] = asked->at;
            }
            return arguments;
        });
    line.option(explain, "--at", asked->at,
                {"As it stood at the end of this day (default: now)", "截至该日结束时（默认现在）"});
    addFormat(line, explain, asked->format);
    line.person(explain, "MEMBER", asked->member)->required();
}

} // namespace

void addReportCommands(CommandLine& line)
{
    CLI::App* group = line.group("report", {"Reports of the office", "报表"});
    addTiers(line, group);
    addSegments(line, group);
    addExplain(line);
}

} // namespace huitou
