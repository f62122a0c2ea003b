// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string silver = "[[star]]\nid = \"silver\"\nname = \"Silver\"\nthreshold = 100\npay_percent = 90\n";

std::string mergeInto(const std::string& into, const std::string& from, const std::string& at)
{
    return step("merge", at, R"("from":")" + from + R"(","into":")" + into + "\"");
}

} // namespace

SCENARIO("Points that change hands keep their last day, and earn no star", "[rules][transfer]")
{
    PlayedShop shop("[ladder]\nadjustments_count = true\n" + silver);
    shop.has(adjust("Li", "150", "2026-01-01", R"("expires":"2026-03-31")"));
    const Seen seen = shop.play(transfer("Li", "Wang", "120", "2026-01-02"));
    CHECK(seen.lots() == "120 until 2026-03-31");
    CHECK(seen.star().empty());
    CHECK(seen.lifetime() == "0");
    CHECK(seen.lotsOf("from_standing") == "30 until 2026-03-31");
}

SCENARIO("Nobody gives points away that they have not", "[rules][transfer]")
{
    PlayedShop shop("");
    shop.has(adjust("Li", "100", "2026-01-01"));
    CHECK(shop.play(transfer("Li", "Wang", "101", "2026-01-02")).error() == "points-insufficient");
    CHECK(shop.play(transfer("Li", "Wang", "100", "2026-01-02")).balance() == "100");
}

SCENARIO("Points that wait can't change hands before their day", "[rules][transfer][K16]")
{
    PlayedShop shop("[earn]\npoints = 1\nper = 1\npending_days = 7\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    CHECK(shop.play(transfer("Li", "Wang", "1", "2026-01-09T23:59")).error() == "points-insufficient");
    CHECK(shop.play(transfer("Li", "Wang", "1", "2026-01-10")).balance() == "1");
}

SCENARIO("Nobody gives points to themselves", "[rules][transfer]")
{
    PlayedShop shop("");
    shop.has(adjust("Li", "100", "2026-01-01"));
    CHECK(shop.play(transfer("Li", "Li", "10", "2026-01-02")).error() == "not-allowed");
}

SCENARIO("Two records of one person together reach the star that neither reached", "[rules][merge]")
{
    PlayedShop shop(silver);
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "60.00")}));
    shop.has(sale("S2", "Li2", "2026-01-04", {line("tea", "40.00")}));
    const Seen one = shop.play(mergeInto("Li", "Li2", "2026-01-05"));
    CHECK(one.balance() == "100");
    CHECK(one.lifetime() == "100");
    CHECK(one.star() == "silver");
    CHECK(one.place("from_standing/balance") == "0");
}

SCENARIO("After a merge the old name means the new record", "[rules][merge]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "60.00")}));
    shop.has(sale("S2", "Li2", "2026-01-04", {line("tea", "40.00")}));
    shop.has(mergeInto("Li", "Li2", "2026-01-05"));
    CHECK(shop.play(sale("S3", "Li2", "2026-01-06", {line("tea", "10.00")})).balance() == "110");
    CHECK(shop.play(bringBack("S2", "2026-01-07")).balance() == "70");
    CHECK(shop.play(mergeInto("Li", "Li2", "2026-01-08")).error() == "not-allowed");
}

SCENARIO("The higher of two merged stars is kept", "[rules][merge][stars]")
{
    PlayedShop shop(silver);
    shop.has(step("star", "2026-01-01", R"("member":"Li2","star":"silver")"));
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "10.00")}));
    CHECK(shop.play(mergeInto("Li", "Li2", "2026-01-05")).star() == "silver");
}

SCENARIO("A sale that is told twice counts once", "[rules][repeats]")
{
    PlayedShop shop("");
    const std::string told = sale("S1", "Li", "2026-01-03", {line("tea", "60.00")});
    CHECK(shop.play(told).balance() == "60");
    CHECK(shop.play(told).balance() == "60");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "60.0")})).balance() == "60");
    CHECK(shop.play(ask("Li", "2026-01-04")).balance() == "60");
}

SCENARIO("Another sale under the same number is refused", "[rules][repeats]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "60.00")}));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "60.01")})).error() == "conflict");
    CHECK(shop.play(ask("Li", "2026-01-04")).balance() == "60");
}

SCENARIO("A transfer that is told twice moves points once", "[rules][repeats]")
{
    PlayedShop shop("");
    shop.has(adjust("Li", "100", "2026-01-01"));
    CHECK(shop.play(transfer("Li", "Wang", "30", "2026-01-02")).balance() == "30");
    CHECK(shop.play(transfer("Li", "Wang", "30", "2026-01-02")).balance() == "30");
    CHECK(shop.play(transfer("Li", "Wang", "30", "2026-01-02T08:00")).balance() == "60");
}

SCENARIO("A sale that comes late is judged by the star of its own day, and says what it would have changed",
         "[rules][late]")
{
    PlayedShop shop(silver);
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "90.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-01-10", {line("tea", "50.00")})).paid() == "50.00");
    const Seen late = shop.play(sale("S3", "Li", "2026-01-05", {line("tea", "20.00")}));
    CHECK(late.paid() == "20.00");
    CHECK(late.place("late/0") != "(none)");
    const Seen now = shop.play(ask("Li", "2026-01-11"));
    CHECK(now.balance() == "160"); // the receipt of S2 stays as it was
    CHECK(now.star() == "silver");
}

SCENARIO("A late sale that changes no later one says nothing", "[rules][late]")
{
    PlayedShop shop(silver);
    shop.has(sale("S1", "Li", "2026-01-10", {line("tea", "20.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-01-05", {line("tea", "20.00")})).place("late") == "(none)");
}

SCENARIO("A late sale can't spend what a later one has spent", "[rules][late]")
{
    PlayedShop shop("[earn]\npoints = 0\n" + centAPoint);
    shop.has(adjust("Li", "100", "2026-01-01"));
    shop.has(sale("S1", "Li", "2026-01-10", {line("tea", "20.00")}, redeems("100")));
    CHECK(shop.play(sale("S2", "Li", "2026-01-05", {line("tea", "20.00")}, redeems("1"))).error() ==
          "points-insufficient");
}
