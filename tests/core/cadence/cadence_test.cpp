// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/cadence.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <vector>

using namespace huitou;
using Catch::Matchers::WithinAbs;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};

Date on(int day)
{
    return firstDay + std::chrono::days{day};
}

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

CadenceState buysOn(const std::vector<int>& days, const CadenceParameters& parameters = shippedCadence)
{
    CadenceState state;
    for (const int day : days) {
        addPurchaseDay(state, on(day), yuan(50), parameters);
    }
    return state;
}

CadenceState buysEvery(int gap, int purchases)
{
    std::vector<int> days;
    for (int purchase = 0; purchase < purchases; ++purchase) {
        days.push_back(purchase * gap);
    }
    return buysOn(days);
}

} // namespace

SCENARIO("Each purchase day moves the rhythm by one step", "[cadence][state]")
{
    CadenceState state;
    addPurchaseDay(state, on(0), yuan(10), shippedCadence);
    CHECK(state.purchaseDays == 1);
    CHECK(state.gapCount == 0);
    addPurchaseDay(state, on(7), yuan(20), shippedCadence);
    addPurchaseDay(state, on(17), yuan(30), shippedCadence);
    addPurchaseDay(state, on(37), yuan(40), shippedCadence);
    addPurchaseDay(state, on(38), yuan(50), shippedCadence);

    CHECK(state.purchaseDays == 5);
    CHECK(state.first == on(0));
    CHECK(state.last == on(38));
    CHECK(state.lastGaps == std::array<std::int32_t, 3>{1, 20, 10});
    CHECK(state.total == yuan(150));
    CHECK(state.lastAmount == yuan(50));
    const double rho = shippedCadence.rho;
    CHECK_THAT(state.gapCount, WithinAbs(1 + rho + rho * rho + rho * rho * rho, 1e-12));
    CHECK_THAT(state.gapDays, WithinAbs(1 + 20 * rho + 10 * rho * rho + 7 * rho * rho * rho, 1e-12));

    THEN("a second purchase on one day adds to its amount and is no new visit")
    {
        const CadenceState before = state;
        addPurchaseDay(state, on(38), yuan(5), shippedCadence);
        CHECK(state.purchaseDays == before.purchaseDays);
        CHECK(state.lastGaps == before.lastGaps);
        CHECK(state.lastAmount == yuan(55));
        CHECK(state.total == yuan(155));
    }
}

SCENARIO("The probability of silence is the formula, worked out by hand", "[cadence][probability]")
{
    // Two purchases ten days apart, twenty days of silence, horizon thirty days.
    constexpr CadenceParameters parameters{1, 10, 1, 2, 1};
    const CadenceState state = buysOn({0, 10}, parameters);
    // A = 2, B = 20, d = 1/3, S(20) = 1/4, S(50) = (20/70)^2
    const double later = 400.0 / 4900.0;
    const double expected = 1 - (0.25 - later) / (0.25 + 1.0 / 3.0);
    CHECK_THAT(probabilityOfSilence(state, on(30), 30, parameters), WithinAbs(expected, 1e-12));
    CHECK_THAT(lateness(state, on(30), parameters), WithinAbs(0.75, 1e-12));

    THEN("no horizon is silence for certain, and a longer one is less silent")
    {
        CHECK_THAT(probabilityOfSilence(state, on(30), 0, parameters), WithinAbs(1, 1e-12));
        CHECK(probabilityOfSilence(state, on(30), 90, parameters) <
              probabilityOfSilence(state, on(30), 30, parameters));
    }
    THEN("a clock that is behind counts as the last purchase day")
    {
        CHECK(probabilityOfSilence(state, on(3), 30, parameters) ==
              probabilityOfSilence(state, on(10), 30, parameters));
    }
}

SCENARIO("A weekly shopper is lost after three weeks, a quarterly one is not even late", "[cadence][away]")
{
    const CadenceState weekly = buysEvery(7, 20);
    const CadenceState quarterly = buysEvery(91, 8);
    const auto after = [](const CadenceState& state, int days) { return state.last + std::chrono::days{days}; };

    CHECK_FALSE(isAway(weekly, after(weekly, 20), shippedCadence));
    CHECK(isAway(weekly, after(weekly, 21), shippedCadence));
    CHECK_FALSE(isAway(quarterly, after(quarterly, 21), shippedCadence));
    CHECK_FALSE(isAway(quarterly, after(quarterly, 120), shippedCadence));
    CHECK(lateness(quarterly, after(quarterly, 21), shippedCadence) < 0.25);
    CHECK(lateness(weekly, after(weekly, 21), shippedCadence) > 0.8);

    THEN("in the end the quarterly shopper is away too")
    {
        CHECK_FALSE(isAway(quarterly, after(quarterly, 272), shippedCadence));
        CHECK(isAway(quarterly, after(quarterly, 273), shippedCadence));
    }
    THEN("silence goes on being more likely the longer it lasts")
    {
        double before = 0;
        for (int days = 0; days < 400; ++days) {
            const double now = probabilityOfSilence(weekly, after(weekly, days), 90, shippedCadence);
            CHECK(now >= before);
            before = now;
        }
        CHECK(before > 0.99);
    }
    THEN("three purchases within a week make no rhythm that could be broken by the next week")
    {
        CHECK_FALSE(isAway(buysOn({0, 1, 2, 4}), on(14), shippedCadence));
    }
    THEN("of two purchases nobody can tell")
    {
        CHECK_FALSE(isAway(buysOn({0, 7}), on(1000), shippedCadence));
    }
}

SCENARIO("A rhythm is told in a sentence", "[cadence][sentence]")
{
    const CadenceState state = buysOn({0, 9, 18, 27, 57, 66});
    CHECK(rhythmSentence(state, on(97)).en == "usually every 9 days; last purchase 31 days ago");
    CHECK(rhythmSentence(state, on(97)).zh == "平时每 9 天来一次，上次 31 天前");
    CHECK(rhythmSentence(state, on(66)).en == "usually every 9 days; last purchase today");
    CHECK(rhythmSentence(state, on(67)).zh == "平时每 9 天来一次，昨天来过");

    THEN("before the third purchase day there is no rhythm to tell")
    {
        CHECK_FALSE(usualRhythm(buysOn({0, 9})).has_value());
        CHECK(rhythmSentence(buysOn({0, 9}), on(40)).en == "last purchase 31 days ago");
        CHECK(usualRhythm(buysOn({0, 9, 19})) == Sentence{"usually every 9 days", "平时每 9 天来一次"});
    }
    THEN("daily is said as such")
    {
        CHECK(usualRhythm(buysOn({0, 1, 2, 3})) == Sentence{"usually every day", "平时每天都来"});
    }
}

SCENARIO("At a purchase it is known on which day a member will be as good as lost", "[cadence][crossing]")
{
    const CadenceState weekly = buysEvery(7, 20);
    const std::optional<Date> crossing = crossingDate(weekly, 0.6, 90, shippedCadence);
    REQUIRE(crossing.has_value());
    CHECK(probabilityOfSilence(weekly, *crossing, 90, shippedCadence) >= 0.6);
    CHECK(probabilityOfSilence(weekly, *crossing - std::chrono::days{1}, 90, shippedCadence) < 0.6);

    THEN("the next purchase puts it off")
    {
        CHECK(crossingDate(buysEvery(7, 21), 0.6, 90, shippedCadence) >= *crossing + std::chrono::days{7});
    }
    THEN("a slower rhythm waits longer")
    {
        CHECK(*crossingDate(buysEvery(30, 20), 0.6, 90, shippedCadence) - buysEvery(30, 20).last >
              *crossing - weekly.last);
    }
    THEN("a threshold that holds from the first day on is crossed on the day of the purchase")
    {
        CHECK(crossingDate(weekly, 0, 90, shippedCadence) == weekly.last);
    }
    THEN("certainty is never reached")
    {
        CHECK(crossingDate(buysOn({0}), 0.9999, 90, shippedCadence) == std::nullopt);
    }
}

SCENARIO("Being active and coming soon are two things", "[cadence][active]")
{
    const CadenceState quarterly = buysEvery(91, 8);
    const Date soonAfter = quarterly.last + std::chrono::days{20};
    CHECK(probabilityActive(quarterly, soonAfter, shippedCadence) > 0.85);
    CHECK(probabilityOfSilence(quarterly, soonAfter, 30, shippedCadence) > 0.7);
    CHECK(probabilityActive(quarterly, soonAfter + std::chrono::days{500}, shippedCadence) < 0.5);
}
