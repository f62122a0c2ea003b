// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/time.h"
#include "core/members/member.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace huitou
{

/// One purchase of an earlier system.
struct ImportedPurchase {
    Date day;
    Instant at; ///< the day's beginning at the outlet
    Money amount = Money::zero(cny);
    std::uint32_t items = 0;
    Points earned;
};

/// A customer of an earlier system with some or all of their purchases.
struct ImportedCustomer {
    std::string customer; ///< their name there; the same one is the same member, whenever it comes
    MemberRecord record;  ///< with a fresh id; taken when the customer is new
    std::vector<ImportedPurchase> purchases;
};

/// Some thousand purchases that are stored together.
struct PurchaseBatch {
    std::string source; ///< names the earlier system
    OutletId outlet{1};
    Instant now;
    std::vector<ImportedCustomer> customers; ///< each once
};

struct ImportedPurchases {
    std::uint64_t newMembers = 0;
    std::uint64_t added = 0;
    std::uint64_t already = 0; ///< there from before: same member, day, amount and number of pieces
};

/// What writing the same rows to a bare database took.
struct BareWrite {
    std::uint64_t rows = 0;
    std::chrono::microseconds took{0};
};

} // namespace huitou
