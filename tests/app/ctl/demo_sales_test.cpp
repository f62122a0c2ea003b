// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_sales.h"

#include "app/ctl/files.h"
#include "core/pricing/price_book.h"
#include "core/programme/reader.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace huitou;
using namespace std::chrono_literals;

namespace
{

constexpr Date today{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15}};

std::string packaged(const std::string& file)
{
    return readFile(std::string(HUITOU_PACKAGING) + "/" + file, 1 << 20).value();
}

struct Shop {
    std::vector<Article> articles = readGoodsCsv(packaged("demo/goods.csv"), cny).value().book.articles;
    ProgrammeVersions versions{programmeFrom(packaged("programmes/zhongmai.toml")).value()};
    OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", 0min).value();
    DemoHistory history = makeDemoHistory({.seed = 1, .members = 120, .today = today}, articles, calendar);
    std::vector<SaleFact> sales =
        sellDemoHistory(history, versions,
                        {.seed = 1, .outlet = OutletId{1}, .staff = {StaffId{1}, StaffId{2}}, .calendar = calendar})
            .value();
};

} // namespace

SCENARIO("Every sale of the demonstration history adds up", "[ctl][demo]")
{
    const Shop shop;
    REQUIRE(shop.sales.size() == shop.history.visits.size());
    for (const SaleFact& sale : shop.sales) {
        Money net = Money::zero(cny);
        for (const SaleLineFact& line : sale.lines) {
            net += line.net;
        }
        REQUIRE(net == sale.paid);
        REQUIRE(sale.list - sale.discount == sale.paid);
        REQUIRE(sale.tenders.front().amount == sale.paid);
    }
}

SCENARIO("The members of the demonstration shop reach every star by what they buy", "[ctl][demo]")
{
    const Shop shop;
    std::map<std::uint32_t, int> salesWithStar;
    for (const SaleFact& sale : shop.sales) {
        ++salesWithStar[sale.star];
        if (sale.star == 0) {
            CHECK(sale.discount.isZero());
        }
    }
    CHECK(salesWithStar[0] > 100);
    CHECK(salesWithStar[1] > 100);
    CHECK(salesWithStar[2] > 20);
    CHECK(salesWithStar[3] > 10);
}
