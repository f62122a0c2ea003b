// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/wedge_reader.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;
using std::chrono::milliseconds;
using Verdict = WedgeReader::Verdict;
using Held = WedgeReader::Held;

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
    CHECK(reader.giveUp() == Held::Typing);
    CHECK(reader.end(milliseconds(210)) == Verdict::Release);

    burst(reader, u"123456", 1000, 10);
    CHECK(reader.giveUp() == Held::CutScan);
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

SCENARIO("A scanner that sends no Enter is understood after its second whole code", "[scanner][wedge]")
{
    const auto isArticle = [](const std::string& text) { return text == "6901234567892" || text == "6902013700202"; };
    WedgeReader reader({.endings = {.isWhole = isArticle}});
    burst(reader, u"6901234567892", 1'000, 5);
    CHECK(reader.passTime() == Held::CutScan); // one may have lost its Enter
    CHECK(reader.ending() == ScanEnding::Learn);
    burst(reader, u"6902013700202", 3'000, 5);
    CHECK(reader.passTime() == Held::Scan);
    CHECK(reader.text() == u"6902013700202");
    CHECK(reader.ending() == ScanEnding::Gap);

    WHEN("a scan is cut off then")
    {
        burst(reader, u"69012345", 5'000, 5);
        THEN("its half is no scan")
        {
            CHECK(reader.passTime() == Held::CutScan);
        }
    }
    WHEN("the next scan comes before anybody has looked at the clock")
    {
        burst(reader, u"6901234567892", 5'000, 5);
        CHECK(reader.type(u"6", milliseconds(5'400)) == Verdict::ScanAndHold);
        CHECK(reader.text() == u"6901234567892");
    }
    WHEN("somebody touches Enter after a scan")
    {
        burst(reader, u"6901234567892", 5'000, 5);
        CHECK(reader.end(milliseconds(5'400)) == Verdict::ScanAndRelease);
        CHECK(reader.end(milliseconds(5'800)) == Verdict::Release);
    }
    WHEN("a hand types a whole number, however quick")
    {
        int at = 5'000;
        for (const char16_t digit : std::u16string(u"6901234567892")) {
            (void)reader.type({digit}, milliseconds(at += 45));
        }
        THEN("it is typing")
        {
            CHECK(reader.passTime() == Held::Typing);
        }
    }
    WHEN("a scanner with Enter takes its place")
    {
        const int last = burst(reader, u"6901234567892", 5'000, 5);
        CHECK(reader.end(milliseconds(last + 5)) == Verdict::Scan);
        THEN("a code without its Enter is cut off again")
        {
            burst(reader, u"6901234567892", 7'000, 5);
            CHECK(reader.passTime() == Held::CutScan);
        }
    }
}

SCENARIO("Enter that the till sees late belongs to the scan that was taken already", "[scanner][wedge]")
{
    WedgeReader reader({.endings = {.ending = ScanEnding::Gap, .isWhole = [](const std::string&) { return true; }}});
    const int last = burst(reader, u"6901234567892", 1'000, 5);
    CHECK(reader.passTime() == Held::Scan); // the clock was looked at before the key that waited
    CHECK(reader.end(milliseconds(last + 5)) == Verdict::Drop);
    CHECK(reader.end(milliseconds(last + 10)) == Verdict::Release);
}
