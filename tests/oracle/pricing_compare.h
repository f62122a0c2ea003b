// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "tests/oracle/pricing_oracle.h"
#include "tests/oracle/random_shop.h"

#include <functional>
#include <string>

namespace huitou::oracle
{

using Price = std::function<Result<PricedBasket>(const Programme&, const Basket&)>;

/// The first thing in which the price and the oracle's differ; empty when they agree.
[[nodiscard]] std::string difference(const Price& price, const RandomSale& sale, Reach& reach);

/// The same disagreement in a smaller sale: what is not needed for it is left out.
[[nodiscard]] RandomSale shrunk(const Price& price, RandomSale sale);

} // namespace huitou::oracle
