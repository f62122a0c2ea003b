// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/exact.h"

namespace huitou::oracle
{

Exact over(const Whole& numerator, const Whole& denominator)
{
    return Exact(numerator) / Exact(denominator);
}

Whole floorOf(const Exact& value)
{
    const Whole above = numerator(value);
    const Whole below = denominator(value);
    const Whole quotient = above / below;
    return above < 0 && quotient * below != above ? Whole(quotient - 1) : quotient;
}

Whole rounded(const Exact& value, Rounding rounding)
{
    if (value < 0) {
        return -rounded(-value, rounding);
    }
    const Whole down = floorOf(value);
    const Exact rest = value - Exact(down);
    const Exact half(1, 2);
    if (rest == 0 || rounding == Rounding::Down) {
        return down;
    }
    if (rounding == Rounding::Up || rest > half) {
        return down + 1;
    }
    if (rest < half) {
        return down;
    }
    return rounding == Rounding::HalfUp || down % 2 != 0 ? Whole(down + 1) : down;
}

Whole roundedTo(const Whole& step, const Exact& value, Rounding rounding)
{
    return step * rounded(value / Exact(step), rounding);
}

std::vector<Whole> shared(const Whole& total, const std::vector<Exact>& weights)
{
    std::vector<Whole> parts(weights.size(), Whole(0));
    const Exact all = sumOf(weights);
    if (all == 0) {
        if (!parts.empty()) {
            parts.front() = total;
        }
        return parts;
    }
    std::vector<Exact> rests;
    Whole left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Exact due = Exact(total) * weights[i] / all;
        parts[i] = floorOf(due);
        rests.push_back(due - Exact(parts[i]));
        left -= parts[i];
    }
    while (left > 0) {
        std::size_t most = 0;
        for (std::size_t i = 1; i < rests.size(); ++i) {
            most = rests[i] > rests[most] ? i : most;
        }
        parts[most] += 1;
        rests[most] = Exact(-1);
        left -= 1;
    }
    return parts;
}

std::vector<Whole> shared(const Whole& total, const std::vector<Whole>& weights)
{
    return shared(total, std::vector<Exact>(weights.begin(), weights.end()));
}

Whole sumOf(const std::vector<Whole>& values)
{
    Whole sum = 0;
    for (const Whole& value : values) {
        sum += value;
    }
    return sum;
}

Exact sumOf(const std::vector<Exact>& values)
{
    Exact sum = 0;
    for (const Exact& value : values) {
        sum += value;
    }
    return sum;
}

std::int64_t plain(const Whole& value)
{
    return value.convert_to<std::int64_t>();
}

} // namespace huitou::oracle
