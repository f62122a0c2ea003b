// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"
#include "tests/oracle/exact.h"
#include "tests/oracle/reach.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace huitou::oracle
{

struct OracleDiscount {
    DiscountKind kind = DiscountKind::Star;
    std::string id;
    Whole amount;
};

struct OracleLine {
    Whole list;
    std::vector<OracleDiscount> discounts;
    Whole net;
    Whole tax;
    Whole earned;
    bool needsManager = false;
};

struct OracleReward {
    std::string id;
    Whole times;
    Whole points;
    Whole amount;
};

/// Amounts in the smallest unit, points in hundredths.
struct OraclePrice {
    std::uint32_t star = 0;
    std::vector<OracleLine> lines;
    std::vector<OracleDiscount> totals; ///< each discount once, with its sum; manual ones are not in here
    std::map<std::pair<std::int32_t, bool>, std::pair<Whole, Whole>> taxes; ///< (rate, included) -> net and tax
    Whole list;
    Whole taxAdded;
    Whole toPay;
    std::vector<std::pair<std::string, Whole>> earnedBy;
    Whole earned;
    Whole redeemed;
    std::vector<OracleReward> rewards;
    Whole rewardPoints;
    std::vector<std::pair<std::string, Whole>> promotions;
    int hints = 0; ///< rights that were asked for and did not count
};

/// A price, or the reasons for which the basket may be refused (more than one may hold; any of them is an answer).
struct OracleAnswer {
    std::optional<OraclePrice> price;
    std::set<ErrorCode> refusals;
};

/// What a basket costs by the description of the programme. `reach` counts the rules that had an effect.
[[nodiscard]] OracleAnswer oraclePrice(const Programme& programme, const Basket& basket, Reach& reach);

} // namespace huitou::oracle
