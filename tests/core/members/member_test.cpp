// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/members/member.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A till greets a member without showing the whole name", "[members][name]")
{
    CHECK(shortNameOf("王小明") == "王**");
    CHECK(shortNameOf("李 雷") == "李*");
    CHECK(shortNameOf("欧阳娜娜") == "欧阳**");
    CHECK(shortNameOf("东方") == "东*"); // a family name of one character and a given name
    CHECK(shortNameOf("Mary Jones") == "Mary J.");
    CHECK(shortNameOf("  Juan  Carlos  Ñuñez ") == "Juan Ñ.");
    CHECK(shortNameOf("王 Jing") == "王 J.");
    CHECK(shortNameOf("Madonna") == "Madonna");
    CHECK(shortNameOf("王") == "王");
    CHECK(shortNameOf("").empty());
    CHECK(shortNameOf(" \t").empty());
}

SCENARIO("A short name has at most 24 characters and never half of one", "[members][name]")
{
    CHECK(shortNameOf("Abcdefghijklmnopqrstuvwxyz") == "Abcdefghijklmnopqrstuvwx");
    CHECK(shortNameOf("Abcdefghijklmnopqrstuvwxyz Éa") == "Abcdefghijklmnopqrstu É.");
    std::string broken = "王";
    broken.resize(2);
    CHECK(firstCodePoint(broken).byteCount == 1);
    CHECK(shortNameOf(broken) == broken);
}
