// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/rhythm_fit.h"
#include "tests/core/cadence/simulated_shop.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>

using namespace huitou;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace
{

constexpr Date dayOf(int day)
{
    return simulatedFirstDay + std::chrono::days{day};
}

PurchaseTrails boughtOn(const std::vector<std::vector<int>>& members)
{
    PurchaseTrails trails;
    for (const std::vector<int>& days : members) {
        std::vector<PurchaseDay> bought;
        for (const int day : days) {
            bought.push_back({dayOf(day), Money::fromMinor(100, cny)});
        }
        trails.add(bought);
    }
    return trails;
}

double valueAt(const RhythmEvidence& evidence, double rho, const FourParameters& at)
{
    FourParameters slope{};
    return evidence.logLikelihood(rho, at, slope, 1);
}

} // namespace

SCENARIO("The likelihood of one member is the product that the formula says", "[cadence][fit]")
{
    const PurchaseTrails trails = boughtOn({{0, 10, 40}});
    const RhythmEvidence evidence(trails, dayOf(100));
    const double r = 0.5;
    const double alpha = 30;
    const double a = 0.4;
    const double b = 1.5;
    const double rho = 0.8;
    const double first = std::log(r) + r * std::log(alpha) - (r + 1) * std::log(alpha + 10) + std::log(b / (a + b));
    const double second = std::log(r + 1) + (r + 1) * std::log(alpha + 10) - (r + 2) * std::log(alpha + 40) +
                          std::log((b + 1) / (a + b + 1));
    const double weight = rho + 1;
    const double gaps = rho * 10 + 30;
    const double waiting = std::pow((alpha + gaps) / (alpha + gaps + 60), r + weight);
    const double end = std::log(((b + 2) * waiting + a) / (a + b + 2));
    CHECK_THAT(valueAt(evidence, rho, {r, alpha, a, b}), WithinAbs(first + second + end, 1e-12));

    THEN("what is bought after the day is not looked at")
    {
        const PurchaseTrails longer = boughtOn({{0, 10, 40, 101, 140}, {120, 130}});
        CHECK(valueAt(RhythmEvidence(longer, dayOf(100)), rho, {r, alpha, a, b}) ==
              valueAt(evidence, rho, {r, alpha, a, b}));
    }
}

SCENARIO("The slopes of the likelihood are those of its values", "[cadence][fit]")
{
    const PurchaseTrails trails = SimulatedShop{.members = 500}.purchases();
    const RhythmEvidence evidence(trails, dayOf(700));
    for (const double rho : {1.0, 0.8}) {
        const FourParameters at{0.6, 35, 0.5, 2};
        FourParameters slopes{};
        static_cast<void>(evidence.logLikelihood(rho, at, slopes, 1));
        for (std::size_t index = 0; index < at.size(); ++index) {
            const double step = at[index] * 1e-5;
            FourParameters above = at;
            FourParameters below = at;
            above[index] += step;
            below[index] -= step;
            const double slope = (valueAt(evidence, rho, above) - valueAt(evidence, rho, below)) / (2 * step);
            CHECK_THAT(slopes[index], WithinRel(slope, 1e-5));
        }
    }
}

SCENARIO("From purchases that were made by known parameters, the fit finds them", "[cadence][fit]")
{
    const SimulatedShop shop{.members = 20'000};
    const PurchaseTrails trails = shop.purchases();
    const RhythmEvidence evidence(trails, dayOf(730));
    const RhythmFit fit = fitRhythm(evidence, 1, {});
    // The simulated days are whole, the model's are not: hence no closer.
    CHECK_THAT(fit.parameters.r, WithinRel(shop.r, 0.06));
    CHECK_THAT(fit.parameters.alpha, WithinRel(shop.alpha, 0.08));
    CHECK_THAT(fit.parameters.a / (fit.parameters.a + fit.parameters.b), WithinRel(shop.a / (shop.a + shop.b), 0.05));

    THEN("from another start it finds the same")
    {
        const RhythmFit other = fitRhythm(evidence, 1, {.start = {3, 5, 2, 0.5, 1}});
        CHECK_THAT(other.logLikelihood, WithinAbs(fit.logLikelihood, 1e-7));
        CHECK_THAT(other.parameters.r, WithinRel(fit.parameters.r, 1e-2));
    }
    THEN("with two threads it finds the very same")
    {
        const RhythmFit other = fitRhythm(evidence, 1, {.threads = 2});
        CHECK(other.parameters.r == fit.parameters.r);
        CHECK(other.parameters.alpha == fit.parameters.alpha);
        CHECK(other.parameters.a == fit.parameters.a);
        CHECK(other.parameters.b == fit.parameters.b);
    }
    THEN("yesterday's answer makes tonight's search shorter")
    {
        CHECK(fitRhythm(evidence, 1, {.start = fit.parameters}).evaluations < fit.evaluations);
    }
}
