// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/receipt_code.h"
#include "core/sync/event_body.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <variant>

namespace
{

using huitou::Fact;
using huitou::Quantity;
using huitou::ReturnFact;
using huitou::SigningKey;
using huitou::SmallShop;
using huitou::TillStore;
using huitou::test::TillAtWork;

constexpr const char* oatMilk = "6902013700202"; // 18.90
constexpr const char* milk = "6902013700332";    // 15.80

ReturnFact lastReturn(TillStore& store)
{
    const auto events = store.eventsFrom(1, 100, 1'000'000);
    REQUIRE_FALSE(events.empty());
    const huitou::Result<Fact> fact = huitou::decodeFact(events.back().body);
    REQUIRE(fact.ok());
    REQUIRE(std::holds_alternative<ReturnFact>(fact.value()));
    return std::get<ReturnFact>(fact.value());
}

/// Two oat milks and a milk for a member who pays 85 %: 45.56, and 45 points.
void sellThree(TillAtWork& till)
{
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.scan(oatMilk);
    till.scan(oatMilk);
    till.scan(milk);
    till.expect("toPay", "text", "¥45.56");
    till.touch("payButton");
    till.touch("takeButton");
    till.expect("doneEarned", "text", "+45 points");
}

void approve(TillAtWork& till)
{
    till.expect("approvalQuestion", "visible", "true");
    till.type(SmallShop::pin);
    till.type("<Enter>");
}

} // namespace

SCENARIO("Goods come back with the receipt: the till says what that does before it happens", "[till][return]")
{
    TillAtWork till;
    sellThree(till);
    const std::string code = till.codeOnReceipt(1);
    till.signIn();
    till.scan(code);
    till.expect("returnHeading", "text", "~Sale 1-000001");
    till.expect("returnMessage", "text", "Touch what comes back.");
    till.expect("payBackButton", "enabled", "false");

    till.touch("returnMore0");
    till.expect("returnBack0", "text", "1");
    till.expect("returnRefund", "text", "¥16.07");
    till.expect("effect0", "text", "¥16.07 back in cash.");
    till.expect("effect1", "text", "~points that this sale earned are taken back.");
    till.expect("effect2", "text", "~王 J. then has");
    till.touch("payBackButton");
    till.expect("doneAmount", "text", "¥16.07");
    till.expect("doneEarned", "text", "~−");
    till.expect("printPill", "text", "The receipt is printed");
    till.touch("nextButton");

    WHEN("the same receipt is shown again")
    {
        till.scan(code);
        till.expect("returnLine0", "detail", "1 of 2 left");
        till.expect("voidButton", "enabled", "false");
        till.touch("returnEverything");
        THEN("the rest comes back, and no more")
        {
            till.expect("returnRefund", "text", "¥29.49");
            till.type("<Enter>");
            till.expect("doneAmount", "text", "¥29.49");
            till.touch("nextButton");
            till.scan(code);
            till.touch("returnEverything");
            till.expect("payBackButton", "enabled", "false");
        }
    }
    WHEN("the member comes again")
    {
        till.scan(SmallShop::cardOf(0));
        THEN("the points are those that are left")
        {
            till.expect("memberPoints", "text", "~7,2");
            CHECK(till.read("memberPoints") != "7,285"); // the sale's 45 are not all there any more
        }
    }
    WHEN("the till has closed")
    {
        const auto store = till.closeAndOpenStore();
        const ReturnFact returned = lastReturn(*store);
        THEN("its log says so")
        {
            CHECK_FALSE(returned.isWhole);
            REQUIRE(returned.lines.size() == 1);
            CHECK(returned.lines[0].quantity == Quantity::pieces(1));
            CHECK(returned.refund == huitou::Money::fromMinor(16'07, huitou::cny));
            CHECK(store->waitingPrintJobs() == 0);
        }
    }
}

SCENARIO("Without the receipt a sale is found by an article, and a manager has to agree", "[till][return]")
{
    TillAtWork till;
    sellThree(till);
    till.touch("nextButton");
    till.type("<F10>");
    till.touch("returnButton");
    till.expect("pastSale0", "amount", "¥45.56");
    till.scan(milk);
    till.expect("returnHeading", "text", "Sales with Fresh milk 950 ml");
    till.touch("pastSale0");
    till.touch("returnAll1");
    till.expect("returnRefund", "text", "¥13.43");
    till.touch("payBackButton");
    till.expect("approvalQuestion", "text", "~without the receipt");
    approve(till);
    till.expect("doneAmount", "text", "¥13.43");
}

SCENARIO("A sale that was a mistake is made void as a whole", "[till][return]")
{
    TillAtWork till;
    sellThree(till);
    till.touch("nextButton");
    till.touch("moreButton");
    till.touch("returnButton");
    till.type("1-1<Enter>");
    till.touch("voidButton");
    till.expect("returnRefund", "text", "¥45.56");
    till.touch("payBackButton");
    approve(till);
    till.expect("doneAmount", "text", "¥45.56");
    till.expect("doneEarned", "text", "−45 points");
    const auto store = till.closeAndOpenStore();
    const ReturnFact returned = lastReturn(*store);
    CHECK(returned.isVoid);
    CHECK(returned.isWhole);
}

SCENARIO("A code that this till did not print opens nothing", "[till][return]")
{
    TillAtWork till;
    till.signIn();
    huitou::ReceiptCode code;
    code.till = huitou::TillId{{5}};
    code.seq = 1;
    till.scan(huitou::encodeReceiptCode(code, SigningKey::fromSeed({9})));
    till.expect("returnFindMessage", "text", "~was not printed by this till");
    code.till = huitou::TillId{{6}};
    till.scan(huitou::encodeReceiptCode(code, SigningKey::fromSeed({3})));
    till.expect("returnFindMessage", "text", "~receipt is of another till");
    till.type("99<Enter>");
    till.expect("returnFindMessage", "text", "~no sale with that number");
    till.type("<Escape>");
    till.expect("payButton", "visible", "true");
}

SCENARIO("Goods can't come back into a basket that is not paid", "[till][return]")
{
    TillAtWork till;
    till.signIn();
    till.scan(milk);
    till.touch("moreButton");
    till.touch("returnButton");
    till.expect("saleMessage", "text", "~put it on hold");
}

SCENARIO("A receipt that is printed again says COPY", "[till][return]")
{
    TillAtWork till;
    sellThree(till);
    till.expect("printPill", "text", "The receipt is printed");
    till.touch("printAgainButton");
    till.touch("nextButton");
    till.touch("moreButton");
    till.touch("reprintButton");
    till.expect("saleMessage", "text", "~marked COPY");
    const auto store = till.closeAndOpenStore();
    const auto first = store->printJobOf(1);
    REQUIRE(first);
    CHECK(std::string(first->document.begin(), first->document.end()).find("COPY") == std::string::npos);
    std::uint32_t prints = 0;
    CHECK(store
              ->printAgain(1,
                           [&](huitou::ByteView document, std::uint32_t sofar) {
                               prints = sofar;
                               return huitou::Bytes(document.begin(), document.end());
                           })
              .ok());
    CHECK(prints == 3);
}
