// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/card_number.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace huitou;

SCENARIO("A payment card's number is known for what it is, however it is written", "[base][card]")
{
    // The numbers that the issuers publish for tests.
    const std::string number =
        GENERATE("4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444",
                 "2223003122003222", "378282246310005", "6250941006528599", "3530111333300000", "30569309025904",
                 "4222222222222", "6011000990139424", ";4111111111111111=25121010000012345678?",
                 "%B4111111111111111^A/B^2512101?", "4111 1111 1111 1111 12/25", "Karte 4111111111111111");
    CAPTURE(number);
    CHECK(looksLikeCardNumber(number, NumberOrigin::Unknown));
}

SCENARIO("What only resembles a card number is taken in", "[base][card]")
{
    const std::string text = GENERATE("", "13800138000",      // a telephone number
                                      "4111111111111112",     // the check digit is wrong
                                      "411111111111",         // 12 digits are too few
                                      "41111111111111111111", // 20 are too many
                                      "0000000000000000",     // no issuer begins so
                                      "5105105105105", "4111 1111  1111 1111", "¥12.50");
    CAPTURE(text);
    CHECK_FALSE(looksLikeCardNumber(text, NumberOrigin::Unknown));
}

SCENARIO("Goods are never taken for a card", "[base][card]")
{
    GIVEN("an EAN-13 that happens to pass the cards' check digit and to begin as a card does")
    {
        const std::string ean = "6901234567892";
        REQUIRE(isGoodsNumber(ean));

        THEN("typed and unknown it is refused, but not out of a goods symbol, nor when the price book has it")
        {
            CHECK(looksLikeCardNumber(ean, NumberOrigin::Unknown));
            CHECK_FALSE(looksLikeCardNumber(ean, NumberOrigin::GoodsSymbol));
            CHECK_FALSE(looksLikeCardNumber(ean, NumberOrigin::KnownArticle));
        }
    }
    GIVEN("sixteen digits that a goods symbol claims to hold")
    {
        THEN("they are no goods number, so the card is still seen")
        {
            CHECK(looksLikeCardNumber("4111111111111111", NumberOrigin::GoodsSymbol));
        }
    }
}

SCENARIO("Goods numbers have a check digit", "[base][card]")
{
    CHECK(isGoodsNumber("6901234567892"));
    CHECK_FALSE(isGoodsNumber("6901234567893"));
    CHECK(isGoodsNumber("96385074"));
    CHECK(isGoodsNumber("036000291452"));
    CHECK_FALSE(isGoodsNumber("03600029145"));
    CHECK_FALSE(isGoodsNumber("69012345678A2"));
    CHECK(isGoodsNumber("4006381333931"));
    CHECK_FALSE(isGoodsNumber("4006381333932"));
    CHECK_FALSE(isGoodsNumber("96385075"));
    CHECK_FALSE(isGoodsNumber("036000291453"));
    for (const char* text : {"", "0", "400638133393", "40063813339311", "400638133393x", "４００６"}) {
        INFO(text);
        CHECK_FALSE(isGoodsNumber(text));
    }
}

SCENARIO("A refusal does not repeat the number that it refuses", "[base][card]")
{
    const Status refused = refuseCardNumber("Karte 4111111111111111", NumberOrigin::Unknown);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::CardNumber);
    for (const std::string& text : {refused.error().message.en, refused.error().message.zh, refused.error().detail}) {
        CHECK(text.find("4111") == std::string::npos);
    }
    CHECK(refuseCardNumber("4111111111111112", NumberOrigin::Unknown).ok());
}
