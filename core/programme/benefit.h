// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/programme/article_filter.h"

#include <cstdint>
#include <optional>

namespace huitou
{

/// What a promotion, voucher or reward takes off a sale.
enum class BenefitKind {
    Amount,   ///< a fixed amount off the selected goods
    Percent,  ///< a part of what the selected goods cost
    Articles, ///< `pieces` of the selected goods free, the cheapest first
    Cheapest, ///< `percent` off the one cheapest piece of the selected goods
};

/// Takes off never more than the selected goods still cost when its turn comes.
struct Benefit {
    BenefitKind kind = BenefitKind::Amount;
    Money amount = Money::zero(cny);    ///< Amount
    std::int32_t percentHundredths = 0; ///< Percent and Cheapest: 1250 is 12.5 %
    std::int32_t pieces = 1;            ///< Articles
    ArticleFilter on;                   ///< the goods that it reduces
    std::optional<Money> cap;           ///< at most so much off a sale, however often it is used in it
    friend bool operator==(const Benefit&, const Benefit&) = default;
};

} // namespace huitou
