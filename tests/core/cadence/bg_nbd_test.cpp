// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/bg_nbd.h"
#include "tests/core/cadence/simulated_shop.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>

using namespace huitou;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace
{

/// Customers who buy as BG/NBD says, in weeks.
std::vector<BgNbdCustomer> madeUpCustomers(const BgNbd& model, std::size_t count)
{
    std::mt19937_64 random(20260103);
    std::gamma_distribution<double> rates(model.r, 1 / model.alpha);
    std::gamma_distribution<double> lossUp(model.a, 1);
    std::gamma_distribution<double> lossDown(model.b, 1);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<BgNbdCustomer> customers;
    for (std::size_t index = 0; index < count; ++index) {
        const double rate = rates(random);
        const double up = lossUp(random);
        const double lossChance = up / (up + lossDown(random));
        BgNbdCustomer customer{.repeats = 0, .lastAt = 0, .age = 27 + 12 * share(random)};
        double at = 0;
        bool isLost = false;
        while (!isLost) {
            at += std::exponential_distribution<double>(rate)(random);
            if (at > customer.age) {
                break;
            }
            customer.repeats += 1;
            customer.lastAt = at;
            isLost = share(random) < lossChance;
        }
        customers.push_back(customer);
    }
    return customers;
}

} // namespace

SCENARIO("The baseline finds the parameters that made the purchases", "[cadence][bgnbd]")
{
    const BgNbd truth{.r = 0.5, .alpha = 6, .a = 0.8, .b = 2.5};
    const BgNbd found = fitBgNbd(madeUpCustomers(truth, 40'000));
    CHECK_THAT(found.r, WithinRel(truth.r, 0.05));
    CHECK_THAT(found.alpha, WithinRel(truth.alpha, 0.05));
    CHECK_THAT(found.a, WithinRel(truth.a, 0.1));
    CHECK_THAT(found.b, WithinRel(truth.b, 0.1));
}

SCENARIO("The baseline's chances are those of its paper", "[cadence][bgnbd]")
{
    const BgNbd model{.r = 0.243, .alpha = 4.414, .a = 0.793, .b = 2.426};
    const BgNbdCustomer regular{.repeats = 2, .lastAt = 30.43, .age = 38.86};
    const double odds = 0.793 / (2.426 + 1) * std::pow((4.414 + 38.86) / (4.414 + 30.43), 2.243);
    CHECK_THAT(model.alive(regular), WithinAbs(1 / (1 + odds), 1e-12));
    const double waiting = std::pow((4.414 + 38.86) / (4.414 + 38.86 + 10), 2.243);
    CHECK_THAT(model.silent(regular, 10), WithinAbs(1 - model.alive(regular) * (1 - waiting), 1e-12));

    THEN("it loses nobody before their first repeat purchase")
    {
        CHECK(model.alive({.repeats = 0, .lastAt = 0, .age = 38.86}) == 1);
    }
    THEN("within no time everybody is silent")
    {
        CHECK_THAT(model.silent(regular, 0), WithinAbs(1, 1e-12));
    }
}

SCENARIO("Of a log the baseline sees repeat purchases, the last of them and the age, up to its day", "[cadence][bgnbd]")
{
    PurchaseTrails trails;
    const auto on = [](int day) { return PurchaseDay{simulatedFirstDay + std::chrono::days{day}}; };
    trails.add(std::vector{on(3), on(10), on(20), on(50)});
    trails.add(std::vector{on(31)});
    const std::vector<BgNbdCustomer> customers = bgNbdCustomers(trails, simulatedFirstDay + std::chrono::days{30});
    REQUIRE(customers.size() == 1);
    CHECK(customers[0].repeats == 2);
    CHECK(customers[0].lastAt == 17);
    CHECK(customers[0].age == 27);
}
