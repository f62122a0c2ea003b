// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/bg_nbd.h"

#include "core/cadence/maximum_likelihood.h"

#include <algorithm>
#include <cmath>

namespace huitou
{

namespace
{

/// ln Gamma(r + x) - ln Gamma(r) and its derivative, as the sums that they are for whole x.
struct RisingFactorial {
    double logarithm = 0;
    double slope = 0;

    RisingFactorial(double from, double steps)
    {
        const auto whole = static_cast<int>(steps);
        for (int step = 0; step < whole; ++step) {
            logarithm += std::log(from + step);
            slope += 1 / (from + step);
        }
    }
};

/// The log-likelihood of one customer, its derivatives added to `gradient`. Equation 6 of the paper, with the beta
/// functions as the quotients that they are for whole x:
/// Gamma(r+x)/Gamma(r) alpha^r B(a,b+x)/B(a,b) ((alpha+T)^-(r+x) + [x>0] a/(b+x-1) (alpha+t)^-(r+x)).
double addCustomer(const BgNbd& model, const BgNbdCustomer& customer, FourParameters& gradient)
{
    const auto [r, alpha, a, b] = model;
    const double x = customer.repeats;
    const RisingFactorial gamma(r, x);
    const RisingFactorial kept(b, x);
    const RisingFactorial all(a + b, x);
    const double shape = r + x;
    const double untilNow = alpha + customer.age;
    const double untilLast = alpha + customer.lastAt;
    double value = gamma.logarithm + r * std::log(alpha) + kept.logarithm - all.logarithm - shape * std::log(untilNow);
    gradient[0] += gamma.slope + std::log(alpha) - std::log(untilNow);
    gradient[1] += r / alpha - shape / untilNow;
    gradient[2] -= all.slope;
    gradient[3] += kept.slope - all.slope;
    if (x > 0) {
        const double logRatio = std::log(untilNow / untilLast);
        const double odds = a / (b + x - 1) * std::exp(shape * logRatio);
        const double lost = odds / (1 + odds);
        value += std::log1p(odds);
        gradient[0] += lost * logRatio;
        gradient[1] += lost * shape * (1 / untilNow - 1 / untilLast);
        gradient[2] += lost / a;
        gradient[3] -= lost / (b + x - 1);
    }
    return value;
}

} // namespace

double BgNbd::alive(const BgNbdCustomer& customer) const
{
    if (customer.repeats <= 0) {
        return 1; // this model loses nobody before the first repeat purchase
    }
    const double logRatio = std::log((alpha + customer.age) / (alpha + customer.lastAt));
    return 1 / (1 + a / (b + customer.repeats - 1) * std::exp((r + customer.repeats) * logRatio));
}

double BgNbd::silent(const BgNbdCustomer& customer, double horizon) const
{
    const double waiting = std::exp(-(r + customer.repeats) * std::log1p(horizon / (alpha + customer.age)));
    return 1 - alive(customer) * (1 - waiting);
}

BgNbd fitBgNbd(std::span<const BgNbdCustomer> customers)
{
    HUITOU_CHECK(!customers.empty());
    const auto count = static_cast<double>(customers.size());
    const auto likelihood = [&](const FourParameters& at, FourParameters& gradient) {
        const BgNbd model{at[0], at[1], at[2], at[3]};
        gradient.fill(0);
        double value = 0;
        for (const BgNbdCustomer& customer : customers) {
            value += addCustomer(model, customer, gradient);
        }
        for (double& slope : gradient) {
            slope /= count;
        }
        return value / count;
    };
    double ages = 0;
    for (const BgNbdCustomer& customer : customers) {
        ages += customer.age;
    }
    // The scale is a time: a search that starts at a share of the usual age does not depend on the unit.
    const auto [r, alpha, a, b] = maximise(likelihood, {0.5, std::max(ages / count / 4, 1e-3), 0.5, 2}).at;
    return {r, alpha, a, b};
}

std::vector<BgNbdCustomer> bgNbdCustomers(const PurchaseTrails& trails, Date until)
{
    const auto today = static_cast<std::int32_t>(until.time_since_epoch().count());
    std::vector<BgNbdCustomer> customers;
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const auto days = trails[member].days;
        const auto known = std::upper_bound(days.begin(), days.end(), today) - days.begin();
        if (known > 0) {
            customers.push_back({static_cast<double>(known - 1),
                                 static_cast<double>(days[static_cast<std::size_t>(known - 1)] - days[0]),
                                 static_cast<double>(today - days[0])});
        }
    }
    return customers;
}

} // namespace huitou
