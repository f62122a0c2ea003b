// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <variant>

namespace
{

using huitou::SmallShop;
using huitou::test::TillAtWork;

constexpr const char* oatMilk = "6902013700202"; // 18.90
constexpr const char* milk = "6902013700332";    // 15.80

} // namespace

SCENARIO("A member uses as many points as they say", "[till][redeem]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.scan(oatMilk);
    till.scan(oatMilk);
    till.expect("toPay", "text", "¥32.13");
    till.expect("chip2", "text", "Other points…");
    till.touch("chip2");
    till.expect("pointsToPay", "text", "¥32.13");

    WHEN("they are typed")
    {
        till.touch("pointsKey3");
        till.touch("pointsKey0");
        till.touch("pointsKey0");
        till.expect("pointsWorth", "text", "300 points pay ¥3.00");
        till.expect("pointsToPay", "text", "¥29.13");
        till.touch("pointsConfirm");
        till.expect("toPay", "text", "¥29.13");
        till.expect("chip1", "text", "~300 points");
        till.touch("payButton");
        till.expect("tenderEarns", "text", "~王 J. earns 29 points");
        till.touch("takeButton");
        till.expect("doneAmount", "text", "¥29.13");
        THEN("the sale spends just those")
        {
            const auto store = till.closeAndOpenStore();
            const auto events = store->eventsFrom(1, 1, 1'000'000);
            const auto sale = std::get<huitou::SaleFact>(huitou::decodeFact(events.at(0).body).value());
            CHECK(sale.redeemed == huitou::Points::whole(300));
        }
    }
    WHEN("all that go are used, and then none after all")
    {
        till.touch("pointsAll");
        till.expect("pointsToPay", "text", "¥27.13");
        till.type("<Escape>");
        THEN("it is as before")
        {
            till.expect("toPay", "text", "¥32.13");
        }
    }
    WHEN("a slider is moved by keys")
    {
        till.touch("pointsSlider"); // its middle
        till.expect("pointsWorth", "text", "~points pay");
        till.type("<Enter>");
        THEN("something is paid with points")
        {
            till.expect("toPay", "text", "!¥32.13");
        }
    }
}

SCENARIO("An invitation is said at the first scan, printed with that sale, and not said again", "[till][winback]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(1));
    till.expect("memberGreeting", "text", "~Tell them: Tea tasting on Friday at 3 (until 20");
    till.scan(milk);
    till.touch("payButton");
    till.touch("takeButton");
    till.touch("nextButton");
    till.scan(SmallShop::cardOf(1));
    till.expect("memberName", "text", "Mary J.");
    CHECK(till.read("memberGreeting").indexOf("Tea tasting") < 0);

    till.scan(SmallShop::cardOf(0)); // who has something to tap instead
    till.expect("memberGreeting", "text", "Longer away than usual: good to see them again");
    const auto store = till.closeAndOpenStore();
    const auto job = store->printJobOf(1);
    REQUIRE(job.has_value());
    const std::string paper(job->document.begin(), job->document.end());
    CHECK(paper.find("Tea tasting on Friday at 3") != std::string::npos);
}

SCENARIO("A part that was paid is handed back before it is taken back", "[till][pay]")
{
    TillAtWork till;
    till.signIn();
    till.scan(milk);
    till.touch("payButton");
    till.type("10<Enter>");
    till.expect("tenderRemaining", "text", "¥5.80");
    till.touch("tenderBackButton");
    till.expect("tenderMessage", "text", "Hand ¥10.00 back to the customer first, then touch again.");
    till.expect("tenderRemaining", "text", "¥5.80");
    till.expect("tenderBackButton", "text", "¥10.00 was handed back");
    till.touch("tenderBackButton");
    till.expect("tenderBackButton", "text", "Back to the basket");
    till.touch("tenderBackButton");
    till.expect("payButton", "visible", "true");
}

SCENARIO("A code that no promotion has is refused in a sentence", "[till][redeem]")
{
    TillAtWork till;
    till.signIn();
    till.scan(milk);
    till.touch("moreButton");
    till.touch("codeButton");
    till.type("SPRING");
    till.type("<Enter>");
    till.expect("saleMessage", "text", "No promotion has the code SPRING. Check how it is written.");
}

SCENARIO("Three goods and a member take six touches and scans from basket to receipt", "[till][count]")
{
    TillAtWork till;
    till.signIn();
    int steps = 0;
    const auto scan = [&](const std::string& code) {
        ++steps;
        till.scan(code);
    };
    const auto touch = [&](const QString& button) {
        ++steps;
        till.touch(button);
    };
    scan(SmallShop::cardOf(0));
    scan(oatMilk);
    scan(milk);
    scan(oatMilk);
    touch("payButton");
    touch("takeButton");
    till.expect("printPill", "text", "The receipt is printed");
    CHECK(steps <= 6);
}
