// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/maximum_likelihood.h"
#include "core/cadence/purchase_trails.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace huitou
{

/// What purchases up to a day say about rhythms, arranged for one quick pass an evaluation of the likelihood. Refers to
/// the trails, which outlive it. Evaluations may use several threads; the sum is taken in one fixed order.
class RhythmEvidence
{
public:
    RhythmEvidence(const PurchaseTrails& trails, Date until);

    /// How many have a first purchase by that day.
    [[nodiscard]] std::size_t members() const { return m_members; }
    /// How many of them have bought again.
    [[nodiscard]] std::size_t repeaters() const { return m_repeaters.size(); }

    /// The log-likelihood a member at (r, alpha, a, b), as fitRhythm says it, and its derivatives.
    [[nodiscard]] double logLikelihood(double rho, const FourParameters& at, FourParameters& gradient,
                                       unsigned threads) const;

private:
    struct Repeater {
        std::uint32_t member;
        std::uint32_t purchaseDays;
    };
    struct Sum;

    void addCounts(double rho, const FourParameters& at, Sum& sum) const;
    void addFirstGaps(const FourParameters& at, Sum& sum) const;
    void addRepeaters(double rho, const FourParameters& at, std::size_t begin, std::size_t end, Sum& sum) const;

    const PurchaseTrails& m_trails;
    std::int32_t m_until;
    std::size_t m_members = 0;
    std::vector<Repeater> m_repeaters;      ///< those with at least one gap
    std::vector<std::uint32_t> m_firstGaps; ///< how many first gaps have this many days
    std::vector<std::uint32_t> m_onlyOnce;  ///< how many with one purchase day are silent for this many days
    std::vector<std::uint32_t> m_gapsAfter; ///< how many gaps began after this many earlier ones
    std::vector<std::uint32_t> m_endsAfter; ///< how many members have this many gaps
};

} // namespace huitou
