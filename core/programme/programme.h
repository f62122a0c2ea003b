// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/earn_rules.h"
#include "core/programme/promotion.h"
#include "core/programme/return_rules.h"
#include "core/programme/rights.h"
#include "core/programme/segment_rules.h"
#include "core/programme/star_ladder.h"
#include "core/programme/win_back_rule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// How a star's percentage becomes money (knob K19).
struct MoneyRounding {
    Rounding rounding = Rounding::HalfUp; ///< HalfUp, HalfEven or Down
    bool ofPrice = false;                 ///< false: what is taken off is rounded; true: what is left to pay
    bool perSale = false;                 ///< true: once for all lines, then split over them by largest remainder
    friend bool operator==(const MoneyRounding&, const MoneyRounding&) = default;
};

/// One version of the rules of a loyalty scheme. A value; made by readProgramme (reader.h), never by hand outside
/// tests.
struct Programme {
    std::string id;
    Sentence name;
    std::uint32_t version = 1;
    Date validFrom; ///< business date from which this version judges sales
    Currency currency = cny;

    EarnRate earn; ///< the basic rate; no points: only the rules below earn
    EarnBase earnBase = EarnBase::Net;
    PointRounding pointRounding;
    std::vector<EarnRule> earnRules;
    int pendingDays = 0;              ///< K16: points can be spent so many days after they were earned
    bool spendableInSameSale = false; ///< K4
    PointExpiry expiry;
    SpendOrder spendOrder = SpendOrder::NearestExpiry;

    MoneyRounding discountRounding;
    Money cashRounding = Money::zero(cny); ///< cash is rounded to multiples of this; zero: not rounded
    ManualDiscountRules manualDiscounts;

    LadderRules ladder;
    bool saleCountsForOwnStar = false; ///< K7: the discount of a sale already uses the star that it reaches
    std::vector<Star> stars;           ///< ascending thresholds
    bool surplusCarriesOver = true;    ///< what exceeds the threshold that starts a new cycle counts in it
    bool vouchersEveryCycle = true;    ///< a star reached again in a later cycle gives its voucher again

    std::optional<Redemption> redemption;
    std::vector<Reward> rewards;
    std::vector<VoucherTerms> vouchers;
    std::vector<Gift> gifts;
    std::optional<GiftCardRules> giftCards; ///< nothing: none are sold
    std::optional<Referral> referral;
    std::vector<Promotion> promotions;
    Stacking stacking;
    ReturnRules returns;
    std::uint32_t nodeMembers = 0; ///< the base "reaches its node" at so many members; 0: no node
    SegmentRules segments;
    std::vector<WinBackRule> winBack;
    friend bool operator==(const Programme&, const Programme&) = default;
};

} // namespace huitou
