// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning_count.h"

#include "core/pricing/split.h"

#include <algorithm>
#include <numeric>

namespace huitou
{

namespace
{

EarnRatio inLowestTerms(std::int64_t hundredths, std::int64_t per)
{
    HUITOU_CHECK(per > 0);
    const std::int64_t divisor = std::gcd(hundredths, per);
    return {.hundredths = hundredths / divisor, .per = per / divisor};
}

} // namespace

EarnRatio EarnRatio::of(const EarnRate& rate)
{
    return inLowestTerms(rate.points.hundredths(), rate.perAmount.minorUnits());
}

EarnRatio EarnRatio::ofPiece(Points points)
{
    return inLowestTerms(points.hundredths(), 1000);
}

void EarningCount::admit(const EarnRatio& ratio)
{
    if (m_denominator.fits()) {
        const auto rest = static_cast<std::int64_t>(m_denominator.value() % ratio.per);
        m_denominator *= Exact(ratio.per / std::gcd(ratio.per, rest));
    }
}

void EarningCount::admitFactor(std::int32_t factorHundredths)
{
    m_factors *= Exact(factorOnce / std::gcd(factorOnce, factorHundredths));
}

void EarningCount::begin()
{
    m_denominator *= m_factors;
    m_fits = (m_denominator * Exact(m_rounding.step.hundredths())).fits();
}

void EarningCount::grow(Exact& what, Exact by)
{
    what += by;
    m_total += by;
    m_fits = m_total.fits();
}

void EarningCount::multiply(Exact& what, std::int32_t factorHundredths)
{
    const std::int32_t divisor = std::gcd(factorOnce, factorHundredths);
    // The factor was admitted, so the sum is a multiple of what it is divided by.
    grow(what, Exact::of(what.value() / (factorOnce / divisor)) * Exact((factorHundredths - factorOnce) / divisor));
}

void EarningCount::addToLine(std::size_t line, const EarnRatio& ratio, std::int64_t units)
{
    if (m_fits) {
        grow(m_lines[line], Exact::of(m_denominator.value() / ratio.per) * Exact(ratio.hundredths) * Exact(units));
    }
}

void EarningCount::addToVisit(Points points)
{
    if (m_fits) {
        grow(m_visit, m_denominator * Exact(points.hundredths()));
    }
}

void EarningCount::multiplyLine(std::size_t line, std::int32_t factorHundredths)
{
    if (m_fits) {
        multiply(m_lines[line], factorHundredths);
    }
}

void EarningCount::multiplyVisit(std::int32_t factorHundredths)
{
    if (m_fits) {
        multiply(m_visit, factorHundredths);
    }
}

std::optional<Points> EarningCount::totalUpTo(Points most) const
{
    // Roughly first, so that there is room to round in.
    if (!m_fits || m_total.value() / m_denominator.value() > 2 * Wide{most.hundredths()}) {
        return std::nullopt;
    }
    const Points sum = total();
    const bool canBeSplit = (m_total * Exact(sum.hundredths())).fits();
    return sum <= most && canBeSplit ? std::optional(sum) : std::nullopt;
}

Points EarningCount::rounded(Wide exact) const
{
    const std::int64_t step = m_rounding.step.hundredths();
    const Wide steps = dividedBy(exact, m_denominator.value() * step, m_rounding.rounding);
    return Points::fromHundredths(static_cast<std::int64_t>(steps) * step);
}

Points EarningCount::total() const
{
    if (!m_rounding.perLine) {
        return rounded(m_total.value());
    }
    Points sum = rounded(m_visit.value());
    for (const Exact line : m_lines) {
        sum += rounded(line.value());
    }
    return sum;
}

Points EarningCount::visit() const
{
    return rounded(m_visit.value());
}

std::vector<Points> EarningCount::ofLines() const
{
    std::vector<Points> points(m_lines.size());
    if (m_rounding.perLine) {
        std::transform(m_lines.begin(), m_lines.end(), points.begin(),
                       [&](Exact line) { return rounded(line.value()); });
        return points;
    }
    std::vector<Wide> weights(m_lines.size());
    std::transform(m_lines.begin(), m_lines.end(), weights.begin(), [](Exact line) { return line.value(); });
    std::vector<std::int64_t> steps(m_lines.size());
    const std::int64_t step = m_rounding.step.hundredths();
    splitInto(steps, (total() - visit()).hundredths() / step, weights);
    std::transform(steps.begin(), steps.end(), points.begin(),
                   [&](std::int64_t count) { return Points::fromHundredths(count * step); });
    return points;
}

} // namespace huitou
