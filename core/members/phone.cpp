// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/phone.h"

#include "core/base/utf8.h"

namespace huitou
{

namespace
{

constexpr std::size_t fewestDigits = 5;
constexpr std::size_t mostDigits = 15; // ITU-T E.164

bool isSeparator(char32_t character) noexcept
{
    return std::u32string_view(U" \u00A0\u3000-\u2010\u2011\u2013.()（）").find(character) != std::u32string_view::npos;
}

/// Chinese mobile numbers have eleven digits, of which the first is 1.
bool isChineseMobile(std::string_view digits) noexcept
{
    return digits.size() == 11 && digits.front() == '1';
}

} // namespace

std::optional<std::string> normalisePhone(std::string_view text)
{
    std::string digits;
    bool international = false;
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        text.remove_prefix(character.byteCount);
        if (character.value >= U'0' && character.value <= U'9') {
            digits += static_cast<char>(character.value);
        } else if (character.value >= U'０' && character.value <= U'９') {
            digits += static_cast<char>('0' + (character.value - U'０'));
        } else if ((character.value == U'+' || character.value == U'＋') && digits.empty() && !international) {
            international = true;
        } else if (!isSeparator(character.value)) {
            return std::nullopt;
        }
    }
    if (!international && digits.starts_with("00")) {
        digits.erase(0, 2);
        international = true;
    }
    const bool isChinese = digits.starts_with("86") && (international || isChineseMobile(digits.substr(2)));
    if (isChinese) {
        digits.erase(0, 2);
    }
    if (digits.size() < fewestDigits || digits.size() > mostDigits) {
        return std::nullopt;
    }
    return digits;
}

Digest phoneHash(std::string_view phone, const std::array<std::uint8_t, 32>& key) noexcept
{
    return keyedHash(bytesOf(phone), key);
}

std::string phoneLastFour(std::string_view phone)
{
    return std::string(phone.size() > 4 ? phone.substr(phone.size() - 4) : phone);
}

} // namespace huitou
