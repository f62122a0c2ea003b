// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/columns.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>
#include <vector>

using namespace huitou;
using Lines = std::vector<std::string>;

SCENARIO("A Chinese character takes two columns, a digit one", "[printer][columns]")
{
    CHECK(paperWidth("342.14") == 6);
    CHECK(paperWidth("有机燕麦奶 1L") == 13);
    CHECK(paperWidth("★★") == 4);
    CHECK(paperWidth("") == 0);
}

SCENARIO("What the printer's font lacks is replaced before it is measured", "[printer][columns]")
{
    CHECK(paperText("−5.67") == "-5.67");
    CHECK(paperText("¥342.14") == "￥342.14");
    CHECK(paperText("a\tb\x1b\x70\x01") == "abp"); // no command gets through in a name
    CHECK(paperText("a\xff") == "a?");
    CHECK(paperText("Núñez Łź") == "Núnez ?z"); // "ú" is a letter of Pinyin, so Chinese fonts have it
    CHECK(paperText("Cafe\u0301") == "Cafe");   // the accent by itself
    CHECK(paperText("王\U0001F600") == "王?");
    CHECK(paperText("★★ × · €") == "★★ × · €");
    CHECK(paperText("㛃") == "㛃"); // rare, but a name
}

SCENARIO("The amounts stand at the right edge on both widths of paper", "[printer][columns]")
{
    const int columns = GENERATE(32, 48);
    const Lines lines = composeLines({.left = "全麦吐司 400g", .right = "12.50"}, columns);
    REQUIRE(lines.size() == 1);
    CHECK(paperWidth(lines.front()) == columns);
    CHECK(lines.front().ends_with(" 12.50"));
}

SCENARIO("Left and right share a line while one column stays free between them", "[printer][columns]")
{
    CHECK(composeLines({.left = "12345", .right = "789"}, 9) == Lines{"12345 789"});
    CHECK(composeLines({.left = "12345", .right = "6789"}, 9) == Lines{"12345", "     6789"});
    CHECK(composeLines({.left = "", .right = "123456789"}, 9) == Lines{"123456789"});
}

SCENARIO("Long texts are wrapped between words and between characters, never inside one", "[printer][columns]")
{
    CHECK(composeLines({.left = "Organic oat milk"}, 11) == Lines{"Organic oat", "milk"});
    CHECK(composeLines({.left = "Organic oat milk"}, 10) == Lines{"Organic", "oat milk"});
    CHECK(composeLines({.left = "婴儿奶粉二段"}, 7) == Lines{"婴儿奶", "粉二段"});
    CHECK(composeLines({.left = "谢谢惠顾，再来"}, 8) == Lines{"谢谢惠", "顾，再来"}); // no line begins with a comma
    CHECK(composeLines({.left = "abcdefghij"}, 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(composeLines({.left = "Infant formula", .right = "298.00"}, 10) == Lines{"Infant", "formula", "    298.00"});
    CHECK(composeLines({.left = ""}, 10) == Lines{""});
}

SCENARIO("What is indented stays so when it is wrapped", "[printer][columns]")
{
    CHECK(composeLines({.left = "  Welcome back"}, 10) == Lines{"  Welcome", "  back"});
    CHECK(composeLines({.left = "    "}, 16) == Lines{""});
}

SCENARIO("Large letters take two columns each", "[printer][columns]")
{
    CHECK(composeLines({.left = "ab", .right = "cd", .size = TextSize::Large}, 12) == Lines{"ab  cd"});
    CHECK(composeLines({.left = "回头", .size = TextSize::Large, .align = TextAlign::Centre}, 16) == Lines{"  回头"});
    CHECK(composeLines({.left = "回头", .align = TextAlign::Right}, 16) == Lines{"            回头"});
}
