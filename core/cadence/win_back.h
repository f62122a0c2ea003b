// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"
#include "core/cadence/hold_out.h"
#include "core/cadence/purchase_day.h"
#include "core/cadence/silence_model.h"
#include "core/ledger/standing.h"
#include "core/programme/programme.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Whether to offer a member something to come back. Pure; any thread.
namespace huitou
{

/// An article that lasts its buyer a stated time, as it was bought on the last day that it was.
struct ConsumableBought {
    Date day;
    std::string sku;
    Sentence name;
    Quantity quantity;
    std::int32_t lastsDays = 0; ///< one unit
    friend bool operator==(const ConsumableBought&, const ConsumableBought&) = default;
};

/// What the win-back rules look at, of one member.
struct PurchaseHistory {
    std::vector<PurchaseDay> days;             ///< ascending, each day once
    std::vector<ConsumableBought> consumables; ///< each article once, by its last purchase day
    std::vector<OutletId> outlets{};           ///< where they bought in the last 365 days, each once
};

/// The purchase days, consumables and outlets in `facts` (of one member, any order, any duplicates), up to and
/// including `today`. Sales in another currency than `currency` count as visits without an amount.
[[nodiscard]] PurchaseHistory purchaseHistoryOf(std::span<const MemberFact> facts, Currency currency, Date today);

/// The rhythm of these days, which ascend.
[[nodiscard]] CadenceState cadenceOf(std::span<const PurchaseDay> days, const CadenceParameters& parameters);

/// That a member should get an offer now: by which rule, and why.
struct WinBackDecision {
    WinBackRule rule;
    Sentence reason; ///< "usually every 9 days; last purchase 31 days ago"
};

/// What decideWinBack is asked about.
struct WinBackQuestion {
    std::span<const WinBackRule> rules; ///< the first that holds decides
    const PurchaseHistory& history;
    std::span<const Offer> offers; ///< all that the member ever got
    bool consent = false;          ///< to be offered things; without it the answer is always nothing
    Date today;
    std::string_view star = {};               ///< its id; empty: none
    std::span<const CampaignDraw> draws = {}; ///< all of this member
};

/// The offer that the member should get today, if any. None while an earlier one is open, and none of a rule within its
/// rest days. Of an offer that the member was held out of, the same holds as if it had been made, and had been used at
/// the first purchase since: both groups are asked alike.
[[nodiscard]] std::optional<WinBackDecision> decideWinBack(const WinBackQuestion& question, const SilenceModel& model);

/// The decision as the fact that the office writes: open from today for the rule's days.
[[nodiscard]] OfferIssuedFact offerFrom(const WinBackDecision& decision, const OfferId& offer, const MemberId& member,
                                        Date today);

} // namespace huitou
