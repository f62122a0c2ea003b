// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/rounding.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/article_filter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What of a sale earns (knob K1).
enum class EarnBase {
    List,            ///< the list price, whatever was taken off
    Gross,           ///< the price after discounts; points, vouchers and rewards count like money
    Net,             ///< what is paid with money or gift cards
    NothingWhenUsed, ///< as Net; nothing at all when points, a voucher or a reward were used
};

/// How points are rounded (knob K2): to multiples of `step`, per line or for the sale as a whole.
struct PointRounding {
    Points step = Points::whole(1);
    Rounding rounding = Rounding::Down;
    bool perLine = false;
    friend bool operator==(const PointRounding&, const PointRounding&) = default;
};

/// "1 yuan = 1 point": `points` for every `perAmount` of the base, in proportion, then rounded.
struct EarnRate {
    Money perAmount = Money::fromMinor(100, cny);
    Points points;
    friend bool operator==(const EarnRate&, const EarnRate&) = default;
};

/// How an earning rule counts (knob K14).
enum class EarnRuleKind {
    PerAmount,  ///< `rate` on the base of the selected lines
    PerArticle, ///< `points` for each piece (or kilogram) of the selected lines
    PerVisit,   ///< `points` once for the sale
    Multiply,   ///< what the rules above gave for the selected lines, times `factorHundredths` / 100
};

/// One further way of earning. Rules are looked at in the order of the file, after the basic rate; their exact results
/// are added up and rounded once, as PointRounding says.
struct EarnRule {
    std::string id;
    Sentence name;
    EarnRuleKind kind = EarnRuleKind::PerAmount;
    EarnRate rate;
    Points points;
    std::int32_t factorHundredths = 100; ///< 150: half as much again
    ArticleFilter on;
    /// The sale's price after discounts, before points, vouchers and rewards, must reach this ("minimum order").
    Money minimumSpend = Money::zero(cny);
    std::vector<std::string> stars; ///< only for members of these; empty: for all; "none" is the star of nobody
    std::optional<Date> from;
    std::optional<Date> until; ///< last day
    bool last = false;         ///< when it gave points (or multiplied some), no later rule is looked at in this sale
    friend bool operator==(const EarnRule&, const EarnRule&) = default;
};

/// When points end (knob K11). A lot that ends on a day is good for all of it and gone at 00:00 of the next.
enum class ExpiryKind {
    Never,
    Days,              ///< `days` after the day they were earned
    MonthEnd,          ///< the last day of the month, `months` months on (0: the same month)
    YearEnd,           ///< 31 December, `years` years on (0: the same year)
    SinceLastPurchase, ///< all of them, `days` after the member's last purchase
};
struct PointExpiry {
    ExpiryKind kind = ExpiryKind::Never;
    int days = 0;
    int months = 0;
    int years = 0;
    friend bool operator==(const PointExpiry&, const PointExpiry&) = default;
};

/// Which points are spent first (knob K10).
enum class SpendOrder { NearestExpiry, Oldest };

} // namespace huitou
