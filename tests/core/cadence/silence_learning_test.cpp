// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/evaluation.h"
#include "core/cadence/season.h"
#include "tests/core/cadence/simulated_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace huitou;

namespace
{

constexpr Date dayOf(int day)
{
    return simulatedFirstDay + std::chrono::days{day};
}

/// The same up to `until`; after it everybody buys on days drawn at random, or never again.
PurchaseTrails withScrambledFuture(const PurchaseTrails& trails, Date until)
{
    std::mt19937_64 random(5);
    PurchaseTrails scrambled;
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const Trail trail = trails[member];
        std::vector<PurchaseDay> days;
        for (std::size_t index = 0; index < trail.days.size() && trail.day(index) <= until; ++index) {
            days.push_back({trail.day(index), Money::fromMinor(trail.amounts[index], cny)});
        }
        Date next = until;
        while (random() % 3 != 0) {
            next += std::chrono::days{1 + random() % 40};
            days.push_back({next, Money::fromMinor(static_cast<std::int64_t>(random() % 90'000), cny)});
        }
        scrambled.add(days);
    }
    return scrambled;
}

std::vector<ScoredMember> scoredOn(const PurchaseTrails& trails, Date today)
{
    const LearningOptions options;
    return scoreMembers(trails, Forecasters(trails, today, options), today, options);
}

} // namespace

SCENARIO("The future is scrambled, and no score changes", "[cadence][learning]")
{
    const PurchaseTrails trails = SimulatedShop{.days = 720}.purchases();
    const Date today = dayOf(540);
    const std::vector<ScoredMember> before = scoredOn(trails, today);
    const std::vector<ScoredMember> after = scoredOn(withScrambledFuture(trails, today), today);
    REQUIRE(before.size() == after.size());
    REQUIRE(before.size() > 300);
    bool areScoresEqual = true;
    std::size_t otherOutcomes = 0;
    for (std::size_t index = 0; index < before.size(); ++index) {
        for (std::size_t method = 0; method < forecastMethods.size(); ++method) {
            areScoresEqual = areScoresEqual &&
                             before[index].forecasts[method].rank == after[index].forecasts[method].rank &&
                             before[index].forecasts[method].probability == after[index].forecasts[method].probability;
        }
        otherOutcomes += before[index].forecasts[0].isSilent != after[index].forecasts[0].isSilent ? 1 : 0;
    }
    CHECK(areScoresEqual);
    CHECK(otherOutcomes > 100); // the future was another one indeed
}

SCENARIO("A new shop starts from what is usual elsewhere, and says so", "[cadence][learning]")
{
    const SimulatedShop shop{.members = 30};
    const SilenceModel model = learnSilence(shop.purchases(), dayOf(700), {});
    CHECK_FALSE(model.isRhythmLearned);
    CHECK_FALSE(model.layer.has_value());
    CHECK(model.rhythm.alpha == shippedCadence.alpha);
    CHECK(model.origin().en.find("not enough history") != std::string::npos);
    CHECK(learnSilence(PurchaseTrails{}, dayOf(0), {}).rhythm.alpha == shippedCadence.alpha);

    THEN("with history of its own it speaks from that")
    {
        const SilenceModel own = learnSilence(SimulatedShop{}.purchases(), dayOf(700), {});
        CHECK(own.isRhythmLearned);
        CHECK(own.layer.has_value());
        CHECK(own.origin().en == "Rhythms are judged by this shop's own purchases up to 2025-12-01.");
    }
}

SCENARIO("Who learns from few cases learns nearly the same", "[cadence][learning]")
{
    const PurchaseTrails trails = SimulatedShop{.members = 8'000}.purchases();
    LearningOptions few;
    few.mostRows = 4'000;
    CHECK(pastCases(trails, dayOf(700), few).size() < pastCases(trails, dayOf(700), {}).size() / 3);
    const SilenceModel all = learnSilence(trails, dayOf(700), {});
    const SilenceModel some = learnSilence(trails, dayOf(700), few);
    double difference = 0;
    for (std::size_t member = 0; member < 200; ++member) {
        const CadenceState state = trails.stateOn(member, dayOf(700), all.rhythm);
        const CadenceState other = trails.stateOn(member, dayOf(700), some.rhythm);
        difference =
            std::max(difference, std::abs(all.probability(state, dayOf(700)) - some.probability(other, dayOf(700))));
    }
    CHECK(difference < 0.1);
}

SCENARIO("Said probabilities come true, and better than by a fixed number of days", "[cadence][evaluation]")
{
    const PurchaseTrails trails = SimulatedShop{.members = 6'000}.purchases();
    EvaluationOptions options;
    options.origins = originsBefore(trails.lastDay(), 90, 3);
    const Result<Evaluation> evaluation = evaluate(trails, options);
    REQUIRE(evaluation);
    const auto& methods = evaluation.value().methods;
    const MethodEvaluation& model = methods[0];
    const MethodEvaluation& fixedDays = methods[2];
    REQUIRE(idOf(model.method) == "model");
    REQUIRE(idOf(fixedDays.method) == "fixed_days");
    CHECK(model.byOrigin.size() == 3);
    CHECK(model.mean.calibrationError < 0.05);
    CHECK(model.mean.auc > fixedDays.mean.auc + 0.02);
    CHECK(model.mean.brier < fixedDays.mean.brier);
    REQUIRE(model.daysSaved.has_value());
    CHECK(*model.daysSaved > *fixedDays.daysSaved);

    THEN("an origin without a whole horizon behind it is refused, naming the days")
    {
        options.origins = {trails.lastDay() - std::chrono::days{89}};
        const Result<Evaluation> refused = evaluate(trails, options);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::NotFound);
        CHECK(refused.error().message.en.find(formatDate(trails.lastDay())) != std::string::npos);
    }
    THEN("an origin before anybody could be scored is refused")
    {
        options.origins = {trails.firstDay()};
        REQUIRE_FALSE(evaluate(trails, options));
    }
}

SCENARIO("Where a season quietens everybody, more silence is expected than the rhythms alone say",
         "[cadence][learning][season]")
{
    // Each year ends in a rush and begins quietly.
    const auto pace = [](int day) {
        return day % Season::yearDays >= 273 ? 1.6 : day % Season::yearDays < 91 ? 0.6 : 1.0;
    };
    const PurchaseTrails trails =
        SimulatedShop{.a = 0.2, .members = 6'000, .joinDays = 1'000, .days = 1'000, .pace = pace}.purchases();
    const Date endOfRush = dayOf(2 * Season::yearDays - 1);
    const SilenceModel model = learnSilence(trails, endOfRush, {});
    CHECK(model.paceAfter(endOfRush) < 0.7);
    double said = 0;
    double saidWithoutSeason = 0;
    double seen = 0;
    for (const ScoredMember& member : scoredOn(trails, endOfRush)) {
        said += member.forecasts[0].probability;
        saidWithoutSeason += member.forecasts[1].probability;
        seen += member.forecasts[0].isSilent ? 1 : 0;
    }
    CHECK(said < seen);
    CHECK(seen - said < 0.65 * (seen - saidWithoutSeason));
}
