// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace huitou
{

/// Which points a partial return takes back (knob K5). A whole return takes back all of them, always.
enum class TakeBack {
    ByValue,     ///< in proportion to what was paid for the goods brought back
    ByLine,      ///< what the lines brought back earned
    Recomputing, ///< all that the rest, bought alone, would not have earned
};

/// What becomes of points that were spent in a sale of which goods come back (knob K6).
enum class SpentPoints {
    ProRata, ///< the returned goods' share of them comes back, into the lots it came from
    Never,
    AsVoucher, ///< its worth comes back as a voucher
};

/// What goods brought back do to points. A void undoes all, whatever these say: the sale was a mistake.
struct ReturnRules {
    TakeBack takeBack = TakeBack::ByValue;
    SpentPoints spentPoints = SpentPoints::ProRata;
    /// K9: a return that takes back more points than there are leaves a debt, paid by later earning; or is refused.
    bool refuseDebt = false;
    /// Points that come back after their end: true, with a new term as if earned on that day; false, they stay lost.
    bool renewExpired = false;
    int withinDays = 365;           ///< later the goods are not taken back
    std::optional<int> voucherDays; ///< AsVoucher: how long that voucher is good; nothing: for ever
    friend bool operator==(const ReturnRules&, const ReturnRules&) = default;
};

/// Up to where a cashier alone may take something off a line; above it a manager's PIN is asked for.
struct ManualDiscountRules {
    std::int32_t withoutManagerPercentHundredths = 1000; ///< 1000 is 10 % of the line
    friend bool operator==(const ManualDiscountRules&, const ManualDiscountRules&) = default;
};

} // namespace huitou
