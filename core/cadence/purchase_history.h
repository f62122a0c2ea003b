// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"
#include "core/cadence/purchase_day.h"
#include "core/ledger/facts.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What a member's facts say of their purchases. Pure; any thread.
namespace huitou
{

/// An article that lasts its buyer a stated time, as it was bought on the last day that it was, less what came back.
struct ConsumableBought {
    Date day;
    std::string sku;
    Sentence name;
    Quantity quantity;
    std::int32_t lastsDays = 0; ///< one unit
    std::int32_t leftDays = 0;  ///< for so long the purchase before it would still have lasted on that day
    friend bool operator==(const ConsumableBought&, const ConsumableBought&) = default;
};

/// The day from which on nothing of it is left; nothing when that is further away than anyone plans for.
[[nodiscard]] std::optional<Date> usedUpOn(const ConsumableBought& bought);

/// "3 × Infant formula of 2026-01-01 should last until 2026-01-22"
[[nodiscard]] Sentence consumptionSentence(const ConsumableBought& bought, Date usedUp);

/// What classes and win-back rules look at, of one member.
struct PurchaseHistory {
    std::vector<PurchaseDay> days;             ///< ascending, each day once
    std::vector<ConsumableBought> consumables; ///< each article once, by its last purchase day
    std::vector<OutletId> outlets{};           ///< where they bought in the last 365 days, each once
    /// What a piece of each article bought cost on the shelf, goods brought back left out; of a purchase before Huitou
    /// what its pieces cost on average. In one currency.
    std::vector<Money> prices{};
    std::uint32_t categories = 0;           ///< of articles ever bought
    std::optional<LeavingReason> leaving{}; ///< why they don't come any more, as they said
    std::optional<Date> complaintAgreed{};  ///< on which day they last agreed to how a complaint is settled
};

/// The history in `facts` (of one member, any order, any duplicates), up to and including `today`. Sales in another
/// currency than `currency` count as visits without an amount.
[[nodiscard]] PurchaseHistory purchaseHistoryOf(std::span<const MemberFact> facts, Currency currency, Date today);

/// The rhythm of these days, which ascend.
[[nodiscard]] CadenceState cadenceOf(std::span<const PurchaseDay> days, const CadenceParameters& parameters);

} // namespace huitou
