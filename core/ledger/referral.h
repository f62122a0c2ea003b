// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/programme/programme.h"

#include <optional>

namespace huitou
{

/// The second leg of a sale: what the buyer's introducer earns by it, one level deep (knob K17): the rate on what was
/// paid, as knob K1 counts it, and the fixed points besides; together at most what the cap for one buyer leaves when
/// the introducer has `earnedBefore` for this buyer already, less what was taken back. Nothing without a referral rule,
/// an introducer or a buyer, for somebody who introduced themselves, for too small a sale, and, when the rule is for
/// the first purchase only, when `otherPurchases` of the buyer are known. Pure.
[[nodiscard]] std::optional<ReferralEarnedFact> referralLeg(const SaleFact& sale, const Programme& programme,
                                                            const std::optional<MemberId>& introducer,
                                                            std::uint32_t otherPurchases, Points earnedBefore = {});

} // namespace huitou
