// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/mail_text.h"

#include "core/base/base64.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace huitou
{

namespace
{

/// 60 characters of base64, and 12 around them.
constexpr std::size_t bytesOfWord = 45;

bool isControl(char character)
{
    return static_cast<unsigned char>(character) < ' ' || character == '\x7F';
}

bool isPlain(std::string_view text)
{
    constexpr std::size_t longest = 60;
    return text.size() <= longest && text.find("=?") == std::string_view::npos &&
           std::ranges::all_of(text, [](char character) { return static_cast<unsigned char>(character) < 0x7F; });
}

} // namespace

std::string headerText(std::string_view text)
{
    std::string clean(text);
    std::ranges::replace_if(clean, isControl, ' ');
    if (isPlain(clean)) {
        return clean;
    }
    std::string header;
    std::string_view rest = clean;
    while (!rest.empty()) {
        std::size_t size = 0;
        while (size < rest.size()) {
            const std::size_t next = firstCodePoint(rest.substr(size)).byteCount;
            if (size + next > bytesOfWord) {
                break;
            }
            size += next;
        }
        header += header.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?";
        header += toBase64(bytesOf(rest.substr(0, size))) + "?=";
        rest.remove_prefix(size);
    }
    return header;
}

std::string mailDate(Instant instant)
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant - Instant{day}).count();
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days.at(std::chrono::weekday{day}.c_encoding()),
                       static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
                       static_cast<int>(date.year()), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

} // namespace huitou
