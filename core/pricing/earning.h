// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

#include <span>
#include <string_view>
#include <vector>

namespace huitou
{

/// Points for an amount at a rate, rounded as the programme says (once: never first to hundredths). Refuses with
/// Overflow.
[[nodiscard]] Result<Points> pointsFor(const EarnRate& rate, const PointRounding& rounding, Money amount);

/// What earning rules look at of one line. The texts belong to the caller.
struct EarnLine {
    std::string_view sku;
    std::string_view category;
    std::span<const std::string> labels;
    Quantity quantity;
    Money base = Money::zero(cny); ///< the part of its price that earns (knob K1), before tax that comes on top
};

/// A member's sale as far as it earns. The lines belong to the caller.
struct EarnSale {
    std::span<const EarnLine> lines;
    Money minimumOrderSpend = Money::zero(cny); ///< all lines after discounts, before points, vouchers and rewards
    std::uint32_t star = 0;                     ///< index into Programme::stars plus one; 0 is none
    Date businessDate;
    bool rightsUsed = false; ///< points, a voucher or a reward
};

/// What a sale earns. `total` is `visit` and all of `ofLines`, and `parts` add up to it.
struct SaleEarning {
    Points total;
    Points visit;                    ///< what was earned by coming, whatever was bought
    std::vector<Points> ofLines;     ///< one for each line, in their order
    std::vector<PointsEarned> parts; ///< by rule, in the order in which they were counted
};

/// What `sale` earns under `programme`: the basic rate (rule "earn"), then the earning rules in the order of the file,
/// then the star's factor (rule "star"). Pure; any thread.
///
/// All of it is counted exactly and rounded once, as PointRounding says: per line, and the visit apart; or the total,
/// which is then split over the lines by largest remainder in its own steps, after the visit's part. A part of the
/// breakdown is the rounded sum up to its rule less the rounded sum before it; parts of nothing are left out.
///
/// A multiplier multiplies what the selected lines have so far, and points of the visit only when it selects
/// everything. With EarnBase::NothingWhenUsed and rights used nothing is earned at all, and the one part, of no points
/// and no rule, says so. Refuses with Overflow beyond 10,000,000 points.
[[nodiscard]] Result<SaleEarning> earningOf(const Programme& programme, const EarnSale& sale);

} // namespace huitou
