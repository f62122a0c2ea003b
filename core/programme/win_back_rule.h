// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/member_class.h"
#include "core/programme/promotion.h"

#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What makes the office offer a member something.
enum class WinBackTrigger {
    Consumption, ///< what was bought should be used up by now (an article that states how long it lasts)
    Silence,     ///< no purchase at all for a fixed time
    OwnRhythm,   ///< far beyond the member's own rhythm
    Dates,       ///< the rule's own days
    Birthday,    ///< the member's birthday comes
    Complaint,   ///< a complaint was settled to the member's satisfaction
};

/// What is offered.
enum class WinBackGift {
    Amount,     ///< `amountOff`, once: a price cut
    Points,     ///< credited at once
    Voucher,    ///< one of the programme's: an amount, a percentage, articles or a service free
    Invitation, ///< nothing but the words of `title`
};

/// Who a win-back rule is for; a member for whom all of it holds. An empty list holds for everybody.
struct WinBackAudience {
    std::vector<std::string> stars;    ///< ids; "none": no star
    int purchasesFrom = 1;             ///< purchase days at least
    std::optional<Money> averageFrom;  ///< spent on a purchase day, on average, at least
    std::optional<Money> averageBelow; ///< and less than this
    std::optional<Money> spentFrom{};  ///< in the period of `[segments]`, at least
    std::optional<Money> spentBelow{}; ///< and less than this
    std::vector<LifeStage> stages{};
    std::vector<MemberClass> classes{};
    std::vector<PriceClass> prices{};
    std::vector<ValueClass> values{};
    std::vector<HabitChange> changes{}; ///< one of these
    std::vector<LeavingReason> reasons{};
    friend bool operator==(const WinBackAudience&, const WinBackAudience&) = default;
};

/// One win-back rule, which is one campaign: for whom, when, and what is offered.
struct WinBackRule {
    std::string id;
    bool isStopped = false; ///< makes no offers; those that were made go on
    Sentence title;         ///< what the member reads: "Welcome back: 15 off from 100"
    WinBackTrigger trigger = WinBackTrigger::Silence;
    /// Silence: after so many days; Consumption and Birthday: so many days before; Complaint: for so many days after.
    int days = 0;
    int probabilityPercent = 0; ///< OwnRhythm: chance of no purchase in the next 90 days from which on it offers
    WinBackGift gives = WinBackGift::Amount;
    Money amountOff = Money::zero(cny);    ///< Amount
    Money minimumSpend = Money::zero(cny); ///< Amount
    Points points{};                       ///< Points
    std::string voucher{};                 ///< Voucher: id of a VoucherTerms
    int validDays = 30;
    int restDays = 90;       ///< a member gets no second offer of this rule so soon
    int timesPerMember = 0;  ///< 0: no limit
    int holdOutPercent = 10; ///< of the members for whom it holds: they get nothing, so that its effect can be told
    int mostOffers = 0;      ///< in all; 0: no limit
    std::optional<Money> budget{}; ///< what its offers may be worth in all
    std::optional<Date> from{};
    std::optional<Date> until{};        ///< last day on which an offer is made
    std::vector<PromotionWave> waves{}; ///< when there are any: each star in its own days
    WinBackAudience audience{};
    friend bool operator==(const WinBackRule&, const WinBackRule&) = default;
};

} // namespace huitou
