// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"
#include "core/cadence/purchase_day.h"
#include "core/programme/member_class.h"
#include "core/programme/segment_rules.h"

#include <span>
#include <vector>

/// Whether a regular's habit changes markedly, in how much they buy and in how often they come. Pure; any thread.
namespace huitou
{

/// A change, and the sentence that says by how much.
struct NoticedChange {
    HabitChange change = HabitChange::QuantityDrop;
    Sentence why;
    friend bool operator==(const NoticedChange&, const NoticedChange&) = default;
};

/// What changed by `today`, each kind once, in the order of HabitChange. `days` ascend and are not after `today`;
/// `cadence` is their rhythm. A quantity is what was paid on a purchase day.
///
/// A sudden drop is seen in two purchases running, both below what is left of the median of the (three to six) before
/// them after `dropPercent`: one small purchase is no change. A sudden stay-away is a broken rhythm (isAway). A slow
/// trend is a fall over the last six to eight that chance hardly makes (Mann-Kendall, one-sided at 5 %), and by
/// `trendPercent` at least between the medians of the first and the last three; of gaps, a rise likewise.
[[nodiscard]] std::vector<NoticedChange> habitChangesIn(std::span<const PurchaseDay> days, const CadenceState& cadence,
                                                        Date today, const CadenceParameters& rhythm,
                                                        const SegmentRules& rules);

} // namespace huitou
