// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include "core/base/check.h"

namespace huitou
{

namespace
{

constexpr CodePoint broken{U'\xFFFD', 1};

} // namespace

CodePoint firstCodePoint(std::string_view text) noexcept
{
    HUITOU_CHECK(!text.empty());
    const auto byteAt = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t byteCount = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < byteCount) {
        return broken;
    }
    char32_t value = lead & (0x7FU >> byteCount);
    for (std::size_t index = 1; index < byteCount; ++index) {
        if ((byteAt(index) & 0xC0) != 0x80) {
            return broken;
        }
        value = value << 6 | (byteAt(index) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest[byteCount] || value > 0x10FFFF || isSurrogate) {
        return broken;
    }
    return {value, byteCount};
}

std::string_view firstCharacters(std::string_view text, std::size_t maxCount) noexcept
{
    std::size_t end = 0;
    for (std::size_t count = 0; count < maxCount && end < text.size(); ++count) {
        end += firstCodePoint(text.substr(end)).byteCount;
    }
    return text.substr(0, end);
}

} // namespace huitou
