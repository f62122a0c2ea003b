// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rounding.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <vector>

/// The oracle: the rules worked out a second time, from their description and not from the code, as plainly as can be.
/// It shares no function with core; it reads core's values, and counts in numbers that neither overflow nor round.
namespace huitou::oracle
{

using Whole = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

[[nodiscard]] Exact over(const Whole& numerator, const Whole& denominator);
/// The largest whole number that is not above `value`.
[[nodiscard]] Whole floorOf(const Exact& value);
/// To the next whole number, as `rounding` says; on the magnitude.
[[nodiscard]] Whole rounded(const Exact& value, Rounding rounding);
/// To the next multiple of `step`.
[[nodiscard]] Whole roundedTo(const Whole& step, const Exact& value, Rounding rounding);
/// `total` in whole units in proportion to `weights`: the units that are left over go to the largest remainders, of
/// equal ones to the earlier. Without any weight all of it is the first one's.
[[nodiscard]] std::vector<Whole> shared(const Whole& total, const std::vector<Exact>& weights);
[[nodiscard]] std::vector<Whole> shared(const Whole& total, const std::vector<Whole>& weights);
[[nodiscard]] Whole sumOf(const std::vector<Whole>& values);
[[nodiscard]] Exact sumOf(const std::vector<Exact>& values);
/// For comparing with core's values; the caller knows that it fits.
[[nodiscard]] std::int64_t plain(const Whole& value);

} // namespace huitou::oracle
