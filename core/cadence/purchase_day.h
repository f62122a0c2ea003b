// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/time.h"

namespace huitou
{

/// What was spent on one day.
struct PurchaseDay {
    Date day;
    Money amount = Money::zero(cny);
    friend bool operator==(const PurchaseDay&, const PurchaseDay&) = default;
};

} // namespace huitou
