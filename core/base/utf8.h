// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace huitou
{

/// One character of a UTF-8 text and the bytes that it takes there.
struct CodePoint {
    char32_t value = 0;
    std::size_t byteCount = 0;
};

/// The first character of `text`, which is not empty. A byte that no well-formed UTF-8 can begin with counts as one
/// character of its own, U+FFFD: broken text from outside gets through without harm.
[[nodiscard]] CodePoint firstCodePoint(std::string_view text) noexcept;

/// The beginning of `text` that has at most `maxCount` characters; never cuts one in two.
[[nodiscard]] std::string_view firstCharacters(std::string_view text, std::size_t maxCount) noexcept;

} // namespace huitou
