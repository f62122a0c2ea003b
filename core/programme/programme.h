// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What of a sale earns (knob K1).
enum class EarnBase {
    List,            ///< the list price, whatever was taken off
    Gross,           ///< the price after star discounts and offers; points and vouchers count like money
    Net,             ///< what is paid with money
    NothingWhenUsed, ///< what is paid with money; nothing at all when points or a voucher were used
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

/// What a star gives once, when it is reached.
struct StarVoucher {
    Money value = Money::zero(cny);
    std::optional<int> validDays; ///< nothing: it does not expire
    friend bool operator==(const StarVoucher&, const StarVoucher&) = default;
};

/// One step of the star ladder. Star 0, "none", is not listed.
struct Star {
    std::string id;       ///< "star1"
    Sentence name;        ///< "★★"
    Points threshold;     ///< of the points earned in the cycle
    int payPercent = 100; ///< 85: pays 85 % of the list price
    std::optional<StarVoucher> voucher;
    bool startsNewCycle = false; ///< the cycle's points go to zero, the star stays
    bool printsCertificate = false;
    friend bool operator==(const Star&, const Star&) = default;
};

/// Points as money (knob K3): `points` are worth `worth`, in whole steps.
struct Redemption {
    Points points;
    Money worth = Money::zero(cny);
    Points minimum;
    int maximumPercentOfSale = 100;
    friend bool operator==(const Redemption&, const Redemption&) = default;
};

/// Who introduced a buyer earns on the buyer's purchases, one level deep (knob K17).
struct Referral {
    EarnRate rate;
    bool everyPurchase = true;
    friend bool operator==(const Referral&, const Referral&) = default;
};

/// What makes the office offer a member something to come back.
enum class WinBackTrigger {
    Consumption, ///< what was bought should be used up by now (an article that states how long it lasts)
    Silence,     ///< no purchase at all for a fixed time
    OwnRhythm,   ///< far beyond the member's own rhythm
};

/// One win-back rule: when, and what is offered.
struct WinBackRule {
    std::string id;
    Sentence title; ///< what the member reads: "Welcome back: 15 off from 100"
    WinBackTrigger trigger = WinBackTrigger::Silence;
    int days = 0;               ///< Silence: after so many days; Consumption: so many days before the goods run out
    int probabilityPercent = 0; ///< OwnRhythm: chance of no purchase in the next 90 days from which on it offers
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
    int validDays = 30;
    int restDays = 90; ///< a member gets no second offer of this rule so soon
    friend bool operator==(const WinBackRule&, const WinBackRule&) = default;
};

/// One version of the rules of a loyalty scheme. A value; made by readProgramme (reader.h), never by hand outside
/// tests.
struct Programme {
    std::string id;
    Sentence name;
    std::uint32_t version = 1;
    Date validFrom; ///< business date from which this version judges sales
    Currency currency = cny;

    EarnRate earn;
    EarnBase earnBase = EarnBase::Net;
    PointRounding pointRounding;
    bool saleCountsForOwnStar = false;         ///< K7: the discount of a sale already uses the star that it reaches
    Rounding moneyRounding = Rounding::HalfUp; ///< K19, of the discount, per line
    Money cashRounding = Money::zero(cny);     ///< cash is rounded to multiples of this; zero: not rounded
    std::vector<Star> stars;                   ///< ascending thresholds
    bool surplusCarriesOver = true;            ///< what exceeds the threshold that starts a new cycle counts in it
    bool vouchersEveryCycle = true;            ///< a star reached again in a later cycle gives its voucher again
    std::optional<Redemption> redemption;
    std::optional<Referral> referral;
    std::uint32_t nodeMembers = 0; ///< the base "reaches its node" at so many members; 0: no node
    std::vector<WinBackRule> winBack;

    friend bool operator==(const Programme&, const Programme&) = default;
};

} // namespace huitou
