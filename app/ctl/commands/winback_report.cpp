// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/campaign_outcomes.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/base/markup.h"
#include "core/report/interval_chart.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

std::vector<Sentence> explanations()
{
    return {{"What the offers brought above the hold-out, over all who got one; in brackets where the truth lies in 95 "
             "of 100 cases. Each member counts once, when the offer's days are over.",
             "“带来”是与对照组相比、全部收到优惠的会员多出的部分；括号内为 95 % "
             "置信区间。每位会员只计一次，优惠期满后计入。"},
            {"The verdict is about members who came back: a one-sided test at 2.5 %. Who looks every day will see luck "
             "some day; choose the day of judgement beforehand.",
             "结论按“回来的会员”单侧检验（2.5 %）。天天看总会碰上运气好的一天，请事先定好评判日期。"}};
}

/// For a person: what matters, in few columns.
Table tableForPeople(const CampaignOutcomes& campaigns, Currency currency)
{
    Table table;
    table.columns = {{"campaign", {"Campaign", "活动"}},
                     {"offered", {"Offered", "收到优惠"}, ColumnType::Count},
                     {"held_out", {"Held out", "对照组"}, ColumnType::Count},
                     {"running", {"Running", "进行中"}, ColumnType::Count},
                     {"back_offered", {"Came back", "回来"}},
                     {"back_held_out", {"Without", "对照组回来"}},
                     {"more_back", {"More members", "多回来会员"}},
                     {"more_purchases", {"More visits", "多来次数"}},
                     {"more_paid", {"More money", "多消费"}},
                     {"cost", {"Given", "发出"}},
                     {"verdict", {"Verdict", "结论"}}};
    for (const auto& [name, campaign] : campaigns) {
        const CampaignYield yield = yieldOf(campaign.offered, campaign.heldOut);
        const std::int64_t members = campaign.offered.members;
        const bool says = yield.hasFigures();
        const auto amount = [&](const Interval& each) {
            return says ? amountText(broughtBy(each, members)) : plain("-");
        };
        table.rows.push_back({plain(name), members, campaign.heldOut.members, campaign.running,
                              plain(percentOf(campaign.offered)), plain(percentOf(campaign.heldOut)),
                              amount(yield.cameBack), amount(yield.purchases),
                              says ? moneyText(broughtBy(yield.paid, members), currency) : plain("-"),
                              costOf(campaign.issued, currency), verdictOf(yield.verdict)});
    }
    return table;
}

/// For programs: every figure in a column of its own; without enough members the figures are 0.
Table tableForPrograms(const CampaignOutcomes& campaigns, Currency currency)
{
    const auto column = [](const char* key, ColumnType type) { return Column{key, plain(key), type}; };
    Table table;
    table.columns = {column("campaign", ColumnType::Text)};
    for (const char* key :
         {"offered", "held_out", "running", "back_offered", "back_held_out", "more_back", "more_back_low",
          "more_back_high", "more_purchases", "more_purchases_low", "more_purchases_high"}) {
        table.columns.push_back(column(key, ColumnType::Count));
    }
    for (const char* key : {"more_paid", "more_paid_low", "more_paid_high"}) {
        table.columns.push_back(column(key, ColumnType::Money));
    }
    table.columns.push_back(column("verdict", ColumnType::Text));
    table.columns.push_back(column("given", ColumnType::Count));
    table.columns.push_back(column("given_worth", ColumnType::Money));
    for (const auto& [name, campaign] : campaigns) {
        const CampaignYield yield = yieldOf(campaign.offered, campaign.heldOut);
        const std::int64_t members = campaign.offered.members;
        std::vector<Cell> row{plain(name),
                              members,
                              campaign.heldOut.members,
                              campaign.running,
                              campaign.offered.cameBack,
                              campaign.heldOut.cameBack};
        for (const Interval& each : {yield.cameBack, yield.purchases}) {
            const Brought brought = broughtBy(each, members);
            row.insert(row.end(), {brought.estimate, brought.low, brought.high});
        }
        const Brought paid = broughtBy(yield.paid, members);
        for (const std::int64_t units : {paid.estimate, paid.low, paid.high}) {
            row.emplace_back(Money::fromMinor(units, currency));
        }
        row.emplace_back(plain(verdictKey(yield.verdict)));
        row.emplace_back(campaign.issued.offers);
        row.emplace_back(Money::fromMinor(campaign.issued.worthUnits, currency));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// One bar a campaign: what its offers brought, where there are enough members to tell.
std::vector<IntervalChart> chartsOf(const CampaignOutcomes& campaigns, Currency currency)
{
    IntervalChart members{{"Members who came back because of the offer", "因优惠多回来的会员"}, {}};
    IntervalChart money{{"Money spent because of the offer", "因优惠多消费的金额"}, {}};
    for (const auto& [name, campaign] : campaigns) {
        const CampaignYield yield = yieldOf(campaign.offered, campaign.heldOut);
        const bool says = yield.hasFigures();
        const auto barOf = [&](const Interval& each, const Sentence& figures) {
            const auto all = static_cast<double>(campaign.offered.members);
            return IntervalBar{.label = name,
                               .estimate = each.estimate * all,
                               .low = each.low * all,
                               .high = each.high * all,
                               .figures = says ? figures : verdictOf(yield.verdict),
                               .isSettled = each.low > 0 || each.high < 0,
                               .isKnown = says};
        };
        const std::int64_t count = campaign.offered.members;
        members.bars.push_back(barOf(yield.cameBack, amountText(broughtBy(yield.cameBack, count))));
        money.bars.push_back(barOf(yield.paid, moneyText(broughtBy(yield.paid, count), currency)));
    }
    return {members, money};
}

/// A page that needs nothing else: title, charts, how to read them.
std::string pageOf(const Table& table, const std::string& charts, Language language)
{
    std::string page = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>"
                                   "</head>\n<body style=\"margin:24px;color:#15202B;font:16px/1.5 sans-serif\">\n"
                                   "<h1 style=\"font-size:24px\">{}</h1>\n{}",
                                   language == Language::Chinese ? "zh-CN" : "en", markupText(table.title.in(language)),
                                   markupText(table.title.in(language)), charts);
    for (const Sentence& remark : table.remarks) {
        page += fmt::format("<p style=\"max-width:960px;color:#5A6672\">{}</p>\n", markupText(remark.in(language)));
    }
    return page + "</body></html>\n";
}

} // namespace

CommandResult reportWinBack(OfficeRoom& room, const json& arguments)
{
    const Result<Date> ownToday = todayOf(room);
    if (!ownToday) {
        return ownToday.error();
    }
    const Result<Date> today = dayIn(arguments, "today", ownToday.value());
    if (!today) {
        return today.error();
    }
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    const Currency currency = versions.value().back().currency;
    const CampaignOutcomes campaigns = campaignOutcomesUntil(room, currency, today.value());
    const bool forPeople = arguments.value("format", "table") == "table";
    Table table = forPeople ? tableForPeople(campaigns, currency) : tableForPrograms(campaigns, currency);
    table.title = {fmt::format("{} campaigns up to {}", campaigns.size(), formatDate(today.value())),
                   fmt::format("截至 {} 的 {} 个活动", formatDate(today.value()), campaigns.size())};
    table.remarks = explanations();
    const std::string format = arguments.value("format", "table");
    if (format == "svg" || format == "html") {
        const Language language = languageIn(arguments);
        const std::string charts = renderSvg(chartsOf(campaigns, currency), language);
        return json{{"text", format == "svg" ? charts : pageOf(table, charts, language)}};
    }
    return tableAnswer(table, arguments);
}

} // namespace huitou
