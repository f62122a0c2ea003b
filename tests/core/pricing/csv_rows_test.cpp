// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/csv_rows.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

std::vector<CsvRow> rowsOf(std::string_view text)
{
    CsvRows rows(text);
    std::vector<CsvRow> all;
    while (std::optional<CsvRow> row = rows.next()) {
        all.push_back(std::move(*row));
    }
    return all;
}

using Fields = std::vector<std::string>;

} // namespace

SCENARIO("A goods file may come from any spreadsheet", "[pricing][csv]")
{
    const auto rows = rowsOf("\xEF\xBB\xBF"
                             "a,b\r\n\r\n\"1,5\",\"say \"\"hi\"\"\"\n,\rlast,");
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].fields == Fields{"a", "b"});
    CHECK(rows[1].fields == Fields{"1,5", "say \"hi\""});
    CHECK(rows[1].line == 3);
    CHECK(rows[2].fields == Fields{"", ""});
    CHECK(rows[2].line == 4);
    CHECK(rows[3].fields == Fields{"last", ""});
    CHECK(rows[3].line == 5);
    CHECK(rowsOf("").empty());
}

SCENARIO("A broken line is named and does not disturb the next", "[pricing][csv]")
{
    for (const char* broken :
         {"\"open,x", "a\"b", "\"a\"b,c", "\xFF", "a\x01", "\xC0\xAF", "\xED\xA0\x80", "\xE4\xB8"}) {
        INFO(broken);
        const auto rows = rowsOf(std::string(broken) + "\ngood,row\n");
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].problem.has_value());
        CHECK(rows[0].line == 1);
        CHECK_FALSE(rows[1].problem.has_value());
        CHECK(rows[1].fields == Fields{"good", "row"});
    }
}
