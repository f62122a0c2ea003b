// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/manual_discounts.h"

#include "core/pricing/basket_check.h"

#include <algorithm>

namespace huitou
{

namespace
{

std::int64_t amountOf(const ManualDiscount& discount, std::int64_t list)
{
    if (discount.percentHundredths > 0) {
        return Money::fromMinor(list, discount.amount.currency())
            .scaled(discount.percentHundredths, hundredPercent, Rounding::HalfUp)
            .minorUnits();
    }
    return std::min(discount.amount.minorUnits(), list);
}

} // namespace

void takeManualDiscounts(RunningPrice& price)
{
    const std::vector<BasketLine>& lines = price.basket().lines;
    std::vector<std::string_view> reasons; // in the order in which they come up; few
    LineUnits amounts(lines.size());
    const std::int64_t limit = price.programme().manualDiscounts.withoutManagerPercentHundredths;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].manual) {
            continue;
        }
        const std::int64_t list = price.left(i);
        amounts[i] = amountOf(*lines[i].manual, list);
        price.priced().lines[i].needsManager = Wide{amounts[i]} * hundredPercent > Wide{list} * limit;
        if (std::find(reasons.begin(), reasons.end(), lines[i].manual->reason) == reasons.end()) {
            reasons.emplace_back(lines[i].manual->reason);
        }
    }
    for (const std::string_view reason : reasons) {
        LineUnits parts(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            parts[i] = lines[i].manual && lines[i].manual->reason == reason ? amounts[i] : 0;
        }
        const std::string said(reason);
        price.takeOff({DiscountKind::Manual, said, {.en = said, .zh = said}}, parts);
    }
    price.endManual();
}

} // namespace huitou
