// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

using huitou::SmallShop;
using huitou::test::TillAtWork;
using namespace std::chrono_literals;

namespace
{

constexpr const char* oatMilk = "6902013700202";

void expectLocked(TillAtWork& till)
{
    till.expect("staff0", "visible", "true");
    CHECK(till.read("payButton", "visible") == "false");
    CHECK(till.read("line0", "visible") == "false");
    CHECK(till.read("memberName", "visible") == "false");
}

} // namespace

SCENARIO("A till that nobody touches locks itself, and the basket waits for whoever signs in", "[till][lock]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.scan(oatMilk);
    till.expect("line0", "visible", "true");
    till.passIdle(299s);
    till.touch("article11001"); // somebody is there after all
    till.passIdle(299s);
    till.scan(oatMilk);
    till.passIdle(299s);
    till.type("<F10>");
    till.passIdle(299s);
    CHECK(till.read("payButton", "visible") == "true");
    const QString toPay = till.read("toPay");
    till.passIdle(1s);
    expectLocked(till);
    till.scan(oatMilk); // goods are not rung up on a locked till

    till.touch("staff1");
    till.type(SmallShop::pin);
    till.touch("signInButton");
    till.expect("memberName", "text", "王 J.");
    till.expect("toPay", "text", toPay);
    till.expect("cashier", "text", "Alexandra Johnson");
}

SCENARIO("A sale that is being paid is never locked away", "[till][lock]")
{
    TillAtWork till;
    till.signIn();
    till.scan(oatMilk);
    till.touch("payButton");
    till.expect("takeButton", "enabled", "true");
    till.passIdle(3600s);
    till.touch("takeButton");
    till.expect("nextButton", "visible", "true");
    till.passIdle(300s); // the customer has gone
    expectLocked(till);
    till.signIn();
    till.expect("toPay", "text", "¥0.00");
}

SCENARIO("What lies over the screens goes with the lock", "[till][lock]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    WHEN("a manager is asked for")
    {
        till.touch("moreButton");
        till.touch("reportsButton");
        till.expect("approvalQuestion", "visible", "true");
        till.passIdle(300s);
        expectLocked(till);
        CHECK(till.read("approvalQuestion", "visible") == "false");
        till.type(SmallShop::pin); // answers nobody's question
        CHECK(till.read("reportTitle", "visible") == "false");
    }
    WHEN("the member's sheet is open")
    {
        till.touch("careButton");
        till.expect("careName", "visible", "true");
        till.passIdle(300s);
        expectLocked(till);
        CHECK(till.read("careName", "visible") == "false");
    }
    WHEN("a reduction is being keyed in")
    {
        till.scan(oatMilk);
        till.touch("line0");
        till.type("<F5>");
        till.expect("discountCancel", "visible", "true");
        till.passIdle(300s);
        expectLocked(till);
        till.expect("discountCancel", "visible", "false");
        till.signIn();
        till.expect("line0", "visible", "true");
        CHECK(till.read("discountCancel", "visible") == "false"); // whoever comes begins with the basket
    }
}

SCENARIO("After how long a till locks itself is a manager's choice, and is remembered", "[till][lock][settings]")
{
    TillAtWork till;
    till.signIn();
    till.touch("moreButton");
    till.touch("settingsButton");
    till.expect("lockAfter1", "chosen", "true"); // five minutes
    till.touch("lockAfter3");                    // never
    till.expect("approvalQuestion", "text", "Never lock the till by itself.");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("lockAfter3", "chosen", "true");
    till.passIdle(24h);
    CHECK(till.read("lockAfter3", "visible") == "true");
    till.touch("lockAfter0");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("lockAfter0", "chosen", "true");
    till.passIdle(119s);
    CHECK(till.read("lockAfter0", "visible") == "true");
    till.passIdle(1s);
    expectLocked(till);
    CHECK(till.closeAndOpenStore()->setting("lock_after_minutes") == "2");
}
