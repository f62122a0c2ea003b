// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/ledger/sale_fact.h"
#include "tests/load/field_shop.h"

/// What a control of a trial does wrong on purpose; see Control.
namespace huitou::load
{

/// Another till tells the office, which runs, of that sale of the shop's till. Refuses as the office does.
[[nodiscard]] Status sellAgainElsewhere(FieldShop& shop, SaleFact sale, const Clock& clock);

/// The till, whose office does not run, sells once more, and takes that for acknowledged. Refuses as the till does.
[[nodiscard]] Status forgetToSend(FieldShop& shop, const Clock& clock);

} // namespace huitou::load
