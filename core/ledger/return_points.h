// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/returned_goods.h"

/// The points of a return: for returns.cpp alone.
namespace huitou
{

/// Fills what is taken back (K5), restored or given instead (K6).
[[nodiscard]] Status planPoints(const ReturnQuestion& question, const ReturnedGoods& goods, ReturnFact& fact);

/// `points` * part / whole, rounded to the programme's step as it rounds what is earned; at most `points`.
[[nodiscard]] Points roundedShare(Points points, std::int64_t part, std::int64_t whole, const PointRounding& rounding);

} // namespace huitou
