// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>

namespace huitou
{

/// Four positive parameters, and a mean log-likelihood with its derivatives by each of them.
using FourParameters = std::array<double, 4>;
using LogLikelihood = std::function<double(const FourParameters& at, FourParameters& gradient)>;

struct Maximum {
    FourParameters at{};
    double value = 0;
    int evaluations = 0;
};

/// The parameters at which `likelihood` is largest, searched from `start` by L-BFGS (NLopt) over their logarithms, so
/// that they stay positive; each stays within a factor of e^15 of 1. `likelihood` is a mean over what was observed, so
/// that its size does not depend on how much there is.
[[nodiscard]] Maximum maximise(const LogLikelihood& likelihood, const FourParameters& start);

} // namespace huitou
