// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/standing.h"

#include <string>
#include <string_view>

namespace huitou
{

/// A standing as the stores keep it: one line of JSON with a format number. Fields that say nothing are left out.
[[nodiscard]] std::string writeStanding(const Standing& standing);
/// Refuses with DamagedStore what writeStanding never wrote.
[[nodiscard]] Result<Standing> readStanding(const MemberId& member, std::string_view json);

} // namespace huitou
