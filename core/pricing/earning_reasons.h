// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/programme/programme.h"

namespace huitou
{

/// On what a rule gave its points.
struct EarnedOn {
    Money base = Money::zero(cny); ///< what of the selected lines earns
    Quantity quantity{};           ///< of the selected lines
    bool gave = false;             ///< anything at all
};

/// "1 point for each ¥1.00 of ¥342.14: 342 points": the basic rate, as it stands on a receipt.
[[nodiscard]] Sentence reasonOfBasicRate(const Programme& programme, Money base, Points points);
/// "Double points on cheese ×2: 24 points".
[[nodiscard]] Sentence reasonOfRule(const EarnRule& rule, const EarnedOn& on, Points points);
[[nodiscard]] Sentence reasonOfStarFactor(const Star& star, Points points);
/// Why a sale that used points, a voucher or a reward earns nothing.
[[nodiscard]] Sentence reasonOfNothing();

} // namespace huitou
