// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member_code.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace huitou;

namespace
{

const SigningKey& office()
{
    static const SigningKey key = SigningKey::fromSeed({7});
    return key;
}

const MemberCode wang{.member = *MemberId::parse("00112233445566778899aabbccddeeff"), .issueNumber = 2};

ErrorCode refusalOf(std::string_view text, const PublicKey& key = office().publicKey())
{
    const Result<MemberCode> result = verifyMemberCode(text, key);
    REQUIRE_FALSE(result.ok());
    return result.error().code;
}

} // namespace

SCENARIO("A member's code is verified by the office's public key alone", "[members][code]")
{
    const std::string text = encodeMemberCode(wang, office());

    THEN("it says who and the how-manieth card, and fits a QR code of 41x41 modules")
    {
        const Result<MemberCode> code = verifyMemberCode(text, office().publicKey());
        REQUIRE(code.ok());
        CHECK(code.value() == wang);
        CHECK(looksLikeMemberCode(text));
        CHECK(text.size() <= 154); // version 6, level M, alphanumeric
        CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos);
    }
    THEN("another office's key does not verify it")
    {
        CHECK(refusalOf(text, SigningKey::fromSeed({8}).publicKey()) == ErrorCode::ForgedCode);
    }
}

SCENARIO("No changed character of a member code gets through", "[members][code]")
{
    const std::string text = encodeMemberCode(wang, office());
    for (std::size_t index = 3; index < text.size(); ++index) {
        std::string changed = text;
        changed[index] = changed[index] == '0' ? '1' : '0';
        const ErrorCode code = refusalOf(changed);
        CAPTURE(index);
        CHECK((code == ErrorCode::ForgedCode || code == ErrorCode::Malformed));
    }
}

SCENARIO("A signature of another member's code does not fit this one", "[members][code]")
{
    MemberCode other = wang;
    other.issueNumber = 3;
    const std::string mine = encodeMemberCode(wang, office());
    const std::string theirs = encodeMemberCode(other, office());
    // The claim's first 20 bytes, all that differs, are ten groups of three characters.
    const std::string spliced = mine.substr(0, 3 + 30) + theirs.substr(3 + 30);
    CHECK(refusalOf(spliced) == ErrorCode::ForgedCode);
    const std::string forged = encodeMemberCode(wang, SigningKey::fromSeed({9}));
    CHECK(refusalOf(forged) == ErrorCode::ForgedCode);
}

SCENARIO("A partial read or anything else is no member code", "[members][code]")
{
    const std::string text = encodeMemberCode(wang, office());
    const std::string read = GENERATE_COPY(text.substr(0, text.size() - 1), text.substr(0, 3), text + "0",
                                           std::string(), std::string("6901234567892"), "ht1" + text.substr(3));
    CAPTURE(read);
    CHECK(refusalOf(read) == ErrorCode::Malformed);

    std::string lowerCase = text;
    lowerCase[10] = 'a';
    CHECK(refusalOf(lowerCase) == ErrorCode::Malformed);
    std::string tooMuch = text; // ":::" says 91,124, more than two bytes hold
    tooMuch.replace(9, 3, ":::");
    CHECK(refusalOf(tooMuch) == ErrorCode::Malformed);
    CHECK(looksLikeMemberCode(text.substr(0, 20)));
    CHECK_FALSE(looksLikeMemberCode("6901234567892"));
}

SCENARIO("A card that was replaced is refused, with what to do", "[members][code]")
{
    CHECK(checkNewestCard(wang, 2).ok());
    CHECK(checkNewestCard(wang, 1).ok()); // the directory is behind
    const Status old = checkNewestCard(wang, 3);
    REQUIRE_FALSE(old.ok());
    CHECK(old.error().code == ErrorCode::NotAllowed);
    CHECK(old.error().message.en.find("no. 2; no. 3") != std::string::npos);
}
