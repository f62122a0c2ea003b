// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/logistic_regression.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <cmath>
#include <random>

using namespace huitou;
using Catch::Matchers::WithinAbs;

namespace
{

/// Log odds of 0.5 + x - 2 y for x and y of quite different sizes, and a third feature that never varies.
LabelledRows madeUpRows(std::size_t count)
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal(0, 1);
    std::uniform_real_distribution<double> share(0, 1);
    LabelledRows rows{.width = 3, .features = {}, .labels = {}};
    for (std::size_t row = 0; row < count; ++row) {
        const double x = normal(random);
        const double y = normal(random);
        rows.features.push_back(static_cast<float>(x));
        rows.features.push_back(static_cast<float>(1000 + 100 * y));
        rows.features.push_back(3);
        rows.labels.push_back(share(random) < 1 / (1 + std::exp(-(0.5 + x - 2 * y))) ? 1 : 0);
    }
    return rows;
}

} // namespace

SCENARIO("A logistic regression finds the odds that made the outcomes", "[cadence][logistic]")
{
    const LogisticRegression found = fitLogistic(madeUpRows(60'000), 1);
    CHECK_THAT(found.logOdds(std::array{0.0, 1000.0, 3.0}), WithinAbs(0.5, 0.05));
    CHECK_THAT(found.logOdds(std::array{1.0, 1000.0, 3.0}), WithinAbs(1.5, 0.07));
    CHECK_THAT(found.logOdds(std::array{0.0, 1100.0, 3.0}), WithinAbs(-1.5, 0.07));

    THEN("a feature that never varies weighs nothing")
    {
        CHECK_THAT(found.weights[2], WithinAbs(0, 1e-9));
    }
}

SCENARIO("Few cases are not believed too much", "[cadence][logistic]")
{
    LabelledRows rows{.width = 1, .features = {0, 0, 1, 1}, .labels = {0, 0, 1, 1}};
    const LogisticRegression found = fitLogistic(rows, 1);
    CHECK(found.logOdds(std::array{1.0}) > 0.3);
    CHECK(found.logOdds(std::array{1.0}) < 2); // without a penalty it would be without bounds
    CHECK_THAT(found.logOdds(std::array{0.5}), WithinAbs(0, 1e-6));

    THEN("a stronger penalty believes them less")
    {
        CHECK(fitLogistic(rows, 10).logOdds(std::array{1.0}) < found.logOdds(std::array{1.0}));
    }
}

SCENARIO("When everybody did the same, the answer is near it, and finite", "[cadence][logistic]")
{
    LabelledRows rows{.width = 1, .features = {0, 1, 2}, .labels = {1, 1, 1}};
    const LogisticRegression found = fitLogistic(rows, 1);
    CHECK(found.logOdds(std::array{1.0}) > 1);
    CHECK(found.logOdds(std::array{1.0}) < 3);
}
