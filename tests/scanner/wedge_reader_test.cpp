// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/wedge_reader.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;
using std::chrono::milliseconds;
using Verdict = WedgeReader::Verdict;

namespace
{

/// Types `text` with that many milliseconds between the keys; answers the moment of the last key.
int burst(WedgeReader& reader, const std::u16string& text, int at, int gap)
{
    for (const char16_t character : text) {
        CHECK(reader.type({character}, milliseconds(at)) != Verdict::Release);
        at += gap;
    }
    return at - gap;
}

} // namespace

SCENARIO("A burst of keys that ends by Enter is a scan", "[scanner][wedge]")
{
    WedgeReader reader({});
    const int last = burst(reader, u"6901234567892", 1000, 5);
    CHECK(reader.end(milliseconds(last + 5)) == Verdict::Scan);
    CHECK(reader.text() == u"6901234567892");
}

SCENARIO("50 ms between two characters is still a scanner, 51 a hand", "[scanner][wedge]")
{
    WedgeReader reader({});
    CHECK(reader.type(u"1", milliseconds(0)) == Verdict::Hold);
    CHECK(reader.type(u"2", milliseconds(50)) == Verdict::Hold);
    CHECK(reader.type(u"3", milliseconds(101)) == Verdict::ReleaseAndHold);
    const int last = burst(reader, u"45678", 111, 10);
    CHECK(reader.end(milliseconds(last + 51)) == Verdict::DropAndRelease); // a scan without its end, then Enter

    const int again = burst(reader, u"345678", 1000, 10);
    CHECK(reader.end(milliseconds(again + 50)) == Verdict::Scan);
    CHECK(reader.text() == u"345678");
}

SCENARIO("A scan takes 600 ms in all, not one more", "[scanner][wedge]")
{
    WedgeReader reader({});
    WHEN("Enter comes at 600 ms")
    {
        burst(reader, u"1234567890123", 0, 50); // the last at 600
        CHECK(reader.end(milliseconds(600)) == Verdict::Scan);
    }
    WHEN("Enter comes at 601 ms")
    {
        burst(reader, u"1234567890123", 0, 50);
        CHECK(reader.end(milliseconds(601)) == Verdict::Release);
    }
    WHEN("the burst goes on beyond, its tail is no scan either")
    {
        burst(reader, u"1234567890123", 0, 50);
        CHECK(reader.type(u"x", milliseconds(601)) == Verdict::Release);
        int at = 601;
        for (int count = 0; count < 10; ++count) {
            CHECK(reader.type(u"y", milliseconds(at += 10)) == Verdict::Release);
        }
        CHECK(reader.end(milliseconds(at + 10)) == Verdict::Release);
        CHECK(reader.type(u"1", milliseconds(at + 100)) == Verdict::Hold);
    }
}

SCENARIO("A few quick letters and Enter are typing", "[scanner][wedge]")
{
    WedgeReader reader({});
    const int five = burst(reader, u"12345", 0, 10);
    CHECK(reader.end(milliseconds(five + 10)) == Verdict::Release);
    const int six = burst(reader, u"123456", 1000, 10);
    CHECK(reader.end(milliseconds(six + 10)) == Verdict::Scan);
    CHECK(reader.end(milliseconds(six + 20)) == Verdict::Release); // Enter alone
}

SCENARIO("Another key in between makes it typing, or cuts a scan off", "[scanner][wedge]")
{
    WedgeReader reader({});
    burst(reader, u"123456", 0, 40); // a quick hand
    CHECK_FALSE(reader.giveUp());
    CHECK(reader.end(milliseconds(210)) == Verdict::Release);

    burst(reader, u"123456", 1000, 10);
    CHECK(reader.giveUp());
    CHECK(reader.end(milliseconds(1060)) == Verdict::Release);
}

SCENARIO("With a prefix, typing is never held back", "[scanner][wedge]")
{
    WedgeReader reader({.prefix = u"~#", .suffix = u"!"});
    CHECK(reader.type(u"1", milliseconds(0)) == Verdict::Release);
    CHECK(reader.type(u"~", milliseconds(100)) == Verdict::Hold);
    CHECK(reader.type(u"1", milliseconds(110)) == Verdict::Release);

    const int last = burst(reader, u"~#123456!", 1000, 10);
    CHECK(reader.end(milliseconds(last + 10)) == Verdict::Scan);
    CHECK(reader.text() == u"123456");

    const int noSuffix = burst(reader, u"~#1234567", 2000, 10);
    CHECK(reader.end(milliseconds(noSuffix + 10)) == Verdict::Release);
}

SCENARIO("More than 512 characters are no scan", "[scanner][wedge]")
{
    WedgeReader reader({});
    burst(reader, std::u16string(512, u'a'), 0, 1);
    CHECK(reader.end(milliseconds(512)) == Verdict::Scan);
    burst(reader, std::u16string(512, u'a'), 1000, 1);
    CHECK(reader.type(u"a", milliseconds(1512)) == Verdict::Release);
}
