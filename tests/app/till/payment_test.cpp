// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/payment.h"

#include <catch2/catch_test_macros.hpp>

namespace
{

using namespace huitou;

Money yuan(std::int64_t cents)
{
    return Money::fromMinor(cents, cny);
}

} // namespace

SCENARIO("Cash gives change, cards and wallets do not", "[till][tender]")
{
    GIVEN("a sale of 57.90")
    {
        Payment payment(yuan(57'90), yuan(0));

        WHEN("60.00 are handed over")
        {
            REQUIRE(payment.takeCash(yuan(60'00)).ok());
            THEN("2.10 come back and the sale is paid with 57.90")
            {
                CHECK(payment.isComplete());
                CHECK(payment.change() == yuan(2'10));
                CHECK(payment.tenders().front().amount == yuan(57'90));
            }
        }
        WHEN("57.89 are handed over")
        {
            REQUIRE(payment.takeCash(yuan(57'89)).ok());
            THEN("one cent is left")
            {
                CHECK_FALSE(payment.isComplete());
                CHECK(payment.remaining(true) == yuan(1));
            }
        }
        WHEN("a card is charged with a cent too much")
        {
            const Status status = payment.takeCard(yuan(57'91), "A1B2C3", "0042");
            THEN("it is refused and nothing is taken")
            {
                REQUIRE_FALSE(status.ok());
                CHECK(status.error().code == ErrorCode::TooLarge);
                CHECK(payment.tenders().empty());
            }
        }
        WHEN("it is paid in parts: card, wallet, cash")
        {
            REQUIRE(payment.takeCard(yuan(20'00), "A1B2C3", "0042").ok());
            REQUIRE(payment.takeWallet(yuan(30'00)).ok());
            REQUIRE(payment.takeCash(yuan(10'00)).ok());
            THEN("the parts add up to the sale, and change comes of the cash")
            {
                CHECK(payment.isComplete());
                CHECK(payment.tenders().size() == 3);
                CHECK(payment.change() == yuan(2'10));
            }
        }
    }
}

SCENARIO("A card payment is known by approval code and last four digits only", "[till][tender]")
{
    Payment payment(yuan(10'00), yuan(0));
    CHECK(payment.takeCard(yuan(10'00), "4111111111111111", "1111").error().code == ErrorCode::CardNumber);
    CHECK(payment.takeCard(yuan(10'00), "123456", "4111 1111 1111 1111").error().code == ErrorCode::CardNumber);
    CHECK(payment.takeCard(yuan(10'00), "123", "1111").error().code == ErrorCode::Malformed);
    CHECK(payment.takeCard(yuan(10'00), "123456", "111").error().code == ErrorCode::Malformed);
    CHECK(payment.takeCard(yuan(10'00), "123456", "1111").ok());
}

SCENARIO("Cash is rounded only when all of a sale is paid in cash", "[till][tender]")
{
    GIVEN("a sale of 10.03 where cash has no coin below ten cents")
    {
        Payment payment(yuan(10'03), yuan(-3));
        CHECK(payment.remaining(true) == yuan(10'00));
        CHECK(payment.remaining(false) == yuan(10'03));

        WHEN("it is paid in cash")
        {
            REQUIRE(payment.takeCash(yuan(10'00)).ok());
            THEN("three cents are rounded off")
            {
                CHECK(payment.isComplete());
                CHECK(payment.cashRounding() == yuan(-3));
            }
        }
        WHEN("a part is paid by wallet first")
        {
            REQUIRE(payment.takeWallet(yuan(5'00)).ok());
            THEN("the rest is not rounded")
            {
                CHECK(payment.remaining(true) == yuan(5'03));
            }
        }
    }
}

SCENARIO("The till offers the sums that customers hand over", "[till][tender]")
{
    CHECK(likelyNotes(yuan(57'90)) == std::vector<Money>{yuan(57'90), yuan(60'00), yuan(100'00), yuan(500'00)});
    CHECK(likelyNotes(yuan(100'00)) == std::vector<Money>{yuan(100'00), yuan(500'00)});
}

SCENARIO("The twentieth part of a payment must be the last", "[till][tender]")
{
    Payment payment(yuan(100'00), yuan(0));
    for (int part = 1; part < 20; ++part) {
        REQUIRE(payment.takeWallet(yuan(1'00)).ok());
    }
    CHECK(payment.takeWallet(yuan(1'00)).error().code == ErrorCode::TooLarge);
    CHECK(payment.takeCash(yuan(80'99)).error().code == ErrorCode::TooLarge);
    CHECK(payment.tenders().size() == 19);
    CHECK(payment.takeCash(yuan(81'00)).ok());
    CHECK(payment.isComplete());
}
