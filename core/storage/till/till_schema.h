// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// The tables of a till, as numbered steps for migrate().
namespace huitou
{

[[nodiscard]] std::span<const std::string_view> shopSchema() noexcept;
[[nodiscard]] std::span<const std::string_view> directorySchema() noexcept;

} // namespace huitou
