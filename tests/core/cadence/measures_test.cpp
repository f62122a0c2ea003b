// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/measures.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <vector>

using namespace huitou;
using Catch::Matchers::WithinAbs;

namespace
{

std::vector<Forecast> ranked(const std::vector<bool>& silentFromTheTop)
{
    std::vector<Forecast> forecasts;
    double rank = 100;
    for (const bool isSilent : silentFromTheTop) {
        forecasts.push_back({.rank = rank--, .probability = isSilent ? 1.0 : 0.0, .isSilent = isSilent});
    }
    return forecasts;
}

} // namespace

SCENARIO("A method that ranks every silent member first is perfect, the other way round it is useless",
         "[cadence][measures]")
{
    const Measures perfect = measure(ranked({true, true, false, false}));
    CHECK_THAT(perfect.auc, WithinAbs(1, 1e-12));
    CHECK_THAT(perfect.averagePrecision, WithinAbs(1, 1e-12));
    CHECK_THAT(perfect.precisionTopTenth, WithinAbs(1, 1e-12));
    CHECK_THAT(perfect.brier, WithinAbs(0, 1e-12));
    CHECK_THAT(perfect.calibrationError, WithinAbs(0, 1e-12));
    CHECK_THAT(measure(ranked({false, false, true, true})).auc, WithinAbs(0, 1e-12));
}

SCENARIO("Ranks in between are counted pair by pair", "[cadence][measures]")
{
    // Of the four pairs of a silent and a returning member three are in order.
    const Measures measures = measure(ranked({true, false, true, false}));
    CHECK_THAT(measures.auc, WithinAbs(0.75, 1e-12));
    CHECK_THAT(measures.averagePrecision, WithinAbs((1.0 + 2.0 / 3) / 2, 1e-12));

    THEN("members of one rank count half")
    {
        const std::vector<Forecast> equal{{.rank = 1, .probability = 0.5, .isSilent = true},
                                          {.rank = 1, .probability = 0.5, .isSilent = false},
                                          {.rank = 1, .probability = 0.5, .isSilent = false},
                                          {.rank = 1, .probability = 0.5, .isSilent = false}};
        CHECK_THAT(measure(equal).auc, WithinAbs(0.5, 1e-12));
        CHECK_THAT(measure(equal).precisionTopTenth, WithinAbs(0.25, 1e-12));
        CHECK_THAT(measure(equal).brier, WithinAbs(0.25, 1e-12));
    }
}

SCENARIO("The top tenth is rounded up to whole members", "[cadence][measures]")
{
    std::vector<bool> outcome(11, false);
    outcome[0] = true;
    CHECK_THAT(measure(ranked(outcome)).precisionTopTenth, WithinAbs(0.5, 1e-12)); // 2 of 11
    outcome.pop_back();
    CHECK_THAT(measure(ranked(outcome)).precisionTopTenth, WithinAbs(1, 1e-12)); // 1 of 10
}

SCENARIO("A probability is judged by how often it comes true", "[cadence][measures]")
{
    std::vector<Forecast> forecasts;
    for (int index = 0; index < 100; ++index) {
        forecasts.push_back({.rank = 0, .probability = 0.8, .isSilent = index % 2 == 0});
    }
    CHECK_THAT(measure(forecasts).calibrationError, WithinAbs(0.3, 1e-9));
    CHECK_THAT(measure(forecasts).brier, WithinAbs((0.04 + 0.64) / 2, 1e-9));
}
