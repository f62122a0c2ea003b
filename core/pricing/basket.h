// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/pricing/article.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What the goods of a voucher may cost: it pays for goods up to its value, once, and gives no change.
struct VoucherInBasket {
    VoucherId id;
    Money value = Money::zero(cny);
};

/// An offer made to this member: `amountOff` once, on a sale of at least `minimumSpend`.
struct OfferInBasket {
    OfferId id;
    Sentence title;
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
};

struct BasketLine {
    Article article;
    Quantity quantity;
};

/// Who buys, as far as prices depend on it.
struct Shopper {
    MemberId member;
    std::uint32_t star = 0; ///< index into Programme::stars plus one; 0 is none
    Points cycle;           ///< points earned in the cycle so far
};

/// What lies on the counter, and which of their rights the shopper wants to use. Uses exactly what is listed;
/// whether the shopper holds it was checked before.
struct Basket {
    std::vector<BasketLine> lines;
    std::optional<Shopper> shopper;
    Points redeem;
    std::vector<VoucherInBasket> vouchers;
    std::vector<OfferInBasket> offers;
};

enum class DiscountKind : std::uint8_t { Star = 1, Offer = 2, Voucher = 3, Points = 4, Promotion = 5, Manual = 6 };

/// One reduction of a line, with the sentence that explains it.
struct Discount {
    DiscountKind kind = DiscountKind::Star;
    std::string id;                  ///< the star's, offer's or voucher's id
    Money amount = Money::zero(cny); ///< positive
    Sentence reason;                 ///< "★★ member, pays 85 %: −5.67"
};

struct PricedLine {
    Money list = Money::zero(cny); ///< quantity times unit price, rounded half up to the cent
    std::vector<Discount> discounts;
    Money net = Money::zero(cny);   ///< list less discounts; never negative
    Money tax = Money::zero(cny);   ///< the tax that is part of `net`
    std::optional<Sentence> remark; ///< why a discount does not hold here: "takes no part in discounts"
};

struct TaxTotal {
    std::int32_t taxBasisPoints = 0;
    Money net = Money::zero(cny); ///< including tax
    Money tax = Money::zero(cny);
};

/// Points with the sentence that says what they are for.
struct PointsEarned {
    Points points;
    Sentence reason;
};

/// A basket with its price and the reasons for it. Totals are sums of the lines, and `toPay` is never negative.
struct PricedBasket {
    std::uint32_t star = 0;        ///< whose discount was used; with knob K7 it may be above the shopper's
    std::vector<PricedLine> lines; ///< one for each line of the basket, in its order
    std::vector<Discount> totals;  ///< each discount once, with its sum over the lines
    std::vector<TaxTotal> taxes;
    Money list = Money::zero(cny);
    Money discount = Money::zero(cny);
    Money toPay = Money::zero(cny);
    std::vector<PointsEarned> earned; ///< empty without a member
    Points earnedTotal;
    Points redeemed; ///< at most what was asked; whole steps only
};

} // namespace huitou
