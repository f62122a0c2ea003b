// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/rhythm_fit.h"

namespace huitou
{

RhythmFit fitRhythm(const RhythmEvidence& evidence, double rho, const RhythmFitOptions& options)
{
    HUITOU_CHECK(evidence.members() > 0 && options.threads > 0);
    const auto likelihood = [&](const FourParameters& at, FourParameters& gradient) {
        return evidence.logLikelihood(rho, at, gradient, options.threads);
    };
    const CadenceParameters& start = options.start;
    const Maximum maximum = maximise(likelihood, {start.r, start.alpha, start.a, start.b});
    const auto [r, alpha, a, b] = maximum.at;
    return {{r, alpha, a, b, rho}, maximum.value, maximum.evaluations};
}

} // namespace huitou
