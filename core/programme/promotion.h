// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/benefit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// For members of one star a promotion opens in its own wave.
struct PromotionWave {
    std::string star; ///< "none" for members without one
    Date from;
    Date until; ///< last day
    friend bool operator==(const PromotionWave&, const PromotionWave&) = default;
};

/// Something off for everybody who fulfils the conditions.
struct Promotion {
    std::string id;
    Sentence name;
    std::string code; ///< to be said at the till; empty: it comes by itself
    Benefit gives;
    /// What the goods of `countedOn` cost and how many pieces they are, list prices less manual discounts.
    Money minimumSpend = Money::zero(cny);
    Quantity minimumQuantity;
    ArticleFilter countedOn;
    bool repeats = false; ///< given again for each further full minimum
    std::optional<Date> from;
    std::optional<Date> until; ///< last day
    bool membersOnly = false;
    std::vector<std::string> stars;
    std::vector<PromotionWave> waves; ///< when there are any: only members, each star in its own
    int usesPerMember = 0;            ///< 0: no limit; with a limit it is for members only
    int usesInAll = 0;                ///< 0: no limit
    bool afterNode = false;           ///< opens when the base has reached its node
    friend bool operator==(const Promotion&, const Promotion&) = default;
};

/// How discounts go together (knob K15). Points, vouchers and rewards are what the member spends; discounts are the
/// star's, promotions and offers.
struct Stacking {
    enum class Discounts {
        All,     ///< each on what the ones before have left: star, promotions in the order of the file, offers
        BestOne, ///< only the one that takes off most; of equals the first
    };
    Discounts discounts = Discounts::All;
    int maximumPercent = 100;          ///< discounts together take off at most this part of the list price
    bool vouchersWithDiscounts = true; ///< false: a sale that uses a voucher gets no discounts
    int vouchersPerSale = 0;           ///< 0: as many as the record holds
    friend bool operator==(const Stacking&, const Stacking&) = default;
};

} // namespace huitou
