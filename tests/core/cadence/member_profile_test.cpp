// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/member_profile.h"

#include "core/cadence/chain_cuts.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

PurchaseHistory weekly(int times)
{
    PurchaseHistory history;
    for (int time = 0; time < times; ++time) {
        history.days.push_back({firstDay + std::chrono::days{7 * time}, yuan(50)});
    }
    return history;
}

/// Of a member who came weekly, so many days after the last time.
MemberProfile profile(int times, int later, std::uint32_t introduced = 0)
{
    const PurchaseHistory history = weekly(times);
    return profileOf(history, history.days.back().day + std::chrono::days{later}, introduced, shippedCadence, {});
}

LifeStage stage(int times, int later)
{
    return stageOf(profile(times, later), {});
}

} // namespace

SCENARIO("A member goes from observation over formation to stable, and into decline when the rhythm breaks",
         "[cadence][segments]")
{
    CHECK(stage(1, 0) == LifeStage::Observation);
    CHECK(stage(2, 7) == LifeStage::Observation);
    CHECK(stage(3, 7) == LifeStage::Formation);
    CHECK(stage(7, 7) == LifeStage::Formation);
    CHECK(stage(8, 7) == LifeStage::Stable);
    CHECK(stage(8, 60) == LifeStage::Decline);
    CHECK(stage(1, 179) == LifeStage::Observation);
    CHECK(stage(1, 180) == LifeStage::Decline);
    CHECK(explainStage(profile(8, 7), {}).en ==
          "stable: 8 purchase days; usually every 7 days; last purchase 7 days ago");
    CHECK(explainStage(profile(8, 7), {}).zh == "稳定期：共来过 8 天，平时每 7 天来一次，上次 7 天前");
}

SCENARIO("Members are potential, ordinary, loyal, or advocates who bring others", "[cadence][segments]")
{
    const SegmentRules rules;
    CHECK(classOf(profile(1, 0), rules) == MemberClass::Potential);
    CHECK(classOf(profile(2, 0), rules) == MemberClass::Ordinary);
    CHECK(classOf(profile(5, 0, 3), rules) == MemberClass::Ordinary);
    CHECK(classOf(profile(6, 0), rules) == MemberClass::Loyal);
    CHECK(classOf(profile(6, 0, 1), rules) == MemberClass::Advocate);
    CHECK(explainClass(profile(6, 0, 1), rules).en ==
          "advocate: 6 purchase days in the last 365, and brought 1 member");

    THEN("who stays away is not loyal any more, and who came long ago only potential")
    {
        CHECK(classOf(profile(6, 60, 1), rules) == MemberClass::Ordinary);
        CHECK(explainClass(profile(6, 60), rules).en == "ordinary: 6 purchase days in the last 365, but stays away");
        CHECK(classOf(profile(6, 365), rules) == MemberClass::Potential);
    }
}

SCENARIO("Who often buys articles above 400 is high-price, who often buys below 200 low-price", "[cadence][segments]")
{
    SegmentRules rules;
    rules.highPrice = yuan(400);
    rules.lowPrice = yuan(200);
    const auto priceClass = [&rules](const std::vector<int>& prices) {
        PurchaseHistory history = weekly(1);
        for (const int price : prices) {
            history.prices.push_back(yuan(price));
        }
        return priceClassOf(profileOf(history, firstDay, 0, shippedCadence, rules), rules);
    };
    CHECK(priceClass({400, 100}) == PriceClass::High);
    CHECK(priceClass({399, 100, 250}) == PriceClass::Middle);
    CHECK(priceClass({199, 250}) == PriceClass::Low);
    CHECK(priceClass({200, 250}) == PriceClass::Middle);
    CHECK(priceClass({}) == PriceClass::Middle);

    THEN("without those prices everybody is in the middle")
    {
        rules = {};
        CHECK(priceClass({4'000, 1}) == PriceClass::Middle);
    }
    THEN("it is said of how many articles")
    {
        PurchaseHistory history = weekly(1);
        history.prices = {yuan(450), yuan(420), yuan(10)};
        CHECK(explainPrices(profileOf(history, firstDay, 0, shippedCadence, rules), rules).en ==
              "high price: 2 of 3 articles from ¥400.00 on");
    }
}

SCENARIO("A is who brings the first 80 percent of the money, B the next, C the rest", "[cadence][segments][abc]")
{
    const SegmentRules rules;
    const ValueCuts cuts = valueCutsOf({1'000, 5'000, 0, 3'000, 500, 500}, cny, rules);
    CHECK(cuts.aFrom == Money::fromMinor(3'000, cny)); // 50 and 80 %
    CHECK(cuts.bFrom == Money::fromMinor(500, cny));   // 90, 95 %, and who spends as much
    CHECK(valueClassOf(Money::fromMinor(3'000, cny), cuts) == ValueClass::A);
    CHECK(valueClassOf(Money::fromMinor(2'999, cny), cuts) == ValueClass::B);
    CHECK(valueClassOf(Money::fromMinor(499, cny), cuts) == ValueClass::C);
    CHECK(valueClassOf(Money::zero(cny), cuts) == ValueClass::C);
    CHECK(explainValue(Money::fromMinor(2'999, cny), cuts, rules).en ==
          "B: spent ¥29.99 in the last 365 days; B begins at ¥5.00");

    THEN("where nobody spent anything, all are C")
    {
        CHECK(valueClassOf(Money::zero(cny), valueCutsOf({0, 0}, cny, rules)) == ValueClass::C);
        CHECK(valueClassOf(Money::zero(cny), valueCutsOf({}, cny, rules)) == ValueClass::C);
    }
}

SCENARIO("R, F, M, C and L go by fifths of the chain's members", "[cadence][segments][rfmcl]")
{
    ScoreCuts cuts;
    for (int times = 1; times <= 10; ++times) {
        cuts.add(profile(times, 20 - times));
    }
    cuts.finish();
    // Ten times, ten days ago: the most recent, the most often, the most money, the longest; categories are all alike.
    const MemberProfile best = profile(10, 10);
    CHECK(cuts.scoresOf(best).rfmcl == std::array{5, 5, 5, 1, 5});
    const MemberProfile worst = profile(1, 19);
    CHECK(cuts.scoresOf(worst).rfmcl[0] == 1);
    CHECK(cuts.scoresOf(worst).rfmcl[1] == 1);
    CHECK(cuts.scoresOf(profile(5, 15)).rfmcl[1] == 3);
    CHECK(explainScores(best, cuts.scoresOf(best), {}).en.starts_with("R5 F5 M5 C1 L5: last purchase 10 days ago"));
}

SCENARIO("The base should be three parts old, three to be developed, four potential", "[cadence][segments]")
{
    const SegmentRules rules;
    CHECK(baseShareOf(MemberClass::Advocate) == BaseShare::Old);
    CHECK(baseShareOf(MemberClass::Loyal) == BaseShare::Old);
    CHECK(baseShareOf(MemberClass::Ordinary) == BaseShare::Developing);
    CHECK(baseShareOf(MemberClass::Potential) == BaseShare::Potential);
    CHECK(wantedPercent(BaseShare::Old, rules) == 30);
    CHECK(wantedPercent(BaseShare::Developing, rules) == 30);
    CHECK(wantedPercent(BaseShare::Potential, rules) == 40);
}
