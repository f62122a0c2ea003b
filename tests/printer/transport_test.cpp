// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/transport/printer.h"

#include "printer/escpos/escpos.h"
#include "printer/escpos/printer_status.h"
#include "tests/printer/receipt_samples.h"
#include "tests/support/escpos_paper.h"
#include "tests/support/printer_stand_in.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

using namespace huitou;
using support::PrinterBehaviour;
using support::PrinterStandIn;

namespace
{

/// Short ones, for answers that never come.
constexpr PrinterDeadlines brief{.connect = std::chrono::milliseconds(500),
                                 .answer = std::chrono::milliseconds(200),
                                 .write = std::chrono::milliseconds(500),
                                 .endOfPrint = std::chrono::milliseconds(200)};

Bytes receiptBytes()
{
    return escPosBytes(receiptDocument(samples::memberReceipt(), Language::Chinese), {});
}

std::unique_ptr<Printer> printerAt(std::uint16_t port, const PrinterProfile& profile = {})
{
    Result<std::unique_ptr<Printer>> printer = openPrinter("tcp:127.0.0.1:" + std::to_string(port), profile, brief);
    REQUIRE(printer.ok());
    return std::move(printer).value();
}

Result<PrintOutcome> printAt(PrinterStandIn& standIn, const PrinterProfile& profile = {})
{
    return printerAt(standIn.port(), profile)->print(receiptBytes(), 7);
}

/// A port on which nothing listens: it was free a moment ago.
std::uint16_t closedPort()
{
    const PrinterStandIn gone;
    return gone.port();
}

} // namespace

SCENARIO("A printer on the network gets every byte of the receipt", "[printer][transport]")
{
    PrinterStandIn standIn;
    const Result<PrintOutcome> outcome = printAt(standIn);
    REQUIRE(outcome.ok());
    CHECK(outcome.value() == PrintOutcome::Printed);
    CHECK(standIn.received().front() == receiptBytes());
    CHECK(support::printOnPaper(standIn.received().front()).faults.empty());
}

SCENARIO("A printer that dies during a receipt leaves it unknown", "[printer][transport]")
{
    const std::size_t bytes = GENERATE(1U, 200U, 700U);
    PrinterStandIn standIn({PrinterBehaviour{.diesAfter = bytes}});
    const Result<PrintOutcome> outcome = printAt(standIn);
    REQUIRE(outcome.ok());
    CHECK(outcome.value() == PrintOutcome::Unknown);
    CHECK(standIn.received().front().size() == bytes);
}

SCENARIO("A printer that is off is said to be off, with what to do", "[printer][transport]")
{
    const Result<PrintOutcome> outcome = printerAt(closedPort())->print(receiptBytes(), 7);
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.error().code == ErrorCode::PrinterOff);
    CHECK(outcome.error().message.en.find("Switch it on") != std::string::npos);
    CHECK(outcome.error().message.zh.find("请打开打印机") != std::string::npos);
}

SCENARIO("A printer that answers is asked for its paper first", "[printer][transport]")
{
    const PrinterProfile profile{.answersStatus = true};

    WHEN("there is paper")
    {
        PrinterStandIn standIn({PrinterBehaviour{.paperStatus = 0x12}});
        CHECK(printAt(standIn, profile).value() == PrintOutcome::Printed);
    }
    WHEN("the paper is out, nothing is sent")
    {
        PrinterStandIn standIn({PrinterBehaviour{.paperStatus = 0x72}});
        const Result<PrintOutcome> outcome = printAt(standIn, profile);
        REQUIRE_FALSE(outcome.ok());
        CHECK(outcome.error().code == ErrorCode::PrinterOutOfPaper);
        CHECK(standIn.received().front().size() == 3);
    }
    WHEN("it is silent, it counts as off")
    {
        PrinterStandIn standIn;
        const Result<PrintOutcome> outcome = printAt(standIn, profile);
        REQUIRE_FALSE(outcome.ok());
        CHECK(outcome.error().code == ErrorCode::PrinterOff);
    }
}

SCENARIO("Where the end of print can be proved, nothing else counts", "[printer][transport]")
{
    const PrinterProfile profile{.confirmsEnd = true};

    WHEN("the printer confirms")
    {
        PrinterStandIn standIn({PrinterBehaviour{.confirmsEnd = true}});
        CHECK(printAt(standIn, profile).value() == PrintOutcome::Printed);
        CHECK(support::printOnPaper(standIn.received().front()).endOfPrintRequests.size() == 1);
    }
    WHEN("the confirmation does not come")
    {
        PrinterStandIn standIn;
        CHECK(printAt(standIn, profile).value() == PrintOutcome::Unknown);
    }
}

SCENARIO("After an unknown job the printer drops what it still holds of it", "[printer][transport]")
{
    const PrinterProfile profile{.confirmsEnd = true, .clearsBuffer = true};
    PrinterStandIn standIn({{.diesAfter = 100}, {.confirmsEnd = true}, {.confirmsEnd = true}});
    const std::unique_ptr<Printer> printer = printerAt(standIn.port(), profile);
    CHECK(printer->print(receiptBytes(), 1).value() == PrintOutcome::Unknown);
    CHECK(printer->print(receiptBytes(), 1).value() == PrintOutcome::Printed);
    CHECK(printer->print(receiptBytes(), 2).value() == PrintOutcome::Printed);

    const std::vector<Bytes>& received = standIn.received();
    const std::string clear(textOf(clearBufferRequest()));
    CHECK(textOf(received[1]).starts_with(clear));
    CHECK_FALSE(textOf(received[2]).starts_with(clear));
}

SCENARIO("A file takes one receipt after the other", "[printer][transport]")
{
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("huitou-receipts-" + std::to_string(::getpid()));
    const std::unique_ptr<Printer> printer = std::move(openPrinter("file:" + path.string(), {}, brief)).value();
    REQUIRE(printer->print(receiptBytes(), 1).value() == PrintOutcome::Printed);
    REQUIRE(printer->print(receiptBytes(), 2).value() == PrintOutcome::Printed);
    CHECK(std::filesystem::file_size(path) == 2 * receiptBytes().size());
    std::filesystem::remove(path);

    const Result<PrintOutcome> nowhere =
        openPrinter("file:/nowhere/at/all", {}, brief).value()->print(receiptBytes(), 3);
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().code == ErrorCode::PrinterOff);
}

SCENARIO("A printer's address is read strictly", "[printer][transport]")
{
    CHECK(openPrinter("tcp:192.168.1.50", {}).ok());
    CHECK(openPrinter("tcp:192.168.1.50:9101", {}).ok());
    const std::string wrong =
        GENERATE("", "lpt1", "tcp:", "tcp::9100", "tcp:host:", "tcp:host:0", "tcp:host:65536", "tcp:host:91x", "file:");
    CAPTURE(wrong);
    const auto printer = openPrinter(wrong, {});
    REQUIRE_FALSE(printer.ok());
    CHECK(printer.error().code == ErrorCode::Malformed);
}
