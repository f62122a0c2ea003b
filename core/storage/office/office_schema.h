// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace huitou
{

/// The tables of the office, as numbered steps for migrate(). Raw logs are keyed by till, what concerns a member by
/// that member, so that either can later be spread over machines by its key.
[[nodiscard]] std::span<const std::string_view> officeSchema() noexcept;

} // namespace huitou
