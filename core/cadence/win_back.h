// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/chain_cuts.h"
#include "core/cadence/hold_out.h"
#include "core/cadence/member_profile.h"
#include "core/cadence/purchase_history.h"
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

/// That a member should get an offer now: by which rule, and why.
struct WinBackDecision {
    WinBackRule rule;
    Sentence reason; ///< "usually every 9 days; last purchase 31 days ago"
};

/// What decideWinBack is asked about.
struct WinBackQuestion {
    const Programme& programme; ///< of its win-back rules the first that holds decides
    const PurchaseHistory& history;
    std::span<const Offer> offers; ///< all that the member ever got
    bool consent = false;          ///< to be offered things; without it the answer is always nothing
    Date today;
    std::string_view star = {};                  ///< its id; empty: none
    std::span<const CampaignDraw> draws = {};    ///< all of this member
    std::optional<Date> birthday = {};           ///< if they told it
    std::uint32_t introduced = 0;                ///< members whom they brought
    ValueCuts values = {};                       ///< of the chain
    std::span<const std::string> exhausted = {}; ///< ids of rules whose budget is used up
};

/// The offer that the member should get today, if any. None while an earlier one holds, which ends with its last day or
/// with the first purchase after its first day, whether the offer was used in it or not; none of a rule within its
/// rest days or more often than it says, nothing for who left for an objective reason, and no price cut for stable
/// members and those of high prices unless the programme says so. Of an offer that the member was held out of, the same
/// holds as if it had been made: both groups are asked alike.
[[nodiscard]] std::optional<WinBackDecision> decideWinBack(const WinBackQuestion& question, const SilenceModel& model);

/// The first day after today on which a rule may hold for this member when they buy nothing until then, nobody notes
/// anything about them, and the model and the programme stay as they are. At most lookAhead away, because the model is
/// learned anew: so everybody is looked at now and then. Of who may get no offers, the day on which their rhythm
/// breaks.
[[nodiscard]] Date nextLook(const WinBackQuestion& question, const SilenceModel& model);

inline constexpr std::chrono::days lookAhead{30};

/// Whether one more offer of the rule would exceed its budget.
[[nodiscard]] bool isBudgetUsedUp(const WinBackRule& rule, const CampaignIssued& issued, const Programme& programme);

/// The decision as the fact that the office writes: open from today for the rule's days.
[[nodiscard]] OfferIssuedFact offerFrom(const WinBackDecision& decision, const OfferId& offer, const MemberId& member,
                                        Date today);

/// What the member is credited with beside that offer: points, or a voucher of `programme`; nothing for other rules.
/// Its name follows from the offer's.
[[nodiscard]] std::optional<GiftGivenFact> giftFrom(const OfferIssuedFact& offer, const WinBackRule& rule,
                                                    const Programme& programme);

} // namespace huitou
