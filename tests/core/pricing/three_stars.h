// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/price_basket.h"

#include <cstdint>
#include <string>

/// The three-star programme and a few goods, for the tests of pricing.
namespace huitou::three_stars
{

[[nodiscard]] Money cents(std::int64_t minorUnits);

/// 3000/6000/9000 points, pays 90/85/70 %, 1 yuan = 1 point, 100 points = 1 yuan.
[[nodiscard]] Programme programme();

[[nodiscard]] BasketLine pieces(const std::string& sku, std::int64_t priceCents, std::int32_t count = 1);
/// The same by the kilogram, in grams.
[[nodiscard]] BasketLine grams(const std::string& sku, std::int64_t pricePerKilogramCents, std::int64_t weight);
/// The line with an article that takes no part in star discounts.
[[nodiscard]] BasketLine withoutStarDiscount(BasketLine line);

[[nodiscard]] Shopper shopper(std::uint32_t star, Points cycle = {});
[[nodiscard]] VoucherInBasket voucher(std::int64_t valueCents);
[[nodiscard]] OfferInBasket offer(std::int64_t offCents, std::int64_t minimumCents);

/// The price, which the test expects not to be refused. Checks what holds for every basket: totals are the sums of
/// the lines, nothing is negative, tax is part of the price.
[[nodiscard]] PricedBasket priced(const Programme& programme, const Basket& basket);

} // namespace huitou::three_stars
