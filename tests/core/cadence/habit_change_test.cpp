// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/habit_change.h"

#include "core/cadence/purchase_history.h"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace huitou;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

std::vector<PurchaseDay> visits(const std::vector<std::pair<int, int>>& dayAndYuan)
{
    std::vector<PurchaseDay> days;
    for (const auto& [day, amount] : dayAndYuan) {
        days.push_back({firstDay + std::chrono::days{day}, Money::fromMinor(amount * 100, cny)});
    }
    return days;
}

/// Noticed on the day of the last purchase, or `later` days after it.
std::vector<NoticedChange> noticed(const std::vector<PurchaseDay>& days, int later = 0, const SegmentRules& rules = {})
{
    return habitChangesIn(days, cadenceOf(days, shippedCadence), days.back().day + std::chrono::days{later},
                          shippedCadence, rules);
}

std::vector<HabitChange> kindsOf(const std::vector<NoticedChange>& changes)
{
    std::vector<HabitChange> kinds;
    for (const NoticedChange& change : changes) {
        kinds.push_back(change.change);
    }
    return kinds;
}

using Kinds = std::vector<HabitChange>;

} // namespace

SCENARIO("A regular who suddenly buys half of the usual, twice, is noticed", "[cadence][segments][change]")
{
    const std::vector<PurchaseDay> usual = visits({{0, 100}, {7, 110}, {14, 90}, {21, 105}, {28, 40}, {35, 50}});
    const std::vector<NoticedChange> changes = noticed(usual);
    REQUIRE(kindsOf(changes) == Kinds{HabitChange::QuantityDrop});
    CHECK(changes[0].why.en == "bought at least 51 % less than usual, two times running");
    CHECK(changes[0].why.zh == "连续两次购买额比平时低至少 51%");

    THEN("one small purchase is no change")
    {
        CHECK(noticed(visits({{0, 100}, {7, 110}, {14, 90}, {21, 105}, {28, 100}, {35, 10}})).empty());
        CHECK(noticed(visits({{0, 100}, {7, 110}, {14, 90}, {21, 105}, {28, 10}, {35, 100}})).empty());
    }
    THEN("a little less than half off is none, exactly half is one")
    {
        CHECK(noticed(visits({{0, 100}, {7, 100}, {14, 100}, {21, 51}, {28, 51}})).empty());
        CHECK(noticed(visits({{0, 100}, {7, 100}, {14, 100}, {21, 50}, {28, 50}})).size() == 1);
    }
    THEN("the shop says how much is marked")
    {
        SegmentRules rules;
        rules.dropPercent = 60;
        CHECK(noticed(usual, 0, rules).empty());
    }
    THEN("who has come only four times has no usual amount yet")
    {
        CHECK(noticed(visits({{0, 100}, {7, 100}, {14, 10}, {21, 10}})).empty());
    }
}

SCENARIO("A regular who buys less and less is noticed before anything looks sudden", "[cadence][segments][change]")
{
    const std::vector<NoticedChange> changes =
        noticed(visits({{0, 100}, {7, 96}, {14, 88}, {21, 78}, {28, 64}, {35, 50}}));
    REQUIRE(kindsOf(changes) == Kinds{HabitChange::QuantityTrend});
    CHECK(changes[0].why.en == "buys less and less: 33 % less than some purchases ago");

    THEN("up and down is no trend, and neither is a small fall")
    {
        CHECK(noticed(visits({{0, 100}, {7, 60}, {14, 90}, {21, 70}, {28, 95}, {35, 60}})).empty());
        CHECK(noticed(visits({{0, 100}, {7, 98}, {14, 96}, {21, 94}, {28, 92}, {35, 90}})).empty());
    }
}

SCENARIO("A regular who comes more and more rarely is noticed, and one who suddenly stays away",
         "[cadence][segments][change]")
{
    const std::vector<NoticedChange> slower =
        noticed(visits({{0, 50}, {7, 50}, {15, 50}, {24, 50}, {35, 50}, {49, 50}, {66, 50}}));
    REQUIRE(kindsOf(slower) == Kinds{HabitChange::RhythmTrend});
    CHECK(slower[0].why.en == "comes more and more rarely: every 14 days, before every 8");

    const std::vector<PurchaseDay> weekly =
        visits({{0, 50}, {7, 50}, {14, 50}, {21, 50}, {28, 50}, {35, 50}, {42, 50}, {49, 50}});
    CHECK(noticed(weekly, 7).empty());
    CHECK(kindsOf(noticed(weekly, 60)) == Kinds{HabitChange::RhythmDrop});
}

SCENARIO("Few of a thousand members without any change are called changed", "[cadence][segments][change]")
{
    std::mt19937_64 random(20261130);
    std::lognormal_distribution<double> amount(4.6, 0.5);
    std::uniform_int_distribution<int> gap(4, 10);
    int trends = 0;
    int drops = 0;
    for (int member = 0; member < 1'000; ++member) {
        std::vector<std::pair<int, int>> days;
        int day = 0;
        for (int visit = 0; visit < 12; ++visit) {
            days.emplace_back(day, 1 + static_cast<int>(amount(random)));
            day += gap(random);
        }
        for (const HabitChange kind : kindsOf(noticed(visits(days)))) {
            (kind == HabitChange::QuantityDrop ? drops : trends) += 1;
        }
    }
    CHECK(trends <= 60); // two looks, each wrong in at most 5 of 100
    CHECK(drops <= 60);
    CHECK(trends + drops > 0);
}
