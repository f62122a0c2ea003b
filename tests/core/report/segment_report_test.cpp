// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/segment_report.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("Each group of the report by class has its shares and its sum", "[report][segments]")
{
    const auto figures = [](const char* id, std::int64_t members, std::int64_t cents, std::optional<int> wanted) {
        return SegmentFigures{id, {id, id}, members, Money::fromMinor(cents, cny), wanted};
    };
    const std::vector<SegmentGroup> groups{
        {"3+3+4", {"3+3+4", "3+3+4"}, {figures("old", 1, 9'01, 30), figures("developing", 2, 1'00, 30)}},
        {"abc", {"By value", "按价值"}, {figures("A", 3, 10'01, std::nullopt)}}};
    const Table table = segmentReport(groups, *parseDate("2026-06-30"), 365);

    REQUIRE(table.rows.size() == 5);
    CHECK(std::get<Sentence>(table.rows[0][5]).en == "33.3 %");
    CHECK(std::get<Sentence>(table.rows[0][6]).en == "30 %");
    CHECK(std::get<Sentence>(table.rows[1][5]).en == "66.7 %");
    CHECK(std::get<Sentence>(table.rows[2][2]).en == "total");
    CHECK(std::get<std::int64_t>(table.rows[2][4]) == 3);
    CHECK(std::get<Money>(table.rows[2][7]) == Money::fromMinor(10'01, cny));
    CHECK(std::get<Sentence>(table.rows[3][6]).en.empty());
    CHECK(std::get<Sentence>(table.rows[4][5]).en == "100.0 %");

    THEN("a shop without members has shares of nothing")
    {
        const Table empty =
            segmentReport({{"abc", {"A", "A"}, {figures("A", 0, 0, std::nullopt)}}}, *parseDate("2026-06-30"), 365);
        CHECK(std::get<Sentence>(empty.rows[0][5]).en == "0.0 %");
    }
}
