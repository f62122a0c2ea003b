// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/line_reader.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace huitou;
using Scans = std::vector<std::string>;

SCENARIO("A serial scanner's bytes become scans, however they are cut", "[scanner][serial]")
{
    LineReader reader;
    CHECK(reader.take("69012").empty());
    CHECK(reader.take("34567892\r") == Scans{"6901234567892"});
    CHECK(reader.take("\nA\r\nB\nC").size() == 2);
    CHECK(reader.take("\r") == Scans{"C"});
    CHECK(reader.take("\r\n\r\n").empty());
}

SCENARIO("A line that no scan can be is dropped whole", "[scanner][serial]")
{
    LineReader reader;
    CHECK(reader.take(std::string(512, 'a') + "\r") == Scans{std::string(512, 'a')});
    CHECK(reader.take(std::string(513, 'a') + "\r").empty());
    CHECK(reader.take(std::string(100'000, 'a')).empty());
    CHECK(reader.take("tail\rnext\r") == Scans{"next"});
    CHECK(reader.take("a\tb\r").empty());
}
