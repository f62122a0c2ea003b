// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/gb18030.h"

#include "core/base/check.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>

#include <array>
#include <cstdint>
#include <memory>

namespace huitou
{

namespace
{

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter openGb18030()
{
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open("gb18030", &error));
    HUITOU_CHECK(U_SUCCESS(error)); // built into ICU's own data
    return converter;
}

struct Utf16 {
    std::array<UChar, 2> units{};
    std::int32_t count = 0;
};

Utf16 utf16Of(char32_t character) noexcept
{
    Utf16 text;
    const auto value = static_cast<UChar32>(character);
    text.count = U16_LENGTH(value);
    text.units[0] = text.count == 1 ? static_cast<UChar>(value) : U16_LEAD(value);
    text.units[1] = text.count == 1 ? UChar{0} : U16_TRAIL(value);
    return text;
}

} // namespace

std::string gb18030Of(char32_t character)
{
    // A converter has a state, so each thread has one.
    thread_local const Converter converter = openGb18030();
    const Utf16 text = utf16Of(character);
    std::array<char, 16> bytes{};
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t count = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                               text.units.data(), text.count, &error);
    HUITOU_CHECK(U_SUCCESS(error) && count >= 1); // GB18030 has every character
    return {bytes.data(), static_cast<std::size_t>(count)};
}

bool isMark(char32_t character) noexcept
{
    const std::int8_t type = u_charType(static_cast<UChar32>(character));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

char baseLetterOf(char32_t character) noexcept
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* decomposer = unorm2_getNFKDInstance(&error);
    std::array<UChar, 32> parts{};
    const std::int32_t count = unorm2_getDecomposition(decomposer, static_cast<UChar32>(character), parts.data(),
                                                       static_cast<std::int32_t>(parts.size()), &error);
    const bool hasBase = U_SUCCESS(error) && count > 0 && parts[0] >= 0x20 && parts[0] < 0x7F;
    return hasBase ? static_cast<char>(parts[0]) : '\0';
}

} // namespace huitou
