// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <nlohmann/json.hpp>

namespace huitou
{

/// A fact with all its fields, as docs/member-export.md names them: amounts and points as decimal texts, days as
/// "2026-01-31", moments as UTC in ISO 8601.
[[nodiscard]] nlohmann::json factJson(const Fact& fact);

} // namespace huitou
