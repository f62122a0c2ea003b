// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/oracle/pricing_oracle.h"

namespace huitou::oracle
{

/// Rules say no while the basket is being priced; any of the codes is an answer.
struct Refused {
    std::set<ErrorCode> codes;
};

/// More points than the record of a sale holds, in hundredths.
inline const Whole mostPointsOfSale("1000000000");

/// A line on its way through the rules.
struct Line {
    const BasketLine* asked = nullptr;
    Whole list;
    Whole afterManual;
    Whole gross;       ///< after manual and other discounts, before rewards, vouchers and points
    Whole left;        ///< the running net
    Whole piecesTaken; ///< by rewards and vouchers
    std::vector<OracleDiscount> discounts;
    bool needsManager = false;
};

/// All that the rules look at and change, at one star.
struct Counter {
    const Programme& programme;
    const Basket& basket;
    std::uint32_t star;
    Reach& reach;
    std::vector<Line> lines{};
    OraclePrice price{};
};

[[nodiscard]] Whole leftOf(const Counter& counter);
/// Whether the filter chooses the article.
[[nodiscard]] bool isIn(const ArticleFilter& filter, const Article& article);
/// Whether the star at which is priced is among `stars` (all, when there are none).
[[nodiscard]] bool hasStar(const Counter& counter, const std::vector<std::string>& stars);
[[nodiscard]] bool isWithin(const std::optional<Date>& from, const std::optional<Date>& until, Date day);

/// What a benefit takes off each line when it is used so often, on what the lines still cost.
struct Effect {
    std::vector<Whole> parts;
    std::vector<Whole> pieces; ///< of each line, where it is about pieces
    Whole piecesThere;         ///< whole pieces of the goods that it is for
};
[[nodiscard]] Effect effectOf(const Counter& counter, const Benefit& benefit, const Whole& times);
/// Takes the parts off the lines and notes them; answers their sum.
Whole takeOff(Counter& counter, DiscountKind kind, const std::string& id, const std::vector<Whole>& parts);

void discount(Counter& counter);
void useRights(Counter& counter);
void addTax(Counter& counter);
void earn(Counter& counter, const std::vector<Whole>& netsBeforeTax);

} // namespace huitou::oracle
