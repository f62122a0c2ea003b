// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/trail_log.h"

#include <catch2/catch_test_macros.hpp>

#include <sstream>

using namespace huitou;

SCENARIO("Rows of any order become trails, those of one day together", "[cadence][log]")
{
    std::istringstream in("customer,date,amount\n"
                          "b,2026-01-09,5.00\n"
                          "a,2026-01-04,1.00\n"
                          "b,2026-01-02,2.00\n"
                          "b,2026-01-09,0.50\n");
    const TrailLog log = readTrailLog(in, {}).value();
    CHECK(log.customers == std::vector<std::string>{"b", "a"});
    REQUIRE(log.trails.size() == 2);
    CHECK(log.trails[0].days.size() == 2);
    CHECK(formatDate(log.trails[0].day(0)) == "2026-01-02");
    CHECK(log.trails[0].amounts[1] == 550);
    CHECK(log.rows == 4);
    CHECK(formatDate(log.trails.lastDay()) == "2026-01-09");
}

SCENARIO("Without amounts a log is a rhythm of visits", "[cadence][log]")
{
    std::istringstream in("date,customer,note\n2026-01-04,a,x\n2026-01-09,a,y\n");
    const TrailLog log = readTrailLog(in, {}).value();
    CHECK(log.trails[0].days.size() == 2);
    CHECK(log.trails[0].amounts[1] == 0);
}

SCENARIO("A log without customers, days or readable rows is refused", "[cadence][log]")
{
    for (const char* text :
         {"", "customer,amount\n1,2\n", "date\n2026-01-01\n", "customer,date\n", "customer,date\n,\n"}) {
        std::istringstream in(text);
        const Result<TrailLog> log = readTrailLog(in, {});
        REQUIRE_FALSE(log);
        CHECK(log.error().code == ErrorCode::Malformed);
    }
}
