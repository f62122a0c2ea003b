// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"

#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What makes the office offer a member something to come back.
enum class WinBackTrigger {
    Consumption, ///< what was bought should be used up by now (an article that states how long it lasts)
    Silence,     ///< no purchase at all for a fixed time
    OwnRhythm,   ///< far beyond the member's own rhythm
};

/// Who a win-back rule is for; a member for whom all of it holds.
struct WinBackAudience {
    std::vector<std::string> stars;    ///< ids; empty: everybody; "none": no star
    int purchasesFrom = 1;             ///< purchase days at least
    std::optional<Money> averageFrom;  ///< spent on a purchase day, on average, at least
    std::optional<Money> averageBelow; ///< and less than this
    friend bool operator==(const WinBackAudience&, const WinBackAudience&) = default;
};

/// One win-back rule, which is one campaign: for whom, when, and what is offered.
struct WinBackRule {
    std::string id;
    Sentence title; ///< what the member reads: "Welcome back: 15 off from 100"
    WinBackTrigger trigger = WinBackTrigger::Silence;
    int days = 0;               ///< Silence: after so many days; Consumption: so many days before the goods run out
    int probabilityPercent = 0; ///< OwnRhythm: chance of no purchase in the next 90 days from which on it offers
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
    int validDays = 30;
    int restDays = 90;       ///< a member gets no second offer of this rule so soon
    int holdOutPercent = 10; ///< of the members for whom it holds: they get nothing, so that its effect can be told
    WinBackAudience audience{};
    friend bool operator==(const WinBackRule&, const WinBackRule&) = default;
};

} // namespace huitou
