// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/display_width.h"
#include "core/report/table.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace huitou;

namespace
{

Money cents(std::int64_t amount)
{
    return Money::fromMinor(amount, cny);
}

Table goods()
{
    Table table;
    table.title = {"Goods", "商品"};
    table.heading = {{"Outlet: Market Street", "门店：市场街"}};
    table.columns = {{"name", {"Name", "名称"}, ColumnType::Text},
                     {"count", {"Sold", "销量"}, ColumnType::Count},
                     {"amount", {"Amount", "金额"}, ColumnType::Money},
                     {"points", {"Points", "积分"}, ColumnType::Points}};
    table.rows = {{Sentence{"Milk", "牛奶"}, std::int64_t{1200}, cents(1'234'567'50), Points::fromHundredths(150)},
                  {Sentence{"Rice, \"new\"", "新米"}, std::int64_t{-3}, cents(-5), Points::whole(1000)}};
    table.totals = totalsOf(table, {"Total", "合计"});
    table.remarks = {{"As of today.", "截至今天。"}};
    return table;
}

} // namespace

SCENARIO("A Chinese character is two columns wide", "[report][width]")
{
    CHECK(displayWidth("") == 0);
    CHECK(displayWidth("Milk") == 4);
    CHECK(displayWidth("牛奶") == 4);
    CHECK(displayWidth("，") == 2);
    CHECK(displayWidth("¥1") == 2);
    CHECK(displayWidth("e\u0301") == 1);
    CHECK(displayWidth("\xff") == 1); // what is no UTF-8 shows as one mark
}

SCENARIO("A table is aligned for people: texts left, numbers right, sums below a line", "[report][text]")
{
    CHECK(renderText(goods(), Language::English) == "Goods\n"
                                                    "Outlet: Market Street\n"
                                                    "\n"
                                                    "Name          Sold    Amount CNY   Points\n"
                                                    "-----------------------------------------\n"
                                                    "Milk         1,200  1,234,567.50      1.5\n"
                                                    "Rice, \"new\"     -3         -0.05    1,000\n"
                                                    "-----------------------------------------\n"
                                                    "Total        1,197  1,234,567.45  1,001.5\n"
                                                    "\n"
                                                    "As of today.\n");
    CHECK(renderText(goods(), Language::Chinese) == "商品\n"
                                                    "门店：市场街\n"
                                                    "\n"
                                                    "名称   销量      金额 CNY     积分\n"
                                                    "----------------------------------\n"
                                                    "牛奶  1,200  1,234,567.50      1.5\n"
                                                    "新米     -3         -0.05    1,000\n"
                                                    "----------------------------------\n"
                                                    "合计  1,197  1,234,567.45  1,001.5\n"
                                                    "\n"
                                                    "截至今天。\n");
}

SCENARIO("A table without rows is a heading", "[report][text]")
{
    Table table = goods();
    table.rows.clear();
    table.totals = totalsOf(table, {"Total", "合计"});
    CHECK(table.totals.empty());
    CHECK(renderText(table, Language::English).ends_with("Name  Sold  Amount  Points\n\nAs of today.\n"));
    CHECK(renderCsv(table, Language::English) == "name,count,amount,points\r\n");
}

SCENARIO("CSV quotes what needs it and keeps amounts plain", "[report][csv]")
{
    Table table = goods();
    table.rows.push_back({Sentence{"two\nlines", ""}, std::int64_t{0}, cents(0), Points{}});
    CHECK(renderCsv(table, Language::English) == "name,count,amount,points\r\n"
                                                 "Milk,1200,1234567.50,1.5\r\n"
                                                 "\"Rice, \"\"new\"\"\",-3,-0.05,1000\r\n"
                                                 "\"two\nlines\",0,0.00,0\r\n");
}

SCENARIO("A name that is a formula does nothing in a spreadsheet", "[report][csv]")
{
    const auto csvOf = [](const std::string& name) {
        Table table;
        table.columns = {{"name", {"Name", "名称"}}};
        table.rows.push_back({Sentence{name, name}});
        return renderCsv(table, Language::English);
    };
    for (const char* formula :
         {"=1+1", "+1-1", "-1+1", "@sum(a1)", "\t=1", "-", "--1", "-1.", "+1e9", "＝1+1", "＋1", "－1", "＠sum"}) {
        INFO(formula);
        CHECK(csvOf(formula) == std::string("name\r\n'") + formula + "\r\n");
    }
    CHECK(csvOf("=cmd(\"/c\",1)") == "name\r\n\"'=cmd(\"\"/c\"\",1)\"\r\n");
    CHECK(csvOf("\r=1") == "name\r\n\"'\r=1\"\r\n");
    for (const char* harmless : {"", "-3", "-0.05", "+8613800138000", "a=b", "'", "王小明"}) {
        INFO(harmless);
        CHECK(csvOf(harmless) == std::string("name\r\n") + harmless + "\r\n");
    }
}

SCENARIO("JSON keeps amounts and points as decimal strings", "[report][json]")
{
    const auto json = nlohmann::json::parse(renderJson(goods(), Language::Chinese));
    CHECK(json["title"] == "商品");
    CHECK(json["heading"][0] == "门店：市场街");
    CHECK(json["columns"][2]["key"] == "amount");
    CHECK(json["columns"][2]["type"] == "money");
    CHECK(json["columns"][2]["currency"] == "CNY");
    CHECK_FALSE(json["columns"][1].contains("currency"));
    CHECK(json["rows"][0]["name"] == "牛奶");
    CHECK(json["rows"][0]["count"] == 1200);
    CHECK(json["rows"][0]["amount"] == "1234567.50");
    CHECK(json["rows"][1]["points"] == "1000");
    CHECK(json["totals"]["amount"] == "1234567.45");
    CHECK(json["remarks"][0] == "截至今天。");

    THEN("a name that is no UTF-8 does not stop the report")
    {
        Table table = goods();
        table.rows[0][0] = Sentence{"\xff", "\xff"};
        CHECK_FALSE(renderJson(table, Language::English).empty());
    }
}
