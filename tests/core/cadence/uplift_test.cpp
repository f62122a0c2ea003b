// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/hold_out.h"
#include "core/cadence/uplift.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <random>

using namespace huitou;
using Catch::Approx;

namespace
{

CampaignGroup shareOf(std::int64_t cameBack, std::int64_t members)
{
    CampaignGroup group;
    group.members = members;
    group.cameBack = cameBack;
    return group;
}

FigureSums sumsOf(std::initializer_list<double> figures)
{
    FigureSums sums;
    for (const double figure : figures) {
        sums.add(figure);
    }
    return sums;
}

MemberId memberOf(std::uint64_t campaign, std::uint32_t number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    for (std::size_t index = 0; index < 8; ++index) {
        bytes.at(index) = static_cast<std::uint8_t>(campaign >> (8 * index));
    }
    for (std::size_t index = 0; index < 4; ++index) {
        bytes.at(8 + index) = static_cast<std::uint8_t>(number >> (8 * index));
    }
    return MemberId{bytes};
}

/// How often the interval held the truth, and how often a campaign was called a success.
struct Tally {
    int cameBackCovered = 0;
    int paidCovered = 0;
    int successes = 0;
};

constexpr int campaigns = 2'000;
constexpr std::uint32_t membersOfCampaign = 800;
constexpr int heldOutPercent = 25;
constexpr double usualShare = 0.25;
constexpr double meanTicket = 8'000;

/// A campaign whose offers make `uplift` more of the members come back, each of whom spends about as much.
CampaignYield simulated(std::uint64_t campaign, double uplift, std::mt19937_64& random)
{
    const DrawKey key = drawKeyFrom({7});
    std::uniform_real_distribution<double> any(0, 1);
    CampaignGroup offered;
    CampaignGroup heldOut;
    for (std::uint32_t number = 0; number < membersOfCampaign; ++number) {
        const bool isOut = isHeldOut(key, "own-rhythm", memberOf(campaign, number), heldOutPercent);
        const bool comesBack = any(random) < usualShare + (isOut ? 0 : uplift);
        const double ticket = meanTicket * (0.5 + any(random));
        (isOut ? heldOut : offered).add(comesBack ? 1 : 0, comesBack ? std::llround(ticket) : 0);
    }
    return yieldOf(offered, heldOut);
}

Tally tallyOf(double uplift, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Tally tally;
    const auto covers = [](const Interval& interval, double truth) {
        return interval.low <= truth && truth <= interval.high ? 1 : 0;
    };
    for (int campaign = 0; campaign < campaigns; ++campaign) {
        const CampaignYield yield = simulated(seed << 32U | static_cast<std::uint64_t>(campaign), uplift, random);
        tally.cameBackCovered += covers(yield.cameBack, uplift);
        tally.paidCovered += covers(yield.paid, uplift * meanTicket);
        tally.successes += yield.verdict == CampaignVerdict::Brought ? 1 : 0;
    }
    return tally;
}

} // namespace

SCENARIO("The interval of a difference of shares is that of Newcombe's published examples", "[cadence][uplift]")
{
    // Table II of the paper, method 10.
    const Interval usual = differenceOfShares(shareOf(56, 70), shareOf(48, 80));
    CHECK(usual.estimate == Approx(0.2));
    CHECK(usual.low == Approx(0.0524).margin(0.00005));
    CHECK(usual.high == Approx(0.3339).margin(0.00005));
    const Interval small = differenceOfShares(shareOf(9, 10), shareOf(3, 10));
    CHECK(small.low == Approx(0.1705).margin(0.00005));
    CHECK(small.high == Approx(0.8090).margin(0.00005));
    const Interval edge = differenceOfShares(shareOf(10, 10), shareOf(0, 10));
    CHECK(edge.low == Approx(0.6075).margin(0.00005));
    CHECK(edge.high == Approx(1));
}

SCENARIO("The interval of a difference of means takes each group's own size and variance", "[cadence][uplift]")
{
    // By hand: means 3 and 5, squared errors 0.5 and 5/3, 4.7494 degrees of freedom, whose t is 2.6119.
    const Interval interval = differenceOfMeans(sumsOf({1, 2, 3, 4, 5}), 5, sumsOf({2, 4, 6, 8}), 4);
    CHECK(interval.estimate == Approx(-2));
    CHECK(interval.low == Approx(-5.844636).margin(1e-6));
    CHECK(interval.high == Approx(1.844636).margin(1e-6));
    // Where nobody differs from the others there is nothing to be unsure of.
    const Interval equal = differenceOfMeans(sumsOf({3, 3}), 2, sumsOf({1, 1}), 2);
    CHECK(equal.low == 2);
    CHECK(equal.high == 2);
}

SCENARIO("Too few members say nothing", "[cadence][uplift]")
{
    CHECK(yieldOf(shareOf(40, 400), shareOf(0, leastInGroup - 1)).verdict == CampaignVerdict::NotEnough);
    CHECK(yieldOf(shareOf(9, 400), shareOf(0, leastInGroup)).verdict == CampaignVerdict::NotEnough);
    CHECK(yieldOf(shareOf(10, 400), shareOf(0, leastInGroup)).verdict == CampaignVerdict::Open);
    CHECK(yieldOf({}, {}).verdict == CampaignVerdict::NotEnough);
    CHECK(yieldOf(shareOf(9, leastInGroup - 1), {}).verdict == CampaignVerdict::NotEnough);
    CHECK(yieldOf(shareOf(40, leastInGroup), {}).verdict == CampaignVerdict::NoHoldOut);
    CHECK_FALSE(yieldOf(shareOf(400, 400), {}).hasFigures());
    CHECK(yieldOf(shareOf(200, 400), shareOf(10, 50)).verdict == CampaignVerdict::Brought);
    CHECK(yieldOf(shareOf(40, 400), shareOf(25, 50)).verdict == CampaignVerdict::Repelled);
}

SCENARIO("A planted effect is found as large as it is, and none is rarely called one", "[cadence][uplift][honesty]")
{
    constexpr int leastCovered = campaigns * 935 / 1000;
    constexpr int mostCovered = campaigns * 965 / 1000;
    // Over 40,000 campaigns each, the shares' interval covers in 94.8 to 95.0 %, the money's in 94.8 to 94.9 %.
    std::uint64_t seed = 1;
    for (const double uplift : {0.0, 0.02, 0.05, 0.10}) {
        const Tally tally = tallyOf(uplift, seed++);
        INFO("uplift " << uplift << ", of " << campaigns << ": came back covered " << tally.cameBackCovered
                       << ", paid covered " << tally.paidCovered << ", successes " << tally.successes);
        CHECK(tally.cameBackCovered >= leastCovered);
        CHECK(tally.cameBackCovered <= mostCovered);
        CHECK(tally.paidCovered >= leastCovered);
        CHECK(tally.paidCovered <= mostCovered);
        if (uplift == 0) {
            CHECK(tally.successes <= campaigns * 35 / 1000);
        }
    }
}

SCENARIO("Who is held out is drawn by the key, per campaign, and stays so", "[cadence][holdout]")
{
    const DrawKey key = drawKeyFrom({1});
    constexpr std::uint32_t members = 20'000;
    int heldOut = 0;
    int inBoth = 0;
    int underAnotherKey = 0;
    for (std::uint32_t number = 0; number < members; ++number) {
        const MemberId member = memberOf(0, number);
        const bool isOut = isHeldOut(key, "silence", member, 10);
        CHECK_FALSE((isOut && !isHeldOut(key, "silence", member, 11)));
        CHECK_FALSE(isHeldOut(key, "silence", member, 0));
        heldOut += isOut ? 1 : 0;
        inBoth += isOut && isHeldOut(key, "own-rhythm", member, 10) ? 1 : 0;
        underAnotherKey += isOut && isHeldOut(drawKeyFrom({2}), "silence", member, 10) ? 1 : 0;
    }
    // 2,000 and twice 200 are expected; five standard deviations to either side.
    CHECK(std::abs(heldOut - 2'000) < 5 * 43);
    CHECK(std::abs(inBoth - 200) < 5 * 15);
    CHECK(std::abs(underAnotherKey - 200) < 5 * 15);
}
