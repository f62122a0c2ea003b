// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/programme/programme.h"

#include <optional>

namespace huitou
{

class RunningPrice;

/// Points that are used as money, and what they pay.
struct PointsAsMoney {
    Points points;
    Money worth = Money::zero(cny);
    friend bool operator==(const PointsAsMoney&, const PointsAsMoney&) = default;
};

/// What a sale can take of `available` points where nothing caps it (knob K3): whole blocks; or, where any amount goes,
/// whole steps of the point rounding, worth their share rounded down. Nothing of nothing where points are not money or
/// the least number is not reached. Pure; any thread.
[[nodiscard]] PointsAsMoney pointsWorth(const Programme& programme, Points available);

/// The same for a sale of which points pay at most `cap`: no more points than that takes.
[[nodiscard]] PointsAsMoney pointsWorth(const Programme& programme, Points available, Money cap);

/// Pays with the points that were asked for, as far as the sale takes them; where it can't take the least number, none
/// are used, and a hint says why.
void takePoints(RunningPrice& price);

} // namespace huitou
