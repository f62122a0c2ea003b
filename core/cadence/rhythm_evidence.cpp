// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/rhythm_evidence.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <future>

namespace huitou
{

namespace
{

constexpr std::size_t membersInChunk = 16'384;

void countOne(std::vector<std::uint32_t>& counts, std::size_t at)
{
    if (counts.size() <= at) {
        counts.resize(at + 1);
    }
    ++counts[at];
}

} // namespace

/// A log-likelihood and its derivatives by r, alpha, a and b.
struct RhythmEvidence::Sum {
    double value = 0;
    FourParameters gradient{};

    void operator+=(const Sum& other)
    {
        value += other.value;
        for (std::size_t index = 0; index < gradient.size(); ++index) {
            gradient[index] += other.gradient[index];
        }
    }

    /// Gaps of `gap` days after weights n and s: A ln B - (A + 1) ln(B + g). The term ln A is a matter of counts.
    template <typename Values>
    void addGaps(const FourParameters& at, const Values& n, const Values& s, const Values& gap, const Values& weight)
    {
        const Values shape = n + at[0];
        const Values scale = s + at[1];
        const Values after = scale + gap;
        const Values logScale = scale.log();
        const Values logAfter = after.log();
        value += (weight * (shape * logScale - (shape + 1) * logAfter)).sum();
        gradient[0] += (weight * (logScale - logAfter)).sum();
        gradient[1] += (weight * (shape / scale - (shape + 1) / after)).sum();
    }

    /// Members silent for `silence` days after x gaps: ln((b + x) S + a). The divisor is a matter of counts.
    template <typename Values>
    void addEnds(const FourParameters& at, const Values& n, const Values& s, const Values& x, const Values& silence,
                 const Values& weight)
    {
        const Values shape = n + at[0];
        const Values scale = s + at[1];
        const Values after = scale + silence;
        const Values logRatio = (scale / after).log();
        const Values waiting = (shape * logRatio).exp();
        const Values kept = x + at[3];
        const Values total = kept * waiting + at[2];
        const Values byWaiting = weight * kept * waiting / total;
        value += (weight * total.log()).sum();
        gradient[0] += (byWaiting * logRatio).sum();
        gradient[1] += (byWaiting * shape * (1 / scale - 1 / after)).sum();
        gradient[2] += (weight / total).sum();
        gradient[3] += (weight * waiting / total).sum();
    }
};

namespace
{

using Block = Eigen::Array<double, Eigen::Dynamic, 1, Eigen::ColMajor, 256, 1>;
constexpr Eigen::Index blockSize = 256;

/// Values that wait until a block of them is summed at once, which is several times as fast as one by one.
struct Gathered {
    Block n{blockSize};
    Block s{blockSize};
    Block x{blockSize};
    Block days{blockSize};
    Block weight{blockSize};
    Eigen::Index count = 0;

    /// True when the block is full.
    bool add(double gapCount, double gapDays, double gaps, double length, double howMany)
    {
        n[count] = gapCount;
        s[count] = gapDays;
        x[count] = gaps;
        days[count] = length;
        weight[count] = howMany;
        return ++count == blockSize;
    }
    template <typename Sum>
    void flushGaps(const FourParameters& at, Sum& sum)
    {
        sum.template addGaps<Block>(at, n.head(count), s.head(count), days.head(count), weight.head(count));
        count = 0;
    }
    template <typename Sum>
    void flushEnds(const FourParameters& at, Sum& sum)
    {
        sum.template addEnds<Block>(at, n.head(count), s.head(count), x.head(count), days.head(count),
                                    weight.head(count));
        count = 0;
    }
};

} // namespace

RhythmEvidence::RhythmEvidence(const PurchaseTrails& trails, Date until)
    : m_trails(trails), m_until(static_cast<std::int32_t>(until.time_since_epoch().count()))
{
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const auto days = trails[member].days;
        const auto known = static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), m_until) - days.begin());
        if (known == 0) {
            continue;
        }
        ++m_members;
        countOne(m_endsAfter, known - 1);
        if (known == 1) {
            countOne(m_onlyOnce, static_cast<std::size_t>(m_until - days[0]));
            continue;
        }
        m_repeaters.push_back({static_cast<std::uint32_t>(member), static_cast<std::uint32_t>(known)});
        countOne(m_firstGaps, static_cast<std::size_t>(days[1] - days[0]));
        for (std::size_t gap = 0; gap + 1 < known; ++gap) {
            countOne(m_gapsAfter, gap);
        }
    }
}

void RhythmEvidence::addCounts(double rho, const FourParameters& at, Sum& sum) const
{
    const auto [r, alpha, a, b] = at;
    double n = 0;
    for (std::size_t earlier = 0; earlier < m_gapsAfter.size(); ++earlier) {
        const double count = m_gapsAfter[earlier];
        const double kept = b + static_cast<double>(earlier);
        sum.value += count * (std::log(r + n) + std::log(kept / (a + kept)));
        sum.gradient[0] += count / (r + n);
        sum.gradient[2] -= count / (a + kept);
        sum.gradient[3] += count * (1 / kept - 1 / (a + kept));
        n = rho * n + 1;
    }
    for (std::size_t gaps = 0; gaps < m_endsAfter.size(); ++gaps) {
        const double count = m_endsAfter[gaps];
        const double all = a + b + static_cast<double>(gaps);
        sum.value -= count * std::log(all);
        sum.gradient[2] -= count / all;
        sum.gradient[3] -= count / all;
    }
}

void RhythmEvidence::addFirstGaps(const FourParameters& at, Sum& sum) const
{
    Gathered gaps;
    for (std::size_t days = 0; days < m_firstGaps.size(); ++days) {
        if (m_firstGaps[days] != 0 && gaps.add(0, 0, 0, static_cast<double>(days), m_firstGaps[days])) {
            gaps.flushGaps(at, sum);
        }
    }
    gaps.flushGaps(at, sum);
    Gathered ends;
    for (std::size_t days = 0; days < m_onlyOnce.size(); ++days) {
        if (m_onlyOnce[days] != 0 && ends.add(0, 0, 0, static_cast<double>(days), m_onlyOnce[days])) {
            ends.flushEnds(at, sum);
        }
    }
    ends.flushEnds(at, sum);
}

void RhythmEvidence::addRepeaters(double rho, const FourParameters& at, std::size_t begin, std::size_t end,
                                  Sum& sum) const
{
    Gathered gaps;
    Gathered ends;
    for (std::size_t index = begin; index < end; ++index) {
        const Repeater& repeater = m_repeaters[index];
        const auto days = m_trails[repeater.member].days;
        double n = 1;
        double s = days[1] - days[0];
        for (std::size_t next = 2; next < repeater.purchaseDays; ++next) {
            const double gap = days[next] - days[next - 1];
            if (gaps.add(n, s, 0, gap, 1)) {
                gaps.flushGaps(at, sum);
            }
            n = rho * n + 1;
            s = rho * s + gap;
        }
        const double silence = m_until - days[repeater.purchaseDays - 1];
        if (ends.add(n, s, repeater.purchaseDays - 1, silence, 1)) {
            ends.flushEnds(at, sum);
        }
    }
    gaps.flushGaps(at, sum);
    ends.flushEnds(at, sum);
}

double RhythmEvidence::logLikelihood(double rho, const FourParameters& at, FourParameters& gradient,
                                     unsigned threads) const
{
    const std::size_t chunks = (m_repeaters.size() + membersInChunk - 1) / membersInChunk;
    std::vector<Sum> sums(chunks);
    const auto work = [&](std::size_t first) {
        for (std::size_t chunk = first; chunk < chunks; chunk += threads) {
            const std::size_t begin = chunk * membersInChunk;
            addRepeaters(rho, at, begin, std::min(begin + membersInChunk, m_repeaters.size()), sums[chunk]);
        }
    };
    std::vector<std::future<void>> others;
    for (unsigned thread = 1; thread < threads && thread < chunks; ++thread) {
        others.push_back(std::async(std::launch::async, work, thread));
    }
    Sum sum;
    addCounts(rho, at, sum);
    addFirstGaps(at, sum);
    work(0);
    for (std::future<void>& other : others) {
        other.get();
    }
    for (const Sum& part : sums) {
        sum += part;
    }
    const auto members = static_cast<double>(m_members);
    for (std::size_t index = 0; index < gradient.size(); ++index) {
        gradient[index] = sum.gradient[index] / members;
    }
    return sum.value / members;
}

} // namespace huitou
