// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tier_report.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace huitou;

namespace
{

TierFigures figuresOf(const char* star, std::int64_t members, std::int64_t salesInCents, std::int64_t points)
{
    TierFigures figures;
    figures.star = {star, star};
    figures.members = members;
    figures.saleCount = members * 3;
    figures.sales = Money::fromMinor(salesInCents, cny);
    figures.discountCost = Money::fromMinor(salesInCents / 10, cny);
    figures.issued = Points::whole(points);
    figures.redeemed = Points::fromHundredths(points);
    figures.expired = Points::whole(1);
    figures.outstanding = figures.issued - figures.redeemed - figures.expired;
    return figures;
}

const std::vector<TierFigures> tiers{figuresOf("-", 400, 100'01, 100), figuresOf("★", 200, 268'28, 3100),
                                     figuresOf("★★", 12, 999'999'99, 6500)};

TierReportScope halfYear()
{
    TierReportScope scope;
    scope.from = parseDate("2026-01-01");
    scope.until = *parseDate("2026-06-30");
    scope.node = NodeProgress{612, 5000};
    return scope;
}

} // namespace

SCENARIO("The totals of a tier report are the sums of its stars, to the cent", "[report][tiers]")
{
    const Table table = tierReport(tiers, halfYear());

    REQUIRE(table.rows.size() == 3);
    REQUIRE(table.totals.size() == table.columns.size());
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        INFO(table.columns[column].key);
        Cell sum = table.rows[0][column];
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            if (auto* count = std::get_if<std::int64_t>(&sum)) {
                *count += std::get<std::int64_t>(table.rows[row][column]);
            } else if (auto* money = std::get_if<Money>(&sum)) {
                *money += std::get<Money>(table.rows[row][column]);
            } else {
                std::get<Points>(sum) += std::get<Points>(table.rows[row][column]);
            }
        }
        CHECK(sum == table.totals[column]);
    }
    CHECK(std::get<Money>(table.totals[3]) == Money::fromMinor(1'000'368'28, cny));

    THEN("the JSON says the same figures")
    {
        const auto json = nlohmann::json::parse(renderJson(table, Language::English));
        CHECK(json["totals"]["members"] == 612);
        CHECK(json["totals"]["sales"] == "1000368.28");
        CHECK(json["rows"][1]["sales"] == "268.28");
        CHECK(json["rows"][2]["points_redeemed"] == "65");
    }
}

SCENARIO("The heading says period, outlet and how far the node is", "[report][tiers]")
{
    TierReportScope scope = halfYear();
    CHECK(tierReport(tiers, scope).heading ==
          std::vector<Sentence>{{"Period: 2026-01-01 to 2026-06-30", "期间：2026-01-01 至 2026-06-30"},
                                {"Outlet: the whole chain", "门店：全部"},
                                {"On the way to the node: 612 of 5,000 members", "距节点：会员 612 / 5,000"}});

    THEN("without a first day it is from the beginning, for one outlet it names it")
    {
        scope.from.reset();
        scope.outlet = Sentence{"Market Street", "市场街"};
        const Table table = tierReport(tiers, scope);
        CHECK(table.heading[0].en == "Period: from the beginning to 2026-06-30");
        CHECK(table.heading[1].zh == "门店：市场街");
    }
    THEN("the node is reached with its last member, not before")
    {
        scope.node = NodeProgress{4999, 5000};
        CHECK(tierReport(tiers, scope).heading[2].en == "On the way to the node: 4,999 of 5,000 members");
        scope.node = NodeProgress{5000, 5000};
        CHECK(tierReport(tiers, scope).heading[2].en == "Node reached: 5,000 of 5,000 members");
    }
    THEN("a programme without a node has no such line")
    {
        scope.node.reset();
        CHECK(tierReport(tiers, scope).heading.size() == 2);
    }
}
