// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include "core/base/check.h"

namespace huitou
{

namespace
{

int hexDigit(char character) noexcept
{
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return -1;
}

} // namespace

std::string toHex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool fromHex(std::string_view text, std::span<std::uint8_t> out) noexcept
{
    if (text.size() != out.size() * 2) {
        return false;
    }
    for (std::size_t index = 0; index < out.size(); ++index) {
        const int high = hexDigit(text[2 * index]);
        const int low = hexDigit(text[2 * index + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        out[index] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

void appendLittleEndian(Bytes& out, std::uint64_t value, int byteCount)
{
    HUITOU_CHECK(byteCount >= 1 && byteCount <= 8);
    for (int index = 0; index < byteCount; ++index) {
        out.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

std::uint64_t readLittleEndian(ByteView bytes) noexcept
{
    HUITOU_CHECK(bytes.size() <= 8);
    std::uint64_t value = 0;
    for (std::size_t index = bytes.size(); index-- > 0;) {
        value = value << 8 | bytes[index];
    }
    return value;
}

} // namespace huitou
