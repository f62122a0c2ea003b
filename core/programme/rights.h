// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/benefit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// Points as money (knob K3): `points` are worth `worth`.
struct Redemption {
    Points points;
    Money worth = Money::zero(cny);
    bool anyAmount =
        false; ///< false: whole multiples of `points`; true: any, worth its share, rounded down to the cent
    Points minimum;
    int maximumPercentOfSale = 100;
    std::optional<Money> maximumAmount; ///< at most so much of one sale
    friend bool operator==(const Redemption&, const Redemption&) = default;
};

/// Something to be claimed for a fixed number of points (knob K3). An article is one that lies in the basket.
struct Reward {
    std::string id;
    Sentence name;
    Points points; ///< for each time it is taken
    Benefit gives;
    int maximumPerSale = 0; ///< 0: as often as the points reach
    std::vector<std::string> stars;
    std::optional<Date> from;
    std::optional<Date> until;
    friend bool operator==(const Reward&, const Reward&) = default;
};

/// A kind of voucher: used once, whole.
struct VoucherTerms {
    std::string id;
    Sentence name;
    Benefit gives;
    Money minimumSpend = Money::zero(cny); ///< of what is to pay when its turn comes
    int startsAfterDays = 0;               ///< activation delay
    std::optional<int> validDays;          ///< from its first day on; nothing: it does not expire
    bool anyone = false;                   ///< true: whoever shows it may use it, also without a member
    friend bool operator==(const VoucherTerms&, const VoucherTerms&) = default;
};

/// What makes the shop give something to a member (knob K18).
enum class GiftWhen {
    SignUp,
    Birthday, ///< once a year, on the day; 29 February is kept on the 28th where there is none
    Visit,    ///< at the first purchase of a business day, each `every`th such day
    Spend,    ///< at each purchase for which at least `minimumSpend` was paid
};
struct Gift {
    std::string id;
    Sentence name;
    GiftWhen when = GiftWhen::SignUp;
    int every = 1;
    Money minimumSpend = Money::zero(cny);
    Points points;
    std::optional<int> pointsValidDays; ///< nothing: as the programme's points
    std::string voucher;                ///< id of a VoucherTerms; empty: none
    std::vector<std::string> stars;
    friend bool operator==(const Gift&, const Gift&) = default;
};

/// Prepaid cards: bearer's, used in parts.
struct GiftCardRules {
    std::optional<int> validDays;
    bool purchaseEarns = false;       ///< what is paid for a gift card earns points
    bool paymentEarns = true;         ///< what is paid with one earns points
    Money maximum = Money::zero(cny); ///< of one card; zero: no limit of its own
    friend bool operator==(const GiftCardRules&, const GiftCardRules&) = default;
};

/// Who introduced a buyer earns on the buyer's purchases, one level deep (knob K17).
struct Referral {
    EarnRate rate;           ///< no points: none in proportion
    Points introducerPoints; ///< besides, a fixed number for each purchase that counts
    Points buyerPoints;      ///< for the buyer ("reward both"), at the first purchase
    bool everyPurchase = true;
    std::optional<Points> maximum;         ///< the introducer gets at most so much for one buyer
    Money minimumSpend = Money::zero(cny); ///< of a purchase that counts
    friend bool operator==(const Referral&, const Referral&) = default;
};

} // namespace huitou
