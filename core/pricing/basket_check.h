// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// The largest sum of list prices, and the most to pay, that one sale may reach, in smallest units; keeps every later
/// sum within int64.
inline constexpr std::int64_t maximumSaleUnits = 1'000'000'000'000;

/// Of one line, in thousandths of a piece or kilogram.
inline constexpr Quantity maximumQuantity = Quantity::fromThousandths(1'000'000'000'000);

/// What the record of a sale holds, to be known before the money is taken: vouchers, offers and rewards together,
/// promotions, points, and the bytes of a reason that staff gave. With the star, a manual discount and the points they
/// are all that can be taken off one line.
inline constexpr std::size_t maximumRightsOfSale = 20;
inline constexpr std::size_t maximumPromotionsOfSale = 40;
inline constexpr Points mostPointsOfSale = Points::whole(10'000'000);
/// All of a price, in the unit in which percentages are kept: hundredths of a percent.
inline constexpr std::int32_t hundredPercent = 10'000;
inline constexpr std::size_t maximumReasonBytes = 200;

/// What can be said of a basket before it is priced: quantities and currencies that cannot be, rights used without a
/// member or too many of them, redemption where the programme has none.
[[nodiscard]] Status checkBasket(const Programme& programme, const Basket& basket);

/// The list price of a line; refuses with Overflow beyond maximumSaleUnits.
[[nodiscard]] Result<Money> listPriceOf(const BasketLine& line);

/// The refusal of a sale that is too large, and of one with more points than its record holds.
[[nodiscard]] Error saleTooLarge();
[[nodiscard]] Error tooManyPoints();

} // namespace huitou
