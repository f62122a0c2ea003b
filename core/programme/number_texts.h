// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/programme/field_forms.h"

#include <cstdint>
#include <string>

namespace huitou
{

/// How many decimals a number of that kind has; `currency` matters for amounts.
[[nodiscard]] int decimalsOf(NumberKind kind, Currency currency);

/// The number as a programme file writes it: 12, or with decimals in quotes, "12.5" and "12.50".
[[nodiscard]] std::string numberInFile(std::int64_t value, NumberKind kind, Currency currency);

} // namespace huitou
