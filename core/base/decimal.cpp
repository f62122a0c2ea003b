// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include "core/base/check.h"

namespace huitou
{

std::optional<std::int64_t> parseDecimal(std::string_view text, int decimals) noexcept
{
    HUITOU_CHECK(decimals >= 0 && decimals <= 18);
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) {
        text.remove_prefix(1);
    }
    std::int64_t value = 0;
    int digits = 0;
    int fraction = -1; // how many decimals were read; -1 before the point
    for (const char character : text) {
        if (character == '.') {
            if (fraction >= 0) {
                return std::nullopt;
            }
            fraction = 0;
            continue;
        }
        if (character < '0' || character > '9' || fraction == decimals) {
            return std::nullopt;
        }
        // Built downwards so that the smallest int64 can be read too.
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, character - '0', &value)) {
            return std::nullopt;
        }
        ++digits;
        fraction += fraction >= 0 ? 1 : 0;
    }
    if (digits == 0 || fraction == 0) {
        return std::nullopt;
    }
    for (int missing = decimals - (fraction < 0 ? 0 : fraction); missing > 0; --missing) {
        if (__builtin_mul_overflow(value, 10, &value)) {
            return std::nullopt;
        }
    }
    if (!negative && __builtin_sub_overflow(0, value, &value)) {
        return std::nullopt;
    }
    return value;
}

std::string formatDecimal(std::int64_t value, int decimals)
{
    HUITOU_CHECK(decimals >= 0 && decimals <= 18);
    const bool negative = value < 0;
    const std::uint64_t magnitude =
        negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    std::string digits = std::to_string(magnitude);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) {
        digits.insert(0, places + 1 - digits.size(), '0');
    }
    if (places > 0) {
        digits.insert(digits.size() - places, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

std::string formatDecimalShort(std::int64_t value, int decimals)
{
    std::string text = formatDecimal(value, decimals);
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text;
}

std::string formatDecimalGrouped(std::int64_t value, int decimals)
{
    std::string text = formatDecimalShort(value, decimals);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    std::size_t place = text.find('.');
    if (place == std::string::npos) {
        place = text.size();
    }
    while (place > first + 3) {
        place -= 3;
        text.insert(place, 1, ',');
    }
    return text;
}

} // namespace huitou
