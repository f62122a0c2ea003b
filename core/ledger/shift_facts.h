// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/time.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

/// What happens to the drawer of a till beside sales and returns. No member has a part in it.
namespace huitou
{

/// Where an event stands in the log of its till.
struct LogPlace {
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0;
    friend constexpr auto operator<=>(const LogPlace&, const LogPlace&) = default;
};

/// A shift begins, with the change that was counted into the drawer.
struct ShiftOpenedFact {
    OpId op;
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    std::uint32_t number = 1;      ///< of the shifts of this till, and of its Z report
    Money cash = Money::zero(cny); ///< the float
    LogPlace covers;               ///< the first event that the Z report counts: what was sold without a shift, too
    friend bool operator==(const ShiftOpenedFact&, const ShiftOpenedFact&) = default;
};

/// Money put into the drawer or taken out of it, that no customer paid or got.
struct CashMovedFact {
    OpId op;
    OpId shift; ///< ShiftOpenedFact::op
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    bool isOut = false;
    Money amount = Money::zero(cny); ///< above zero
    std::string reason;
    std::optional<StaffId> approvedBy;
    friend bool operator==(const CashMovedFact&, const CashMovedFact&) = default;
};

/// A shift ends, with what was in the drawer. What should have been there was a fold of the log at that moment.
struct ShiftClosedFact {
    OpId op;
    OpId shift; ///< ShiftOpenedFact::op
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    std::uint32_t number = 1;
    Money expected = Money::zero(cny);
    Money counted = Money::zero(cny);
    friend bool operator==(const ShiftClosedFact&, const ShiftClosedFact&) = default;
};

} // namespace huitou
