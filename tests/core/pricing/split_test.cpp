// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/split.h"

#include "tests/core/pricing/three_stars.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <random>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

std::vector<std::int64_t> split(std::int64_t total, const std::vector<std::int64_t>& weights)
{
    std::vector<Money> amounts;
    for (const std::int64_t weight : weights) {
        amounts.push_back(cents(weight));
    }
    std::vector<std::int64_t> parts;
    for (const Money part : splitByLargestRemainder(cents(total), amounts)) {
        parts.push_back(part.minorUnits());
    }
    return parts;
}

using Parts = std::vector<std::int64_t>;

} // namespace

SCENARIO("The odd cents of a split go to the largest remainders, then to the earlier lines", "[pricing][split]")
{
    CHECK(split(100, {1, 1, 1}) == Parts{34, 33, 33});
    CHECK(split(100, {1, 1, 2}) == Parts{25, 25, 50});
    CHECK(split(10, {99, 1}) == Parts{10, 0});
    CHECK(split(5, {3, 3, 4}) == Parts{2, 1, 2});
    CHECK(split(0, {3, 4}) == Parts{0, 0});
    CHECK(split(7, {0, 5, 0}) == Parts{0, 7, 0});
    CHECK(split(7, {0, 0}) == Parts{7, 0});
    CHECK(split(0, {}) == Parts{});

    THEN("a return is split as the sale was")
    {
        CHECK(split(-100, {1, 1, 1}) == Parts{-34, -33, -33});
    }
    THEN("the largest amounts are split exactly")
    {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        CHECK(split(most, {most, most}) == Parts{most / 2 + 1, most / 2});
    }
}

SCENARIO("No split loses or makes a cent, and no line gets more than its own weight", "[pricing][split]")
{
    std::mt19937_64 random(20260103); // NOLINT(cert-msc51-cpp): the same sequence in every run
    for (int round = 0; round < 500; ++round) {
        std::vector<std::int64_t> weights(1 + random() % 12);
        std::int64_t sum = 0;
        for (std::int64_t& weight : weights) {
            weight = static_cast<std::int64_t>(random() % 5000);
            sum += weight;
        }
        const std::int64_t total = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(sum + 1));
        const Parts parts = split(total, weights);
        std::int64_t partSum = 0;
        bool within = true;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            partSum += parts[i];
            within = within && parts[i] >= 0 && parts[i] <= weights[i];
        }
        CHECK(partSum == total);
        CHECK(within);
    }
}
