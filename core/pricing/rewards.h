// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/running_price.h"

namespace huitou
{

/// Takes off the rewards that were claimed, in the order in which they are listed. Pieces that one took are not taken
/// again. Refuses with NotAllowed, and the figures: a reward that the programme has not, or not for this star or day;
/// more than `maximumPerSale`; a percentage more than once; more pieces than there are; one that would take off
/// nothing. With Overflow when they cost more points than a record holds.
[[nodiscard]] Status takeRewards(RunningPrice& price);

/// How often `reward` can be taken now by a member with `available` points, each time for something; 0: not at all.
[[nodiscard]] std::int32_t mostOfReward(const Reward& reward, Points available, const RunningPrice& price);

} // namespace huitou
