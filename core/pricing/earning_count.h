// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/exact.h"
#include "core/base/points.h"
#include "core/programme/earn_rules.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace huitou
{

/// A factor that changes nothing, in the unit in which factors are kept: hundredths.
inline constexpr std::int32_t factorOnce = 100;

/// A rate in lowest terms: hundredths of a point for each `per` units of something.
struct EarnRatio {
    std::int64_t hundredths = 0;
    std::int64_t per = 1;

    [[nodiscard]] static EarnRatio of(const EarnRate& rate);
    [[nodiscard]] static EarnRatio ofPiece(Points points); ///< for each thousandth of a piece or kilogram
};

/// What the lines of a sale and the visit have earned so far, exactly: hundredths of a point over one common
/// denominator, in which every admitted rate and factor is a whole number. All are admitted before the first counts.
class EarningCount
{
public:
    EarningCount(std::size_t lines, const PointRounding& rounding) : m_rounding(rounding), m_lines(lines) {}

    void admit(const EarnRatio& ratio);
    void admitFactor(std::int32_t factorHundredths);
    /// Nothing was added yet, and nothing more is admitted.
    void begin();

    void addToLine(std::size_t line, const EarnRatio& ratio, std::int64_t units);
    void addToVisit(Points points);
    void multiplyLine(std::size_t line, std::int32_t factorHundredths);
    void multiplyVisit(std::int32_t factorHundredths);
    [[nodiscard]] bool hasLine(std::size_t line) const { return m_fits && m_lines[line].value() > 0; }
    [[nodiscard]] bool hasVisit() const { return m_fits && m_visit.value() > 0; }

    /// The sum so far, rounded as the programme says; nothing when it is more than `most`, or something did not fit.
    [[nodiscard]] std::optional<Points> totalUpTo(Points most) const;
    /// What the total is made of; only when there is one.
    [[nodiscard]] Points visit() const;
    [[nodiscard]] std::vector<Points> ofLines() const;

private:
    [[nodiscard]] Points total() const;
    [[nodiscard]] Points rounded(Wide exact) const;
    void grow(Exact& what, Exact by);
    void multiply(Exact& what, std::int32_t factorHundredths);

    PointRounding m_rounding;
    std::vector<Exact> m_lines;
    Exact m_visit;
    Exact m_total;
    Exact m_denominator = 1;
    Exact m_factors = 1;
    bool m_fits = true;
};

} // namespace huitou
