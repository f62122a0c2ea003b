// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huitou
{

/// The one of `names` that was probably meant by a `word` that is none of them; nothing when none is near, or when the
/// word is too long to be a slip of the keys.
[[nodiscard]] std::optional<std::string> nearestName(std::string_view word, std::span<const std::string> names);

} // namespace huitou
