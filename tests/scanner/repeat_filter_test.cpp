// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/repeat_filter.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using std::chrono::milliseconds;

SCENARIO("A code that stays before the camera is scanned once", "[scanner][repeat]")
{
    RepeatFilter filter;
    CHECK(filter.isNew("A", milliseconds(0)));
    for (int at = 100; at < 5000; at += 100) {
        CHECK_FALSE(filter.isNew("A", milliseconds(at)));
    }
    CHECK(filter.isNew("B", milliseconds(5000))); // another code counts at once
    CHECK_FALSE(filter.isNew("A", milliseconds(6899)));
}

SCENARIO("A code that was gone for two seconds is a new scan", "[scanner][repeat]")
{
    RepeatFilter filter;
    CHECK(filter.isNew("A", milliseconds(0)));
    CHECK_FALSE(filter.isNew("A", milliseconds(1999)));
    CHECK(filter.isNew("A", milliseconds(3999)));
}
