// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/habit_change.h"
#include "core/cadence/purchase_history.h"
#include "core/programme/segment_rules.h"

#include <cstdint>
#include <optional>
#include <vector>

/// A member, as classes look at them. Pure; any thread.
namespace huitou
{

/// How many of the articles bought are dear, cheap, any.
struct PriceCounts {
    std::uint32_t high = 0;
    std::uint32_t low = 0;
    std::uint32_t all = 0;
    friend bool operator==(const PriceCounts&, const PriceCounts&) = default;
};

/// What is known of one member on a day. Everything that follows looks at this and at nothing else.
struct MemberProfile {
    CadenceState cadence;
    Date today;
    bool isAway = false;
    std::int32_t daysInPeriod = 0; ///< purchase days in the period of `[segments]`
    Money spentInPeriod = Money::zero(cny);
    PriceCounts prices;
    std::uint32_t categories = 0; ///< of articles, ever bought from
    std::uint32_t introduced = 0; ///< members
    std::vector<NoticedChange> changes;
    std::optional<LeavingReason> leaving;
};

/// Of a member who bought at least once until `today`. `introduced` is how many members they brought.
[[nodiscard]] MemberProfile profileOf(const PurchaseHistory& history, Date today, std::uint32_t introduced,
                                      const CadenceParameters& rhythm, const SegmentRules& rules);

[[nodiscard]] LifeStage stageOf(const MemberProfile& profile, const SegmentRules& rules);
[[nodiscard]] MemberClass classOf(const MemberProfile& profile, const SegmentRules& rules);
/// Middle, also for who bought nothing of which the price is known.
[[nodiscard]] PriceClass priceClassOf(const MemberProfile& profile, const SegmentRules& rules);

// Why, each in one sentence with its figures.
[[nodiscard]] Sentence explainStage(const MemberProfile& profile, const SegmentRules& rules);
[[nodiscard]] Sentence explainClass(const MemberProfile& profile, const SegmentRules& rules);
[[nodiscard]] Sentence explainPrices(const MemberProfile& profile, const SegmentRules& rules);

} // namespace huitou
