// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <optional>

namespace huitou
{

/// How members are told apart, where the field disagrees. Purchases are counted in days on which something was bought.
struct SegmentRules {
    int observationBelow = 3; ///< fewer purchase days: observation
    int stableFrom = 8;       ///< so many, in their rhythm: stable
    int declineDays = 180;    ///< nothing bought for so long: decline, whatever the rhythm says
    int periodDays = 365;     ///< what classes, ABC and scores look at
    int ordinaryFrom = 2;     ///< purchase days in the period
    int loyalFrom = 6;
    int advocateFrom = 1;           ///< members whom a loyal one introduced
    std::optional<Money> highPrice; ///< an article from this price on is dear; nothing: none is
    std::optional<Money> lowPrice;  ///< one below this is cheap
    int oftenPercent = 50;          ///< so many of the articles bought make a price class
    int abcAPercent = 80;           ///< who brings the first so many percent of the money is A
    int abcBPercent = 95;           ///< and up to here B
    int dropPercent = 50;           ///< a sudden fall by so much
    int trendPercent = 30;          ///< a slow one
    int oldPercent = 30;            ///< 3+3+4: how many should be old members
    int developingPercent = 30;     ///< how many to be developed; the rest potential
    bool priceCutsForAll = false;   ///< false: stable and high-price members get no price cuts
    friend bool operator==(const SegmentRules&, const SegmentRules&) = default;
};

} // namespace huitou
