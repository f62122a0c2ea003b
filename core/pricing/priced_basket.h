// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// How often a promotion was used already.
struct PromotionUses {
    std::string promotion;
    std::int32_t times = 0;
    friend bool operator==(const PromotionUses&, const PromotionUses&) = default;
};

enum class DiscountKind : std::uint8_t {
    Star = 1,
    Offer = 2,
    Voucher = 3,
    Points = 4,
    Promotion = 5,
    Manual = 6,
    Reward = 7,
};

/// One reduction of a line; explainedDiscounts (price_basket.h) says it in a sentence.
struct LineDiscount {
    DiscountKind kind = DiscountKind::Star;
    std::string id;                  ///< the star's, offer's, voucher's, promotion's or reward's id; why, by hand
    Money amount = Money::zero(cny); ///< positive
};

/// One reduction of a sale or of a line, with the sentence that explains it.
struct Discount {
    DiscountKind kind = DiscountKind::Star;
    std::string id;
    Money amount = Money::zero(cny); ///< positive
    Sentence reason;                 ///< "★★ member, pays 85 %: −5.67"
};

struct PricedLine {
    Money list = Money::zero(cny); ///< quantity times unit price, rounded half up to the cent
    std::vector<LineDiscount> discounts;
    Money net =
        Money::zero(cny); ///< to pay for the line: list less discounts, plus tax that comes on top; never negative
    Money tax = Money::zero(cny);      ///< the tax that is part of `net`
    Money earnBase = Money::zero(cny); ///< what of the line earned points; zero without a member
    Points earned{};                   ///< the line's part of what the sale earns, points for the visit aside
    std::optional<Sentence> remark;    ///< why a discount does not hold here: "takes no part in discounts"
    bool needsManager = false;         ///< the manual discount is above what a cashier may give alone
};

struct TaxTotal {
    std::int32_t taxBasisPoints = 0;
    bool included = true;         ///< false: the tax was added to the prices
    Money net = Money::zero(cny); ///< including tax
    Money tax = Money::zero(cny);
};

/// Points with the sentence that says what they are for.
struct PointsEarned {
    Points points;
    Sentence reason;
    std::string rule{}; ///< the earning rule's id; "earn" for the basic rate, "star" for the star's factor
};

/// A reward as it was claimed.
struct ClaimedReward {
    std::string id;
    std::int32_t times = 0;
    Points points;
    Money amount = Money::zero(cny); ///< what it took off
    friend bool operator==(const ClaimedReward&, const ClaimedReward&) = default;
};

/// A basket with its price and the reasons for it. Totals are sums of the lines, and `toPay` is never negative.
struct PricedBasket {
    std::uint32_t star = 0;        ///< whose discount was used; with knob K7 it may be above the shopper's
    Sentence starPays;             ///< "★★ pays 85 %"; empty where the star's discount does not hold
    std::vector<PricedLine> lines; ///< one for each line of the basket, in its order
    std::vector<Discount> totals;  ///< each discount once, with its sum over the lines
    std::vector<TaxTotal> taxes;
    Money list = Money::zero(cny);
    Money discount = Money::zero(cny);
    Money taxAdded = Money::zero(cny); ///< toPay is list - discount + taxAdded
    Money toPay = Money::zero(cny);
    std::vector<PointsEarned> earned; ///< adds up to `earnedTotal`; empty without a member
    Points earnedTotal;
    Points redeemed; ///< spent as money; at most what was asked
    std::vector<ClaimedReward> rewards;
    Points rewardPoints;                   ///< spent on rewards
    std::vector<PromotionUses> promotions; ///< used by this sale
    std::vector<OfferId> offers;           ///< used up; where only the best discount holds, not all that were asked for
    std::vector<Sentence> hints;           ///< why something that was asked for did not count: a code's minimum
};

} // namespace huitou
