// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"

#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// A promotion that comes by itself or whose code was given: how often it holds in this sale, or why it does not.
struct PromotionInSale {
    const Promotion* promotion = nullptr;
    std::int64_t times = 0;         ///< as uses are counted
    std::optional<Sentence> reason; ///< with its figures, when it does not hold
};

/// Those that concern the sale, in the order of the file. Refuses with NotAllowed a code that no promotion has; around
/// a code spaces do not matter, capitals do.
[[nodiscard]] Result<std::vector<PromotionInSale>> promotionsFor(const RunningPrice& price);

} // namespace huitou
