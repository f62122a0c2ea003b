// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/programme/article_filter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What is counted for a star, and over which time (knob K13). Never the balance.
enum class LadderMeasure {
    Points, ///< points earned
    Spend,  ///< money paid, less refunds
};
enum class LadderPeriod {
    Cycle,    ///< since the cycle began: a star that starts a new cycle, or the end of `cycleDays`, sets it to zero
    Window,   ///< the last `windowDays` days, today included
    Lifetime, ///< ever
};

/// What happens when the count no longer reaches the star (knob K8).
enum class Falling {
    Never,
    WindowEnd, ///< a star holds `windowDays` (or to the end of the cycle); then the one that the count reaches holds
    AtOnce,    ///< on the day on which the count falls below the threshold
    OneStep,   ///< as WindowEnd, but one star at a time, each for another such time
};

/// How the stars are counted and what they do together.
struct LadderRules {
    LadderMeasure measure = LadderMeasure::Points;
    LadderPeriod period = LadderPeriod::Cycle;
    int windowDays = 365;
    std::optional<int> cycleDays; ///< Cycle: it also ends after so many days, counted from the first that it counts
    Falling falling = Falling::Never;
    bool returnLowersStar = true;  ///< goods brought back take the star and its unused vouchers back with them
    bool adjustmentsCount = false; ///< points given by hand count like earned ones
    bool manualStarIsFloor = true; ///< K12: what a star set by hand is when whoever sets it does not say
    ArticleFilter starDiscountOn;  ///< the goods that star discounts are for
    friend bool operator==(const LadderRules&, const LadderRules&) = default;
};

/// What a star gives once, when it is reached: an amount, or a voucher of the programme's by its id.
struct StarVoucher {
    Money value = Money::zero(cny);
    std::optional<int> validDays; ///< nothing: it does not expire
    std::string voucher{};        ///< id of a VoucherTerms; empty: goods worth `value`
    friend bool operator==(const StarVoucher&, const StarVoucher&) = default;
};

/// One step of the star ladder. Star 0, "none", is not listed.
struct Star {
    std::string id;                          ///< "star1"
    Sentence name;                           ///< "★★"
    Points threshold;                        ///< LadderMeasure::Points
    Money spendThreshold = Money::zero(cny); ///< LadderMeasure::Spend
    int payPercent = 100;                    ///< 85: pays 85 % of the list price
    std::int32_t earnFactorHundredths = 100; ///< 150: earns half as much again
    std::optional<StarVoucher> voucher;
    bool startsNewCycle = false; ///< the cycle's count goes to zero, the star stays
    bool printsCertificate = false;
    friend bool operator==(const Star&, const Star&) = default;
};

} // namespace huitou
