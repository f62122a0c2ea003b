// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/recovery_code.h"

#include "core/base/crypto.h"

#include <algorithm>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t secretLetters = 52; ///< 256 bits, five a letter
constexpr std::size_t checkLetters = 4;
constexpr std::size_t groupLetters = 4;
constexpr unsigned bitsOfLetter = 5;

/// Five bits a letter, the first bits first; what is behind the last byte is zero.
std::string lettersOf(ByteView bytes, std::size_t count)
{
    std::string letters;
    for (std::size_t letter = 0; letter < count; ++letter) {
        unsigned value = 0;
        for (std::size_t bit = letter * bitsOfLetter; bit < (letter + 1) * bitsOfLetter; ++bit) {
            const std::size_t byte = bit / 8;
            const unsigned isSet = byte < bytes.size() ? (bytes[byte] >> (7 - bit % 8)) & 1U : 0U;
            value = value * 2 + isSet;
        }
        letters += alphabet[value];
    }
    return letters;
}

std::string checkOf(const std::array<std::uint8_t, 32>& secret)
{
    const Digest digest = sha256({bytesOf("huitou.recovery.v1"), secret});
    return lettersOf(digest, checkLetters);
}

/// The letter that was meant; nothing for what separates groups.
std::optional<char> letterFrom(char typed)
{
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    switch (upper) {
    case ' ':
    case '-':
    case '\n':
    case '\r':
    case '\t': return std::nullopt;
    case 'O': return '0';
    case 'I':
    case 'L': return '1';
    default: return upper;
    }
}

Error wrongCode(const Sentence& why)
{
    return Error{ErrorCode::Malformed, why};
}

} // namespace

std::string writeRecoveryCode(const std::array<std::uint8_t, 32>& secret)
{
    const std::string letters = lettersOf(secret, secretLetters) + checkOf(secret);
    std::string grouped;
    for (std::size_t at = 0; at < letters.size(); at += groupLetters) {
        grouped += (at == 0 ? "" : "-") + letters.substr(at, groupLetters);
    }
    return grouped;
}

Result<std::array<std::uint8_t, 32>> readRecoveryCode(std::string_view text)
{
    std::string letters;
    for (const char typed : text) {
        if (const std::optional<char> letter = letterFrom(typed)) {
            letters += *letter;
        }
    }
    if (letters.size() != secretLetters + checkLetters) {
        const std::string count = std::to_string(letters.size());
        return wrongCode(
            {"A recovery code has 56 letters and digits; this has " + count + ". Type all fourteen groups.",
             "恢复码共 56 个字符，现有 " + count + " 个。请输入全部十四组。"});
    }
    std::array<std::uint8_t, 32> secret{};
    for (std::size_t at = 0; at < secretLetters; ++at) {
        const std::size_t value = std::min(alphabet.find(letters[at]), alphabet.size());
        for (unsigned bit = 0; bit < bitsOfLetter; ++bit) {
            const std::size_t place = at * bitsOfLetter + bit;
            if (place < secret.size() * 8 && ((value >> (bitsOfLetter - 1 - bit)) & 1U) != 0) {
                secret[place / 8] = static_cast<std::uint8_t>(secret[place / 8] | (0x80U >> (place % 8)));
            }
        }
    }
    // What was no letter of a code is found here, too: the code that belongs to the bytes is another one.
    if (lettersOf(secret, secretLetters) + checkOf(secret) != letters) {
        return wrongCode({"A letter of the recovery code is wrong; compare each group with the sheet.",
                          "恢复码中有字符错误，请逐组与恢复单核对。"});
    }
    return secret;
}

} // namespace huitou
