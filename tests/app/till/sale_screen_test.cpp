// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <variant>

namespace
{

using huitou::Fact;
using huitou::SaleFact;
using huitou::SmallShop;
using huitou::StaffId;
using huitou::TillStore;
using huitou::test::TillAtWork;

constexpr const char* oatMilk = "6902013700202"; // 18.90
constexpr const char* milk = "6902013700332";    // 15.80

/// The last sale in the log.
SaleFact lastSale(TillStore& store)
{
    const auto events = store.eventsFrom(1, 100, 1'000'000);
    REQUIRE_FALSE(events.empty());
    const huitou::Result<Fact> fact = huitou::decodeFact(events.back().body);
    REQUIRE(fact.ok());
    REQUIRE(std::holds_alternative<SaleFact>(fact.value()));
    return std::get<SaleFact>(fact.value());
}

} // namespace

SCENARIO("A basket waits while the next customer pays, and is taken up with its member and its note", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    till.scan(oatMilk);
    till.scan(SmallShop::cardOf(0));
    till.expect("toPay", "text", "¥16.06");
    till.touch("holdButton");
    till.touch("noteField");
    till.type("blue bag");
    till.touch("noteConfirm");
    till.expect("toPay", "text", "¥0.00");
    till.expect("saleMessage", "text", "On hold. Recall takes it up again.");
    CHECK(till.read("memberName").isNull());

    till.scan(milk);
    till.touch("payButton");
    till.touch("takeButton");
    till.touch("nextButton");

    GIVEN("another one that is put on hold by keys alone")
    {
        till.scan(milk);
        till.expect("toPay", "text", "¥15.80");
        till.type("<F7>");
        till.expect("noteField", "visible", "true");
        till.type("<Enter>");
        till.expect("recallButton", "text", "Recall 2");
        till.scan(oatMilk);
        till.touch("recallButton");
        till.expect("held1", "title", "王 J. · blue bag");
        till.expect("held0", "title", "No member");
        till.touch("held1");
        THEN("the one on the counter is put on hold for it: nothing is lost")
        {
            till.expect("memberName", "text", "王 J.");
            till.expect("toPay", "text", "¥16.06");
            till.expect("recallButton", "text", "Recall 2");
        }
    }
    GIVEN("no other one")
    {
        till.touch("recallButton");
        till.expect("memberName", "text", "王 J.");
        till.expect("toPay", "text", "¥16.06");
        till.expect("recallButton", "enabled", "false");
    }
}

SCENARIO("The last steps can be undone, one after the other", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    till.expect("undoButton", "enabled", "false");
    till.scan(oatMilk);
    till.scan(milk);
    till.touch("moreButton");
    till.touch("clearButton");
    till.expect("toPay", "text", "¥0.00");
    till.expect("saleMessage", "text", "The basket was cleared. Undo brings it back.");
    till.touch("undoButton");
    till.expect("toPay", "text", "¥34.70");
    till.type("<F11>");
    till.expect("toPay", "text", "¥18.90");

    WHEN("a sale is done")
    {
        till.touch("payButton");
        till.touch("takeButton");
        till.touch("nextButton");
        THEN("nobody can go back behind it")
        {
            till.expect("undoButton", "enabled", "false");
        }
    }
}

SCENARIO("A cashier takes something off a line, and says why", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    till.scan(oatMilk);
    till.touch("line0");
    till.touch("discountButton");
    till.touch("discountKey1");
    till.touch("discountKey0");
    till.touch("discountConfirm");
    till.expect("discountMessage", "text", "Touch the reason, too.");
    till.touch("reason0");
    till.touch("discountConfirm");
    till.expect("toPay", "text", "¥17.01");
    till.expect("line0", "saving", "~Damaged packaging");

    WHEN("it is more than a cashier may give")
    {
        till.touch("discountButton");
        till.touch("discountMoney");
        till.type("5");
        till.touch("reason4");
        till.type("<Enter>");
        till.expect("approvalQuestion", "text", "~is above what a cashier gives alone");
        AND_WHEN("the manager lets it pass")
        {
            till.type("1111<Enter>");
            till.expect("approvalMessage", "text", "That PIN is wrong. 4 tries are left.");
            for (const char digit : std::string(SmallShop::pin)) {
                till.touch(QStringLiteral("approvalKey") + QLatin1Char(digit));
            }
            till.touch("approvalConfirm");
            till.expect("approvalQuestion", "visible", "false");
            till.touch("payButton");
            till.touch("takeButton");
            till.expect("doneAmount", "text", "¥13.90");
            THEN("the sale keeps the reason, and who approved it")
            {
                const auto store = till.closeAndOpenStore();
                const SaleFact sale = lastSale(*store);
                CHECK(sale.approvedBy == StaffId{2});
                REQUIRE(sale.lines[0].discounts.size() == 1);
                CHECK(sale.lines[0].discounts[0].id == "Making good");
            }
        }
        AND_WHEN("the manager is not there")
        {
            till.touch("approvalCancel");
            till.touch("payButton");
            THEN("nobody can pay until it is approved or taken back")
            {
                till.expect("approvalQuestion", "visible", "true");
                till.type("<Escape>");
                till.touch("discountButton");
                till.touch("discountTakeBack");
                till.touch("payButton");
                till.expect("takeButton", "visible", "true");
            }
        }
    }
    WHEN("a manager is at the till")
    {
        till.touch("lockButton");
        till.touch("staff1");
        till.type(SmallShop::pin);
        till.type("<Enter>");
        till.expect("payButton", "visible", "true");
        till.type("<F5>"); // the line is still the chosen one
        till.type("50");
        till.touch("reason1");
        till.type("<Enter>");
        THEN("nobody else is asked")
        {
            till.expect("toPay", "text", "¥9.45");
            CHECK(till.read("approvalQuestion").isNull());
        }
    }
}

SCENARIO("A line's note stands under it on the paper", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    till.scan(oatMilk);
    till.touch("line0");
    till.touch("noteButton");
    till.touch("noteSuggestion0");
    till.expect("line0", "note", "Gift wrap");
    till.scan(oatMilk); // a second one without a note is a line of its own
    till.expect("line1", "note", "");
    till.touch("payButton");
    till.touch("takeButton");
    till.expect("printPill", "text", "The receipt is printed");
    const auto store = till.closeAndOpenStore();
    const auto job = store->printJobOf(1);
    REQUIRE(job);
    CHECK(std::string(job->document.begin(), job->document.end()).find("* Gift wrap") != std::string::npos);
}

SCENARIO("A price is looked up without ringing anything up", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.touch("priceCheckButton");
    till.scan(oatMilk);
    till.expect("priceCheckPrice", "text", "¥18.90");
    till.expect("priceCheckMemberPrice", "text", "¥16.06");
    till.scan(milk); // the next one
    till.expect("priceCheckPrice", "text", "¥15.80");
    till.touch("priceCheckClose");
    till.expect("toPay", "text", "¥0.00");

    till.type("<F9>");
    till.scan(milk);
    till.touch("priceCheckRingUp");
    till.expect("line0", "name", "Fresh milk 950 ml");
}

SCENARIO("Goods are found by the initials of their pinyin, by name and by code", "[till][sale]")
{
    TillAtWork till;
    till.signIn();
    for (const char* typed : {"yjymn", "oat milk", "11001"}) {
        CAPTURE(typed);
        till.type("<F2>");
        till.type(typed);
        till.expect("article11001", "visible", "true");
        till.type("<Enter>");
        till.expect("line0", "name", "Organic oat milk 1 L");
        till.touch("moreButton");
        till.touch("clearButton");
    }
}
