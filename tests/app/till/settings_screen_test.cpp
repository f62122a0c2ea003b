// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using huitou::SmallShop;
using huitou::test::TillAtWork;

SCENARIO("A printer is tried before it is used, and a scanner without ringing anything up", "[till][settings]")
{
    TillAtWork till("tcp:127.0.0.1:1");
    till.signIn();
    till.touch("moreButton");
    till.touch("settingsButton");
    till.expect("printerField", "text", "tcp:127.0.0.1:1");
    till.touch("testPrinterButton");
    till.expect("printerMessage", "refusal", "true");

    till.scan("6902013700202");
    till.expect("scannedText", "text", "6902013700202: Organic oat milk 1 L");
    till.scan(SmallShop::forgedCardOf(0));
    till.expect("scannedText", "text", "~a member's code that is not ours");

    const std::filesystem::path paper = till.folder() / "paper";
    till.touch("printerField");
    for (int letter = 0; letter < 20; ++letter) {
        till.type("<Backspace>");
    }
    till.type(QString::fromStdString("file:" + paper.string()));
    till.touch("testPrinterButton");
    till.expect("printerMessage", "text", "~The page is printed.");
    CHECK(std::filesystem::file_size(paper) > 50);
    till.touch("usePrinterButton");
    till.expect("approvalQuestion", "text", "~Print receipts at file:");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("printerMessage", "text", "~Receipts print there from now on");
    till.touch("settingsBack");
    till.expect("toPay", "text", "¥0.00");
    till.scan("6902013700202");
    till.touch("payButton");
    till.touch("takeButton");
    till.expect("printPill", "text", "The receipt is printed");
}
