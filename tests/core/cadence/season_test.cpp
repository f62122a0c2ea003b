// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/season.h"
#include "tests/core/cadence/simulated_shop.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace huitou;
using Catch::Matchers::WithinAbs;

namespace
{

constexpr Date dayOf(int day)
{
    return simulatedFirstDay + std::chrono::days{day};
}

/// Twenty new customers on every day, five times as many in the last quarter of each year of 364 days.
PurchaseTrails busyAutumns(int days)
{
    PurchaseTrails trails;
    for (int day = 0; day < days; ++day) {
        const int customers = day % Season::yearDays >= 273 ? 100 : 20;
        for (int customer = 0; customer < customers; ++customer) {
            trails.add(std::vector{PurchaseDay{dayOf(day)}});
        }
    }
    return trails;
}

} // namespace

SCENARIO("After a busy autumn a quiet winter is expected, because last winter was quiet", "[cadence][season]")
{
    const PurchaseTrails trails = busyAutumns(Season::yearDays + 1);
    const Season season(trails, dayOf(Season::yearDays));
    REQUIRE(season.isKnown());
    // 20 a day where 40 are ordinary.
    CHECK_THAT(season.expected(dayOf(Season::yearDays), 91), WithinAbs(0.5, 0.01));
    CHECK_THAT(season.observed(dayOf(272), 91), WithinAbs(2, 1e-9)); // 2.5, which is more than is believed

    THEN("what lies beyond the year is ordinary")
    {
        CHECK(season.expected(dayOf(Season::yearDays + 300), 91) == 1);
    }
}

SCENARIO("Less than a year makes no season", "[cadence][season]")
{
    CHECK_FALSE(Season(busyAutumns(Season::yearDays), dayOf(Season::yearDays - 1)).isKnown());
    CHECK(Season(busyAutumns(Season::yearDays), dayOf(Season::yearDays - 1)).expected(dayOf(363), 30) == 1);
    CHECK(Season(busyAutumns(Season::yearDays + 1), dayOf(Season::yearDays)).isKnown());
}

SCENARIO("People who all joined long ago fade by themselves: that is no season", "[cadence][season]")
{
    const PurchaseTrails trails = SimulatedShop{.joinDays = 60}.purchases();
    CHECK_FALSE(Season(trails, dayOf(600)).isKnown());
}

SCENARIO("What is bought later does not change a season", "[cadence][season]")
{
    const Season early(busyAutumns(400), dayOf(380));
    const Season late(busyAutumns(700), dayOf(380));
    CHECK(early.expected(dayOf(380), 30) == late.expected(dayOf(380), 30));
    CHECK(early.observed(dayOf(300), 30) == late.observed(dayOf(300), 30));
}
