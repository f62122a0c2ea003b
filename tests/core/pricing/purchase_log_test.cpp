// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/purchase_log.h"

#include <catch2/catch_test_macros.hpp>

#include <sstream>

using namespace huitou;

SCENARIO("A purchase log is read as it was written", "[pricing][import]")
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

SCENARIO("A broken row is named by its line and takes no other row with it", "[pricing][import]")
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

SCENARIO("A file without the columns of a purchase log is refused whole", "[pricing][import]")
{
    for (const char* text : {"", "customer,day,amount\n1,2026-01-01,1\n", "customer;date;amount\n"}) {
        INFO(text);
        const Result<PurchaseLog> log = readPurchaseLog(text, cny);
        REQUIRE_FALSE(log.ok());
        CHECK(log.error().code == ErrorCode::Malformed);
        CHECK(log.error().message.en.find("customer,date,amount") != std::string::npos);
    }
}

SCENARIO("A purchase log is read row by row as it is read whole", "[pricing][import]")
{
    const std::string csv = "\xEF\xBB\xBF"
                            "sale,customer,date,amount,items,sku,category,labels\r\n"
                            "S1,1,2026-01-01,10.00,1,P1,pens,red|new\r\n"
                            "S1,1,2026-01-01,3.00,2,P2,,\n"
                            "\n"
                            "S2,2,2026-02-30,3.00,2,P2,,|\r"
                            "S3,2,2026-02-03,3.00,2,P2,,|x|\r" +
                            std::string(70'000, 'x') + "\nS4,3,2026-02-03,1,1,,,";
    const Result<PurchaseLog> whole = readPurchaseLog(csv, cny);
    REQUIRE(whole.ok());
    std::istringstream in(csv);
    Result<PurchaseLogStream> stream = PurchaseLogStream::open(in, cny);
    REQUIRE(stream.ok());
    std::vector<PurchaseRow> rows;
    std::vector<std::size_t> problems;
    while (const std::optional<PurchaseLogStream::Next> next = stream.value().next()) {
        if (next->row) {
            rows.push_back(next->row.value());
            CHECK(next->line == rows.back().line);
        } else {
            problems.push_back(next->line);
        }
    }
    CHECK(problems == std::vector<std::size_t>{5, 7});
    CHECK(whole.value().problems.size() == 2);
    REQUIRE(rows.size() == 4);
    REQUIRE(whole.value().rows.size() == 4);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        CHECK(rows[index].line == whole.value().rows[index].line);
        CHECK(rows[index].customer == whole.value().rows[index].customer);
        CHECK(rows[index].amount == whole.value().rows[index].amount);
    }
    CHECK(rows[0].sale == "S1");
    CHECK(rows[0].sku == "P1");
    CHECK(rows[0].category == "pens");
    CHECK(rows[0].labels == std::vector<std::string>{"red", "new"});
    CHECK(rows[2].labels == std::vector<std::string>{"x"});
    CHECK(stream.value().bytesRead() == csv.size());

    std::istringstream headless("a,b\n");
    CHECK(PurchaseLogStream::open(headless, cny).error().code == ErrorCode::Malformed);
    std::istringstream endless(std::string(70'000, 'x'));
    CHECK(PurchaseLogStream::open(endless, cny).error().code == ErrorCode::TooLarge);
}

SCENARIO("A customer who is named by a card number is not taken in", "[pricing][import][card]")
{
    const auto log = readPurchaseLog("customer,date,amount\n4111111111111111,2024-01-01,10.00\n"
                                     "4111111111111112,2024-01-01,10.00\n",
                                     cny);
    REQUIRE(log.ok());
    CHECK(log.value().rows.size() == 1);
    REQUIRE(log.value().problems.size() == 1);
    CHECK(log.value().problems[0].line == 2);
    CHECK(log.value().problems[0].message.en.find("4111") == std::string::npos);
}
