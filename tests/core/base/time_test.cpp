// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace std::chrono_literals;

namespace
{

Instant at(const char* date, std::chrono::milliseconds sinceMidnightUtc)
{
    return *parseDate(date) + sinceMidnightUtc;
}

} // namespace

SCENARIO("A sale after midnight and before the cut-off belongs to the day before", "[base][time]")
{
    const OutletCalendar shop = OutletCalendar::create("Asia/Shanghai", 4h).value();

    CHECK(formatDate(shop.businessDate(at("2026-01-03", 19h + 59min))) == "2026-01-03"); // 03:59 on the 4th
    CHECK(formatDate(shop.businessDate(at("2026-01-03", 20h))) == "2026-01-04");
    CHECK(shop.wallClock(at("2026-01-03", 19h + 59min)) == "2026-01-04 03:59");
    CHECK(shop.startOfDay(*parseDate("2026-01-04")) == at("2026-01-03", 16h));
}

SCENARIO("What the wall clock shows is a moment, in the weeks when clocks change too", "[base][time]")
{
    const OutletCalendar shop = OutletCalendar::create("Asia/Shanghai", 0min).value();
    CHECK(shop.at(*parseDate("2026-01-03"), 9h + 30min) == at("2026-01-03", 1h + 30min));

    const OutletCalendar berlin = OutletCalendar::create("Europe/Berlin", 0min).value();
    CHECK(berlin.at(*parseDate("2026-03-29"), 2h + 30min) == at("2026-03-29", 1h));    // skipped
    CHECK(berlin.at(*parseDate("2026-10-25"), 2h + 30min) == at("2026-10-25", 30min)); // shown twice
    CHECK(berlin.at(*parseDate("2026-10-25"), 3h + 30min) == at("2026-10-25", 2h + 30min));
}

SCENARIO("An unknown time zone is refused with a name that would do", "[base][time]")
{
    const auto refused = OutletCalendar::create("Asia/Atlantis", 0min);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::NotFound);
    CHECK(OutletCalendar::create("UTC", 13h).error().code == ErrorCode::Malformed);
}

SCENARIO("Only real days are days", "[base][time]")
{
    CHECK(formatDate(*parseDate("2024-02-29")) == "2024-02-29");
    for (const char* text : {"2023-02-29", "2024-13-01", "2024-1-01", "24-01-01", "2024-00-10", "", "2024-01-0x"}) {
        INFO(text);
        CHECK_FALSE(parseDate(text).has_value());
    }
    CHECK(formatInstant(at("2026-01-03", 9h + 5ms)) == "2026-01-03T09:00:00.005Z");
}
