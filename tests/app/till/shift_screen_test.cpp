// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/shift_book.h"
#include "core/sync/event_body.h"
#include "printer/layout/print_document.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using huitou::test::TillAtWork;

namespace
{

constexpr const char* oatMilk = "6902013700202"; // 18.90

void sellOne(TillAtWork& till)
{
    till.scan(oatMilk);
    till.expect("toPay", "text", "¥18.90");
    till.touch("payButton");
    till.touch("takeButton");
    till.expect("nextButton", "visible", "true");
    till.touch("nextButton");
}

void keyIn(TillAtWork& till, const std::string& amount)
{
    for (const char key : amount) {
        till.touch(QStringLiteral("cashKey") + QLatin1Char(key));
    }
}

void openShift(TillAtWork& till, const std::string& cash)
{
    till.touch("shiftNotice");
    till.expect("shiftHeading", "text", "Open a shift");
    keyIn(till, cash);
    till.touch("shiftConfirm");
    till.expect("payButton", "visible", "true");
}

void toShift(TillAtWork& till)
{
    till.touch("moreButton");
    till.touch("shiftButton");
}

/// The texts on the paper of event `seq`, one after the other.
std::string paperOf(TillStore& store, std::uint64_t seq)
{
    const std::optional<PrintJob> job = store.printJobOf(seq);
    REQUIRE(job.has_value());
    const Result<PrintDocument> document = decodePrintDocument(job->document);
    REQUIRE(document.ok());
    std::string texts;
    for (const PrintBlock& block : document.value().blocks) {
        if (const auto* text = std::get_if<TextBlock>(&block)) {
            texts += text->left + " | " + text->right + "\n";
        }
    }
    return texts;
}

template <typename Kind>
Kind lastFact(TillStore& store)
{
    const auto events = store.eventsFrom(1, 100, 1'000'000);
    REQUIRE_FALSE(events.empty());
    const Result<Fact> fact = decodeFact(events.back().body);
    REQUIRE(fact.ok());
    REQUIRE(std::holds_alternative<Kind>(fact.value()));
    return std::get<Kind>(fact.value());
}

} // namespace

SCENARIO("A shift is opened with its float, and counted and closed with a Z report", "[till][shift]")
{
    TillAtWork till;
    till.signIn();
    till.expect("shiftNotice", "text", "No shift is open");
    openShift(till, "300");
    till.expect("shiftNotice", "visible", "false");
    sellOne(till);

    toShift(till);
    till.expect("shiftHeading", "text", "~Shift 1 since");
    till.touch("cashOutButton");
    till.expect("shiftConfirm", "enabled", "false");
    keyIn(till, "100");
    till.touch("cashReason1");
    till.touch("shiftConfirm");
    till.expect("approvalQuestion", "text", "~Take ¥100.00 out of the drawer: To the bank");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("shiftMessage", "text", "¥100.00 taken out.");
    till.touch("cashInButton");
    keyIn(till, "20.5");
    till.touch("cashReason0");
    till.touch("shiftConfirm");
    till.expect("shiftMessage", "text", "¥20.50 put in.");
    till.touch("printSumsButton");
    till.expect("shiftMessage", "text", "The X report prints.");

    till.touch("countButton");
    till.expect("shiftHeading", "text", "Close shift 1");
    CHECK(till.read("shiftLabel0") != "Drawer"); // who counts is not told what should be there

    WHEN("the count is right")
    {
        keyIn(till, "239.40");
        till.touch("shiftConfirm");
        THEN("the shift is closed at once, and the paper adds up")
        {
            till.expect("shiftMessage", "text", "~its Z report prints");
            till.expect("shiftValue5", "text", "239.40");
            till.touch("printLastButton");
            till.expect("shiftMessage", "text", "~marked COPY");
            till.touch("nextShiftButton");
            till.expect("shiftHeading", "text", "Open a shift");
            const auto store = till.closeAndOpenStore();
            const auto closed = lastFact<ShiftClosedFact>(*store);
            CHECK(closed.number == 1);
            CHECK(closed.expected == closed.counted);
            const std::string paper = paperOf(*store, *store->shifts().lastClosing());
            CHECK(paper.find("Z REPORT 1") != std::string::npos);
            CHECK(paper.find("Turnover | 18.90") != std::string::npos);
            CHECK(paper.find("Cash | 18.90") != std::string::npos);
            CHECK(paper.find("Tax in all | ") != std::string::npos);
            CHECK(paper.find("Must be there | 239.40") != std::string::npos);
            CHECK(paper.find("Difference | 0.00") != std::string::npos);
        }
    }
    WHEN("money is missing")
    {
        keyIn(till, "230");
        till.touch("shiftConfirm");
        THEN("the till says how much, and closes when it is told again")
        {
            till.expect("shiftMessage", "text", "~¥9.40 is missing.");
            till.expect("shiftConfirm", "text", "Close with this difference");
            till.touch("cashKeyback");
            till.expect("shiftConfirm", "text", "Compare and close"); // counted anew
            keyIn(till, "1");
            till.touch("shiftConfirm");
            till.expect("shiftMessage", "text", "~¥8.40 is missing.");
            till.touch("shiftConfirm");
            till.expect("shiftMessage", "text", "~its Z report prints");
            const auto store = till.closeAndOpenStore();
            const auto closed = lastFact<ShiftClosedFact>(*store);
            CHECK(closed.expected - closed.counted == Money::fromMinor(8'40, cny));
        }
    }
    WHEN("a customer comes meanwhile")
    {
        till.scan(oatMilk);
        THEN("they are served, and the count waits")
        {
            till.expect("toPay", "text", "¥18.90");
        }
    }
}

SCENARIO("A till that works with shifts asks for one, and sells without when it must", "[till][shift]")
{
    TillAtWork till;
    till.signIn();
    openShift(till, "50");
    toShift(till);
    till.touch("countButton");
    keyIn(till, "50");
    till.touch("shiftConfirm");
    till.expect("shiftMessage", "text", "~Shift 1 is closed");
    till.touch("shiftBack");
    till.touch("lockButton");

    WHEN("somebody signs in")
    {
        till.touch("staff1");
        till.type(SmallShop::pin);
        till.type("<Enter>");
        till.expect("shiftHeading", "text", "Open a shift");
        THEN("a customer is served all the same, and the next Z report counts the sale")
        {
            till.touch("shiftCancel");
            sellOne(till);
            openShift(till, "10");
            const auto store = till.closeAndOpenStore();
            const auto shift = store->shifts().open();
            REQUIRE(shift.has_value());
            CHECK(shift->opened.number == 2);
            CHECK(shift->figures.turnover() == Money::fromMinor(18'90, cny));
            CHECK(shift->figures.receiptsBefore() == 1);
            CHECK(shift->figures.expectedCash() == Money::fromMinor(10'00, cny)); // it was counted with the float
        }
        THEN("a manager can say that this shop wants no shifts")
        {
            till.touch("shiftStopAsking");
            till.expect("shiftMessage", "text", "~does not ask for shifts any more");
            till.touch("shiftCancel");
            till.expect("shiftNotice", "visible", "false");
            till.touch("lockButton");
            till.signIn();
        }
    }
    WHEN("a basket was waiting behind the lock")
    {
        till.touch("staff0");
        till.type(SmallShop::pin);
        till.type("<Enter>");
        till.expect("shiftHeading", "text", "Open a shift");
        till.touch("shiftCancel");
        till.scan(oatMilk);
        till.expect("toPay", "text", "¥18.90");
        till.touch("lockButton");
        till.signIn();
        THEN("it comes first")
        {
            till.expect("toPay", "text", "¥18.90");
        }
    }
}
