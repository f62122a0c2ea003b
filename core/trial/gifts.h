// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/checkout.h"
#include "core/trial/stage.h"

namespace huitou::trial
{

/// What the programme gives for joining.
void giveSignUpGifts(Stage& stage, Account& account, const Step& step);

/// Writes and notes in `sold` what follows from a sale that has been written as `ref`: the introducer's points, the
/// introduced buyer's, and the gifts for visits and purchases.
void giveForSale(Stage& stage, const Step& step, const Checkout& checkout, const FactRef& ref, SoldSale& sold);

} // namespace huitou::trial
