// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// The id by which rules name a star of a member: "none" for 0. A star above the programme's counts as its highest.
[[nodiscard]] std::string_view starIdOf(const Programme& programme, std::uint32_t star) noexcept;

/// True when a rule for members of `stars` (empty: of any) is for those of `starId`.
[[nodiscard]] bool isForStar(const std::vector<std::string>& stars, std::string_view starId) noexcept;

/// True from the first day to the last, both included; an end that is not set is open.
[[nodiscard]] bool isWithin(const std::optional<Date>& from, const std::optional<Date>& until, Date day) noexcept;

} // namespace huitou
