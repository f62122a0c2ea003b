// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/maximum_likelihood.h"

#include <cmath>
#include <limits>
#include <nlopt.hpp>
#include <vector>

namespace huitou
{

namespace
{

constexpr double widest = 15;
constexpr double valueTolerance = 1e-10;
constexpr double parameterTolerance = 1e-7;
constexpr int mostEvaluations = 500;

struct Search {
    const LogLikelihood& likelihood;
    Maximum best;
};

double negative(const std::vector<double>& logarithms, std::vector<double>& gradient, void* data)
{
    Search& search = *static_cast<Search*>(data);
    FourParameters at{};
    for (std::size_t index = 0; index < at.size(); ++index) {
        at[index] = std::exp(logarithms[index]);
    }
    FourParameters slope{};
    const double value = search.likelihood(at, slope);
    ++search.best.evaluations;
    if (value > search.best.value) {
        search.best.value = value;
        search.best.at = at;
    }
    for (std::size_t index = 0; index < gradient.size(); ++index) {
        gradient[index] = -slope[index] * at[index];
    }
    return -value;
}

} // namespace

Maximum maximise(const LogLikelihood& likelihood, const FourParameters& start)
{
    Search search{likelihood, {.at = start, .value = -std::numeric_limits<double>::infinity()}};
    nlopt::opt optimizer(nlopt::LD_LBFGS, static_cast<unsigned>(start.size()));
    optimizer.set_min_objective(negative, &search);
    optimizer.set_lower_bounds(-widest);
    optimizer.set_upper_bounds(widest);
    optimizer.set_ftol_rel(valueTolerance);
    optimizer.set_xtol_abs(parameterTolerance);
    optimizer.set_maxeval(mostEvaluations);
    std::vector<double> logarithms;
    for (const double value : start) {
        logarithms.push_back(std::log(value));
    }
    double least = 0;
    try {
        optimizer.optimize(logarithms, least);
    } catch (const nlopt::roundoff_limited&) {
        // As near as numbers of this width allow: the best point is kept all the same.
    } catch (const nlopt::forced_stop&) {
    } catch (const std::runtime_error&) {
        // L-BFGS reports a line search that cannot improve any more as a plain failure.
    }
    return search.best;
}

} // namespace huitou
