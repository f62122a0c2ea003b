// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/pricing/price_basket.h"
#include "tests/bench/allocations.h"
#include "tests/bench/full_basket.h"
#include "tests/bench/measurements.h"

namespace huitou::bench
{

namespace
{

constexpr int rounds = 9;
constexpr int pricingsInRound = 2'000;
constexpr int early = 10;
constexpr int late = 10'000;

SaleSums sumsOf(const PricedBasket& priced)
{
    SaleSums sums{.toPay = priced.toPay.minorUnits(), .tax = 0, .earned = priced.earnedTotal.hundredths()};
    for (const TaxTotal& tax : priced.taxes) {
        sums.tax += tax.tax.minorUnits();
    }
    return sums;
}

SaleSums sumsByRules(const Programme& programme, const Basket& basket)
{
    const Result<PricedBasket> priced = priceBasket(programme, basket);
    HUITOU_CHECK(priced.ok());
    return sumsOf(priced.value());
}

template <typename Price>
Duration timePricings(const SaleSums& expected, const Price& price)
{
    const auto started = std::chrono::steady_clock::now();
    for (int round = 0; round < pricingsInRound; ++round) {
        HUITOU_CHECK(price() == expected);
    }
    return Duration(std::chrono::steady_clock::now() - started) / pricingsInRound;
}

/// How often memory is asked for in the `nth` pricing of a basket that is priced again and again, as at a till.
std::string allocationsOf(const Programme& programme, const Basket& basket)
{
    std::uint64_t atEarly = 0;
    std::uint64_t atLate = 0;
    for (int nth = 1; nth <= late; ++nth) {
        const std::uint64_t before = allocationsSoFar();
        HUITOU_CHECK(priceBasket(programme, basket).ok());
        const std::uint64_t made = allocationsSoFar() - before;
        atEarly = nth == early ? made : atEarly;
        atLate = nth == late ? made : atLate;
    }
    return std::to_string(atEarly) + " allocations in the " + std::to_string(early) + "th pricing, " +
           std::to_string(atLate) + " in the " + std::to_string(late) + "th";
}

} // namespace

std::vector<Comparison> measurePricing()
{
    const Programme programme = fullProgramme();
    const Basket basket = fullBasket();
    const SaleSums expected = priceByHand(basket);
    std::vector<Duration> ours;
    std::vector<Duration> byHand;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(timePricings(expected, [&] { return sumsByRules(programme, basket); }));
        byHand.push_back(timePricings(expected, [&] { return priceByHand(basket); }));
    }
    return {{.what = "30 lines, the full programme",
             .beside = "the arithmetic of that basket by hand; " + allocationsOf(programme, basket),
             .ours = medianOf(ours),
             .bare = medianOf(byHand)}};
}

} // namespace huitou::bench
