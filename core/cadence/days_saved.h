// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/forecasters.h"

#include <optional>

namespace huitou
{

struct DaysSavedOptions {
    int lostAfterDays = 180;   ///< a longer gap counts as a member lost
    double falseAlarms = 0.05; ///< so many of those who return may be flagged before they do
};

/// How much earlier than after `lostAfterDays` a method tells who is lost, in days: a mean over the lost members, 0 for
/// one who is never flagged.
///
/// Each member counts once, by the gap that begins with their first purchase day after `since` (at least their second
/// one) whose `lostAfterDays` days are known up to `until`. A member is flagged on the first day on which the method's
/// rank exceeds a threshold, which is the lowest that keeps within the false alarms. Nothing when nobody is lost or
/// nobody returns.
[[nodiscard]] std::optional<double> daysSaved(const PurchaseTrails& trails, const Forecasters& forecasters,
                                              ForecastMethod method, Date since, Date until,
                                              const DaysSavedOptions& options);

} // namespace huitou
