// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos/printer_status.h"

#include "tests/support/escpos_paper.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A printer's one byte says whether it has paper", "[printer][status]")
{
    CHECK(paperStatusOf(0x12) == PaperStatus::Present);
    CHECK(paperStatusOf(0x1E) == PaperStatus::Present); // near its end: it still prints
    CHECK(paperStatusOf(0x72) == PaperStatus::Out);
    CHECK(paperStatusOf(0x7E) == PaperStatus::Out);
    CHECK_FALSE(paperStatusOf(0x00).has_value());
    CHECK_FALSE(paperStatusOf(0xFF).has_value());
}

SCENARIO("The end of a print carries the job that it belongs to", "[printer][status]")
{
    CHECK(endOfPrintRequest(1) != endOfPrintRequest(2));
    CHECK(endOfPrintAnswer(1) != endOfPrintAnswer(2));
    const support::Paper paper = support::printOnPaper(endOfPrintRequest(0x1234));
    CHECK(paper.faults.empty());
    REQUIRE(paper.endOfPrintRequests.size() == 1);
    const Bytes answer = endOfPrintAnswer(0x1234);
    CHECK(Bytes(answer.begin() + 2, answer.begin() + 6) == paper.endOfPrintRequests.front());
    for (const std::uint8_t byte : paper.endOfPrintRequests.front()) {
        CHECK((byte >= 0x20 && byte <= 0x7E)); // what printers accept there
    }
    CHECK(support::printOnPaper(clearBufferRequest()).faults.empty());
}
