// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/checkout.h"
#include "core/trial/stage.h"

namespace huitou::trial
{

/// What the programme gives for joining.
void giveSignUpGifts(Stage& stage, Account& account, const Step& step);

/// What follows from a sale that has been written: the introducer's points (answered), the introduced buyer's, and the
/// gifts for visits and purchases.
[[nodiscard]] std::optional<ReferralEarnedFact> giveForSale(Stage& stage, const Step& step, const Checkout& checkout,
                                                            const SaleFact& fact);

} // namespace huitou::trial
