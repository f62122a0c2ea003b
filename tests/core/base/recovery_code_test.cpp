// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crypto.h"
#include "core/base/recovery_code.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cctype>

using namespace huitou;

namespace
{

std::array<std::uint8_t, 32> someSecret()
{
    std::array<std::uint8_t, 32> secret{};
    for (std::size_t at = 0; at < secret.size(); ++at) {
        secret[at] = static_cast<std::uint8_t>(37 * at + 200);
    }
    return secret;
}

} // namespace

SCENARIO("A recovery code is read as it was printed, and as people type it", "[base][recovery]")
{
    const std::string code = writeRecoveryCode(someSecret());
    CHECK(code.size() == 14 * 4 + 13);
    CHECK(code.find_first_of("ILOU") == std::string::npos);
    REQUIRE(readRecoveryCode(code).ok());
    CHECK(readRecoveryCode(code).value() == someSecret());

    std::string typed = code;
    std::ranges::transform(typed, typed.begin(), [](unsigned char letter) {
        return letter == '-'   ? ' '
               : letter == '0' ? 'o'
               : letter == '1' ? 'l'
                               : static_cast<char>(std::tolower(letter));
    });
    CHECK(readRecoveryCode(typed + "\n").value() == someSecret());
}

SCENARIO("Any one wrong letter of a recovery code is noticed, and so are two that changed places", "[base][recovery]")
{
    const std::string code = writeRecoveryCode(someSecret());
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '-') {
            continue;
        }
        std::string wrong = code;
        wrong[at] = wrong[at] == 'Z' ? 'Y' : 'Z';
        CAPTURE(at);
        CHECK(readRecoveryCode(wrong).error().code == ErrorCode::Malformed);
        if (at > 0 && code[at - 1] != '-' && code[at - 1] != code[at]) {
            std::string swapped = code;
            std::swap(swapped[at], swapped[at - 1]);
            CHECK(readRecoveryCode(swapped).error().code == ErrorCode::Malformed);
        }
    }
}

SCENARIO("A recovery code that is too short, too long or no code at all is refused without being repeated",
         "[base][recovery]")
{
    const std::string code = writeRecoveryCode(someSecret());
    for (const std::string& text :
         {std::string(), code.substr(5), code + "-0000", std::string(56, '*'), std::string(56, 'U')}) {
        const auto refused = readRecoveryCode(text);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::Malformed);
        CHECK(refused.error().message.en.find(code.substr(10, 9)) == std::string::npos);
    }
}
