// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/sale_fact.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

namespace huitou
{

/// The record of a basket that was priced under `programme`: lines, sums, star, points, and the rights that it uses up.
/// Who sold it, where, when and how it was paid is the caller's to fill in. Points are there only with a member.
[[nodiscard]] SaleFact saleFactFrom(const Programme& programme, const Basket& basket, const PricedBasket& priced);

} // namespace huitou
