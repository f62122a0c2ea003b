// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cadence/simulated_shop.h"

#include <random>

namespace huitou
{

PurchaseTrails SimulatedShop::purchases() const
{
    std::mt19937_64 random(seed);
    std::gamma_distribution<double> rates(r, 1 / alpha);
    std::gamma_distribution<double> lossUp(a, 1);
    std::gamma_distribution<double> lossDown(b, 1);
    std::uniform_real_distribution<double> share(0, 1);
    std::exponential_distribution<double> waits(1);
    PurchaseTrails trails;
    for (std::size_t member = 0; member < members; ++member) {
        const double rate = rates(random);
        const double up = lossUp(random);
        const double lossChance = up / (up + lossDown(random));
        auto day = static_cast<int>(share(random) * joinDays);
        std::vector<PurchaseDay> bought{{simulatedFirstDay + std::chrono::days{day}, Money::fromMinor(5'000, cny)}};
        while (share(random) >= lossChance) {
            double wait = waits(random);
            do {
                ++day;
                wait -= rate * pace(day);
            } while (wait > 0 && day < days);
            if (day >= days) {
                break;
            }
            const auto amount = static_cast<std::int64_t>(2'000 + share(random) * 8'000);
            bought.push_back({simulatedFirstDay + std::chrono::days{day}, Money::fromMinor(amount, cny)});
        }
        trails.add(bought);
    }
    return trails;
}

} // namespace huitou
