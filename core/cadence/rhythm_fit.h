// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"
#include "core/cadence/purchase_trails.h"
#include "core/cadence/rhythm_evidence.h"

#include <array>

namespace huitou
{

/// How much an older gap may weigh against the one after it: which of these, the past decides.
inline constexpr std::array<double, 5> forgettingGrid{1, 0.95, 0.9, 0.8, 0.7};

struct RhythmFit {
    CadenceParameters parameters{};
    double logLikelihood = 0; ///< a member, in natural logarithms
    int evaluations = 0;
};

/// How a fit runs. The answer is the same for any number of threads.
struct RhythmFitOptions {
    CadenceParameters start = shippedCadence; ///< yesterday's answer makes the search short
    unsigned threads = 1;
};

/// The parameters that make this evidence most likely, for this weight of older gaps, by
/// maximum likelihood with analytic gradients. Members are counted from their first purchase day; at least one has one.
///
/// The likelihood is that of MBG/NBD as a product over gaps g, with A = r + n and B = alpha + s before the gap and x
/// gaps seen: A B^A / (B + g)^(A + 1) times the chance (b + x) / (a + b + x) of not having been lost at the purchase
/// before it; and at the end ((b + x) (B / (B + R))^A + a) / (a + b + x) for R silent days.
[[nodiscard]] RhythmFit fitRhythm(const RhythmEvidence& evidence, double rho, const RhythmFitOptions& options);

} // namespace huitou
