// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"

#include <string>

namespace huitou
{

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

} // namespace huitou
