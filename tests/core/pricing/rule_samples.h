// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/pricing/three_stars.h"

/// Benefits, promotions and baskets, for the tests of the rules.
namespace huitou::three_stars
{

[[nodiscard]] Benefit amountOff(std::int64_t amountCents);
/// 1250 is 12.5 %.
[[nodiscard]] Benefit percentOff(std::int32_t hundredths);
[[nodiscard]] Benefit piecesFree(std::int32_t pieces);
[[nodiscard]] Benefit percentOffCheapest(std::int32_t hundredths);

/// "Spring", 春季, with the id "spring".
[[nodiscard]] Promotion promotion(const Benefit& gives);
/// "Pen", 钢笔, with the id "PEN".
[[nodiscard]] Reward reward(std::int64_t points, const Benefit& gives);

[[nodiscard]] BasketLine labelled(BasketLine line, const std::string& label);
[[nodiscard]] BasketLine withTaxOnTop(BasketLine line, std::int32_t basisPoints);
/// An amount that staff took off as the goods were damaged.
[[nodiscard]] ManualDiscount manual(std::int64_t amountCents);
[[nodiscard]] ManualDiscount manualPercent(std::int32_t hundredths);

[[nodiscard]] Basket basketOf(const BasketLine& line);
[[nodiscard]] Basket basketOf(std::vector<BasketLine> lines);

/// The refusal that `basket` must get; in both languages.
[[nodiscard]] Error refusalOf(const Basket& basket, const Programme& rules = programme());

} // namespace huitou::three_stars
