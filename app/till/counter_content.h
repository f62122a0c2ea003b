// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/pricing/basket.h"
#include "core/storage/till_store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace huitou
{

/// One line on the counter: what is sold, and what was said about it.
struct CounterLine {
    BasketLine sold;
    std::string note{};                  ///< printed under the line
    std::optional<StaffId> approvedBy{}; ///< who let its manual discount pass
};

/// All that was decided at the counter so far: it can be put aside, taken up again, and gone back to.
struct CounterContent {
    std::vector<CounterLine> lines;
    std::optional<MemberAtTill> member;
    bool wantsPoints = false;
    std::optional<Points> mostPoints;            ///< no more than so many; nothing: as many as this sale can use
    std::vector<std::string> codes;              ///< of promotions, as they were typed
    std::map<std::string, std::int32_t> rewards; ///< wanted: its id, and how often
    std::set<VoucherId> vouchers;                ///< wanted
    std::set<OfferId> offers;
};

} // namespace huitou
