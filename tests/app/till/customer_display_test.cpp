// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

using huitou::SmallShop;
using huitou::test::TillAtWork;

SCENARIO("The customer sees the basket, what is saved, what it brings, and thanks", "[till][display]")
{
    TillAtWork till({}, true);
    till.signIn();
    till.expectDisplay("displayGreeting", "Welcome");
    till.scan(SmallShop::cardOf(0));
    till.expectDisplay("displayGreeting", "Hello, 王 J.");
    till.scan("6902013700202");
    till.scan("6902013700202");
    till.expectDisplay("displayAmount", "¥32.13");
    till.expectDisplay("displaySaved", "You save ¥5.67 today");
    till.expectDisplay("displayPoints", "~Brings 32 points");
    till.touch("payButton");
    till.type("50<Enter>");
    till.expectDisplay("displayGreeting", "Thank you, see you again!");
    till.expectDisplay("displayAmount", "¥17.87");
    till.expectDisplay("displayPoints", "You have 7,272 points now");
    till.touch("nextButton");
    till.expectDisplay("displayAmount", "¥17.87"); // the thanks stay until the next customer begins
    till.scan("6902013700332");
    till.expectDisplay("displayGreeting", "Welcome");
    till.expectDisplay("displayAmount", "¥15.80");
}
