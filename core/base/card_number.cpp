// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/card_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace huitou
{

namespace
{

constexpr std::size_t shortestCard = 13;
constexpr std::size_t longestCard = 19;

/// A range of leading digits that an issuer uses, with the lengths of its numbers.
struct IssuerRange {
    int first;
    int last; ///< both with the same number of digits
    std::size_t shortest;
    std::size_t longest;
};

constexpr IssuerRange issuerRanges[] = {
    {4, 4, 13, 19},       // Visa
    {51, 55, 16, 16},     // Mastercard
    {2221, 2720, 16, 16}, // Mastercard
    {34, 34, 15, 15},     // American Express
    {37, 37, 15, 15},     // American Express
    {2200, 2204, 16, 19}, // Mir
    {300, 305, 14, 19},   // Diners Club
    {3095, 3095, 14, 19}, // Diners Club
    {36, 36, 14, 19},     // Diners Club
    {38, 39, 14, 19},     // Diners Club
    {3528, 3589, 16, 19}, // JCB
    {50, 50, 13, 19},     // Maestro
    {56, 58, 13, 19},     // Maestro
    {6, 6, 13, 19},       // UnionPay 62, Discover 60 and 64 to 65, Maestro
    {81, 81, 14, 19},     // UnionPay
};

bool isDigit(char character) noexcept
{
    return character >= '0' && character <= '9';
}

bool passesLuhn(std::string_view digits) noexcept
{
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        const int digit = digits[digits.size() - 1 - index] - '0';
        const int weighed = index % 2 == 1 ? 2 * digit : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
}

bool hasIssuer(std::string_view digits) noexcept
{
    return std::any_of(std::begin(issuerRanges), std::end(issuerRanges), [digits](const IssuerRange& range) {
        int prefix = 0;
        for (std::size_t count = 0, limit = range.last < 10     ? 1
                                            : range.last < 100  ? 2
                                            : range.last < 1000 ? 3
                                                                : 4;
             count < limit; ++count) {
            prefix = prefix * 10 + (digits[count] - '0');
        }
        return prefix >= range.first && prefix <= range.last && digits.size() >= range.shortest &&
               digits.size() <= range.longest;
    });
}

bool isCard(std::string_view digits) noexcept
{
    return digits.size() >= shortestCard && hasIssuer(digits) && passesLuhn(digits);
}

/// Whether the first group of digits, alone or with those that follow after one blank or hyphen each, is a card.
bool beginsWithCard(std::string_view text) noexcept
{
    std::array<char, longestCard> digits{};
    std::size_t length = 0;
    for (std::size_t index = 0; index < text.size() && length < longestCard; ++index) {
        if (isDigit(text[index])) {
            digits[length++] = text[index];
        } else if ((text[index] != ' ' && text[index] != '-') || !isDigit(text[index - 1])) {
            return false;
        }
        const bool endsGroup = isDigit(text[index]) && (index + 1 == text.size() || !isDigit(text[index + 1]));
        if (endsGroup && isCard({digits.data(), length})) {
            return true;
        }
    }
    return false;
}

} // namespace

bool isGoodsNumber(std::string_view text) noexcept
{
    if ((text.size() != 8 && text.size() != 12 && text.size() != 13) ||
        !std::all_of(text.begin(), text.end(), isDigit)) {
        return false;
    }
    int sum = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const int digit = text[text.size() - 1 - index] - '0';
        sum += index % 2 == 1 ? 3 * digit : digit;
    }
    return sum % 10 == 0;
}

bool looksLikeCardNumber(std::string_view text, NumberOrigin origin) noexcept
{
    if (origin == NumberOrigin::KnownArticle || (origin == NumberOrigin::GoodsSymbol && isGoodsNumber(text))) {
        return false;
    }
    // From each group of digits on: the number may stand between other fields, as on a stripe or before its date.
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool startsGroup = isDigit(text[index]) && (index == 0 || !isDigit(text[index - 1]));
        if (startsGroup && beginsWithCard(text.substr(index))) {
            return true;
        }
    }
    return false;
}

Status refuseCardNumber(std::string_view text, NumberOrigin origin)
{
    if (!looksLikeCardNumber(text, origin)) {
        return {};
    }
    return Error{ErrorCode::CardNumber,
                 {"This looks like the number of a payment card and was not taken in. Leave it out; of a card only the "
                  "last four digits are ever kept.",
                  "这像是银行卡号，未予保存。请勿输入；系统只保存银行卡的后四位。"}};
}

} // namespace huitou
