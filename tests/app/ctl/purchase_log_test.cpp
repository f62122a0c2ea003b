// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/purchase_log.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A purchase log is read as it was written", "[ctl][import]")
{
    const Result<PurchaseLog> log = readPurchaseLog("\xEF\xBB\xBF"
                                                    "date,customer,items,amount,shop\r\n"
                                                    "2026-01-03,17,2,11.77,A\r\n"
                                                    "\r\n"
                                                    "2026-01-04,\"Lee, \"\"Bo\"\"\",1,5,B",
                                                    cny);
    REQUIRE(log.ok());
    CHECK(log.value().problems.empty());
    REQUIRE(log.value().rows.size() == 2);
    const PurchaseRow& first = log.value().rows[0];
    CHECK(first.line == 2);
    CHECK(first.customer == "17");
    CHECK(formatDate(first.day) == "2026-01-03");
    CHECK(first.amount == Money::fromMinor(1177, cny));
    CHECK(first.items == 2);
    CHECK(log.value().rows[1].customer == "Lee, \"Bo\"");
    CHECK(log.value().rows[1].line == 4);
}

SCENARIO("A broken row is named by its line and takes no other row with it", "[ctl][import]")
{
    const Result<PurchaseLog> log = readPurchaseLog("customer,date,amount,items\n"
                                                    "1,2026-01-01,10.00,1\n"
                                                    "2,2026-02-30,10.00,1\n"
                                                    "3,2026-01-01,ten,1\n"
                                                    "4,2026-01-01,-0.01,1\n"
                                                    "5,2026-01-01,100000000.01,1\n"
                                                    "6,2026-01-01,10.00\n"
                                                    ",2026-01-01,10.00,1\n"
                                                    "8,2026-01-01,10.00,many\n"
                                                    "\"9,2026-01-01,10.00,1\n"
                                                    "10,2026-01-01,100000000.00,0\n"
                                                    "11,2026-01-01,0.00,1\n",
                                                    cny);
    REQUIRE(log.ok());
    REQUIRE(log.value().rows.size() == 3);
    CHECK(log.value().rows[1].customer == "10");
    CHECK(log.value().rows[2].amount.isZero());
    REQUIRE(log.value().problems.size() == 8);
    for (std::size_t index = 0; index < 8; ++index) {
        CHECK(log.value().problems[index].line == index + 3);
        CHECK_FALSE(log.value().problems[index].message.zh.empty());
    }
    CHECK(log.value().problems[0].message.en.find("2026-02-30") != std::string::npos);
}

SCENARIO("A file without the columns of a purchase log is refused whole", "[ctl][import]")
{
    for (const char* text : {"", "customer,day,amount\n1,2026-01-01,1\n", "customer;date;amount\n"}) {
        INFO(text);
        const Result<PurchaseLog> log = readPurchaseLog(text, cny);
        REQUIRE_FALSE(log.ok());
        CHECK(log.error().code == ErrorCode::Malformed);
        CHECK(log.error().message.en.find("customer,date,amount") != std::string::npos);
    }
}
