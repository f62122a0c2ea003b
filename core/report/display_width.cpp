// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/display_width.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace huitou
{

namespace
{

std::size_t widthOf(UChar32 character) noexcept
{
    const std::int8_t category = u_charType(character);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
        return 0;
    }
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

} // namespace

std::size_t displayWidth(std::string_view text)
{
    const auto length = static_cast<std::int32_t>(text.size());
    const auto characters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), length));
    std::size_t width = 0;
    for (std::int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
        width += widthOf(characters.char32At(at));
    }
    return width;
}

} // namespace huitou
