// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/basket.h"
#include "core/programme/programme.h"

#include <cstdint>

namespace huitou::bench
{

/// A programme that uses what there is: a star with its own rate, promotions by label, by piece and by code, a reward,
/// vouchers, points, and rules of every kind that earn.
[[nodiscard]] Programme fullProgramme();

/// 30 lines of a member who uses all of it: milk and cheese by the piece, pears by weight, each third with another tax.
[[nodiscard]] Basket fullBasket();

/// What the sale comes to, in smallest units and hundredths of points.
struct SaleSums {
    std::int64_t toPay = 0;
    std::int64_t tax = 0;
    std::int64_t earned = 0;
    friend bool operator==(const SaleSums&, const SaleSums&) = default;
};

/// The arithmetic of that very basket under that very programme, written out by hand: no conditions, no reasons, no
/// memory asked for. What a till would do that knew no other sale.
[[nodiscard]] SaleSums priceByHand(const Basket& basket);

} // namespace huitou::bench
