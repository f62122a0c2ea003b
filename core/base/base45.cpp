// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base45.h"

namespace huitou
{

namespace
{

constexpr std::string_view base45Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::size_t base = base45Digits.size();
static_assert(base == 45);

} // namespace

std::string toBase45(ByteView bytes)
{
    std::string text;
    for (std::size_t index = 0; index < bytes.size(); index += 2) {
        const bool isPair = index + 1 < bytes.size();
        const std::size_t value = isPair ? bytes[index] * std::size_t{256} + bytes[index + 1] : bytes[index];
        text += base45Digits[value % base];
        text += base45Digits[value / base % base];
        if (isPair) {
            text += base45Digits[value / base / base];
        }
    }
    return text;
}

std::optional<Bytes> fromBase45(std::string_view text)
{
    Bytes bytes;
    for (std::size_t index = 0; index < text.size(); index += 3) {
        const std::string_view group = text.substr(index, 3);
        std::size_t value = 0;
        for (std::size_t place = group.size(); place-- > 0;) {
            const std::size_t digit = base45Digits.find(group[place]);
            if (digit == std::string_view::npos) {
                return std::nullopt;
            }
            value = value * base + digit;
        }
        const std::size_t limit = group.size() == 3 ? 0x10000 : 0x100;
        if (group.size() == 1 || value >= limit) {
            return std::nullopt;
        }
        if (group.size() == 3) {
            bytes.push_back(static_cast<std::uint8_t>(value / 256));
        }
        bytes.push_back(static_cast<std::uint8_t>(value % 256));
    }
    return bytes;
}

} // namespace huitou
