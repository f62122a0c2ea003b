// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/days_saved.h"
#include "tests/core/cadence/simulated_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

constexpr Date dayOf(int day)
{
    return simulatedFirstDay + std::chrono::days{day};
}

/// Buys every five days up to day 200, then after `gap` days once more; never when it is 0.
std::vector<PurchaseDay> regularUntil200(int gap)
{
    std::vector<PurchaseDay> days;
    for (int day = 0; day <= 195; day += 5) {
        days.push_back({dayOf(day)});
    }
    days.push_back({dayOf(201)});
    if (gap > 0) {
        days.push_back({dayOf(201 + gap)});
    }
    return days;
}

} // namespace

SCENARIO("Days saved: as early as one returning member in twenty allows", "[cadence][dayssaved]")
{
    // Nineteen come back after 40 days, one after 100; two are lost.
    PurchaseTrails trails;
    for (int member = 0; member < 19; ++member) {
        trails.add(regularUntil200(40));
    }
    trails.add(regularUntil200(100));
    trails.add(regularUntil200(0));
    trails.add(regularUntil200(181));
    const Forecasters forecasters(trails, dayOf(200), {});
    const auto saved = [&](double falseAlarms) {
        return daysSaved(trails, forecasters, ForecastMethod::FixedDays, dayOf(200), dayOf(500),
                         {.lostAfterDays = 180, .falseAlarms = falseAlarms});
    };
    // The one false alarm is the member of 100 days, so that the flag may fall on day 40, on which the others return.
    CHECK(saved(0.05) == 140);
    // Without false alarms it must wait for day 100.
    CHECK(saved(0.04) == 80);

    THEN("a gap of 180 days is a return, one of 181 a loss")
    {
        trails.add(regularUntil200(180));
        CHECK(saved(0.04) == 0);
    }
    THEN("gaps that cannot be seen through do not count")
    {
        CHECK(daysSaved(trails, forecasters, ForecastMethod::FixedDays, dayOf(200), dayOf(380), {}) == std::nullopt);
        CHECK(daysSaved(trails, forecasters, ForecastMethod::FixedDays, dayOf(200), dayOf(381), {}).has_value());
    }
}
