// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/past_sales_report.h"

#include "core/report/table.h"

#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_map>
#include <utility>

namespace huitou
{

namespace
{

using json = nlohmann::ordered_json;
using trial::Cost;
using trial::SalesReplay;

Sentence starName(const Programme& programme, std::size_t star)
{
    return star == 0 ? Sentence{"no star", "无星级"} : programme.stars[star - 1].name;
}

std::string starId(const Programme& programme, std::size_t star)
{
    return star == 0 ? std::string{} : programme.stars[star - 1].id;
}

Sentence period(const SalesReplay& replay)
{
    if (!replay.firstDay()) {
        return {"No purchases.", "没有购买记录。"};
    }
    const std::string from = formatDate(*replay.firstDay());
    const std::string until = formatDate(replay.lastDay());
    return {fmt::format("Purchases from {} to {}", from, until), fmt::format("{} 至 {} 的购买", from, until)};
}

std::vector<Cell> rowOf(const Sentence& star, const Cost& cost)
{
    return {star,
            static_cast<std::int64_t>(cost.members),
            static_cast<std::int64_t>(cost.purchases),
            cost.list,
            cost.starDiscounts,
            cost.promotions,
            cost.paid,
            cost.points,
            cost.worth,
            static_cast<std::int64_t>(cost.vouchers),
            cost.vouchersWorth};
}

Table costTable(const SalesReplay& replay, const Sentence& which)
{
    const Programme& programme = replay.programme();
    Table table;
    table.title = {fmt::format("{}: {}, version {}", which.en, programme.name.en, programme.version),
                   fmt::format("{}：{}，第 {} 版", which.zh, programme.name.zh, programme.version)};
    table.heading = {period(replay)};
    table.columns = {{"star", {"Star at the end", "期末星级"}, ColumnType::Text},
                     {"members", {"Members", "会员"}, ColumnType::Count},
                     {"purchases", {"Purchases", "笔数"}, ColumnType::Count},
                     {"list", {"List price", "原价"}, ColumnType::Money},
                     {"star_discounts", {"Star discounts", "星级折扣"}, ColumnType::Money},
                     {"promotions", {"Promotions", "促销"}, ColumnType::Money},
                     {"paid", {"Paid", "实付"}, ColumnType::Money},
                     {"points", {"Points issued", "发放积分"}, ColumnType::Points},
                     {"points_worth", {"Worth", "积分价值"}, ColumnType::Money},
                     {"vouchers", {"Vouchers", "购物券"}, ColumnType::Count},
                     {"vouchers_worth", {"Worth of vouchers", "购物券面值"}, ColumnType::Money}};
    const std::vector<Cost> costs = replay.costByStar();
    for (std::size_t star = 0; star < costs.size(); ++star) {
        table.rows.push_back(rowOf(starName(programme, star), costs[star]));
    }
    table.totals = totalsOf(table, {"All", "合计"});
    return table;
}

/// How many members would have which star, beside the star of the present programme.
Table starsBeside(const SalesReplay& tried, const SalesReplay& present)
{
    std::unordered_map<std::string, std::uint32_t> presentStars;
    present.eachCustomer(
        [&presentStars](const SalesReplay::Outcome& outcome) { presentStars.emplace(outcome.customer, outcome.star); });
    const std::size_t width = present.programme().stars.size() + 1;
    std::vector<std::vector<std::int64_t>> counts(tried.programme().stars.size() + 1, std::vector<std::int64_t>(width));
    tried.eachCustomer([&](const SalesReplay::Outcome& outcome) {
        if (const auto found = presentStars.find(outcome.customer); found != presentStars.end()) {
            ++counts.at(outcome.star).at(found->second);
        }
    });
    Table table;
    table.title = {"Members by star: tried (down) and present (across)", "会员星级：试算（行）与现行（列）"};
    table.columns = {{"star", {"Star", "星级"}, ColumnType::Text}};
    for (std::size_t star = 0; star < width; ++star) {
        table.columns.push_back(
            {"present_" + std::to_string(star), starName(present.programme(), star), ColumnType::Count});
    }
    for (std::size_t star = 0; star < counts.size(); ++star) {
        std::vector<Cell> row{starName(tried.programme(), star)};
        row.insert(row.end(), counts[star].begin(), counts[star].end());
        table.rows.push_back(std::move(row));
    }
    table.totals = totalsOf(table, {"All", "合计"});
    return table;
}

json costJson(const Cost& cost)
{
    return {{"members", cost.members},
            {"purchases", cost.purchases},
            {"list", cost.list.text()},
            {"star_discounts", cost.starDiscounts.text()},
            {"promotions", cost.promotions.text()},
            {"paid", cost.paid.text()},
            {"points", cost.points.text()},
            {"points_worth", cost.worth.text()},
            {"vouchers", cost.vouchers},
            {"vouchers_worth", cost.vouchersWorth.text()}};
}

json programmeJson(const SalesReplay& replay)
{
    const Programme& programme = replay.programme();
    const std::vector<Cost> costs = replay.costByStar();
    json stars = json::array();
    Cost all = costs.front();
    for (std::size_t star = 0; star < costs.size(); ++star) {
        json row{{"star", starId(programme, star)}};
        row.update(costJson(costs[star]));
        stars.push_back(std::move(row));
        if (star > 0) {
            all.add(costs[star]);
        }
    }
    return {{"id", programme.id},
            {"version", programme.version},
            {"currency", std::string(programme.currency.code())},
            {"stars", std::move(stars)},
            {"totals", costJson(all)}};
}

void writeJson(std::ostream& out, const std::vector<SalesReplay>& replays)
{
    const SalesReplay& tried = replays.front();
    const SalesReplay* present = replays.size() > 1 ? &replays.back() : nullptr;
    const auto day = [&tried](Date date) { return tried.firstDay() ? json(formatDate(date)) : json(nullptr); };
    json content{{"from", day(tried.firstDay().value_or(Date{}))},
                 {"until", day(tried.lastDay())},
                 {"tried", programmeJson(tried)},
                 {"present", present != nullptr ? programmeJson(*present) : json(nullptr)}};
    // The members follow one by one: there may be millions.
    std::string head = content.dump();
    head.pop_back();
    out << head << ",\"members\":[";
    std::unordered_map<std::string, std::uint32_t> presentStars;
    if (present != nullptr) {
        present->eachCustomer([&presentStars](const SalesReplay::Outcome& outcome) {
            presentStars.emplace(outcome.customer, outcome.star);
        });
    }
    const char* before = "\n";
    tried.eachCustomer([&](const SalesReplay::Outcome& outcome) {
        json member{{"customer", outcome.customer}, {"star", starId(tried.programme(), outcome.star)}};
        if (present != nullptr) {
            const auto found = presentStars.find(outcome.customer);
            member["present_star"] =
                found == presentStars.end() ? json(nullptr) : json(starId(present->programme(), found->second));
        }
        member.update(costJson(outcome.cost));
        member.erase("members");
        out << before << member.dump(-1, ' ', false, json::error_handler_t::replace);
        before = ",\n";
    });
    out << "\n]}\n";
}

} // namespace

void writePastSales(std::ostream& out, const std::vector<SalesReplay>& replays, bool asJson, Language language)
{
    if (asJson) {
        writeJson(out, replays);
        return;
    }
    out << renderText(costTable(replays.front(), {"Tried", "试算"}), language) << '\n';
    if (replays.size() > 1) {
        out << renderText(costTable(replays.back(), {"Present", "现行"}), language) << '\n'
            << renderText(starsBeside(replays.front(), replays.back()), language) << '\n';
    }
    out << Sentence{"Points and vouchers are counted as given; the log does not say what would have been used. The "
                    "amounts of the log are taken as list prices.",
                    "积分和购物券按发放计；记录中没有使用情况。记录中的金额按原价计算。"}
               .in(language)
        << '\n';
}

} // namespace huitou
