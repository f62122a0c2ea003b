// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/demo_history.h"
#include "core/base/result.h"
#include "core/ledger/facts.h"
#include "core/ledger/fold.h"

#include <vector>

namespace huitou
{

/// Who sells in the demonstration shop, and by which rules.
struct DemoCounter {
    std::uint64_t seed = 1;
    OutletId outlet{1};
    std::vector<StaffId> staff; ///< not empty
    OutletCalendar calendar;
};

/// The sales of a history, each priced by the programme of its day with the star that its member had then. One for
/// each visit, in their order. Refuses as priceBasket does.
[[nodiscard]] Result<std::vector<SaleFact>>
sellDemoHistory(const DemoHistory& history, const ProgrammeVersions& versions, const DemoCounter& counter);

} // namespace huitou
