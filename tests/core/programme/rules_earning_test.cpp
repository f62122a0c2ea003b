// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

std::string earning(const std::string& keys)
{
    return "[earn]\npoints = 1\nper = 1\n" + keys + "\n";
}

/// What a member earns who buys one article.
std::string earnedFor(const std::string& sections, const std::string& price)
{
    return PlayedShop(sections).play(sale("S1", "Li", "2026-01-03", {line("tea", price)})).earned();
}

/// Li has 2000 points, and uses 1000 for an article of 100.00 with 5.00 off by hand.
std::string earnedWhenUsing(const std::string& base)
{
    PlayedShop shop(earning("base = \"" + base + "\"") + centAPoint);
    shop.has(adjust("Li", "2000", "2026-01-01"));
    const Seen seen =
        shop.play(sale("S1", "Li", "2026-01-03",
                       {line("tea", "100.00", "1", R"("discount":{"amount":"5","reason":"dent"})")}, redeems("1000")));
    CHECK(seen.paid() == "85.00");
    return seen.earned();
}

} // namespace

SCENARIO("What is paid with points earns nothing where money earns", "[rules][K1]")
{
    CHECK(earnedWhenUsing("net") == "85");
}

SCENARIO("What is paid with points earns like money where the price after discounts earns", "[rules][K1]")
{
    CHECK(earnedWhenUsing("gross") == "95");
}

SCENARIO("What the cashier takes off earns too where the list price earns", "[rules][K1]")
{
    CHECK(earnedWhenUsing("list") == "100");
}

SCENARIO("Using points costs all points of the sale where the shop says so", "[rules][K1]")
{
    CHECK(earnedWhenUsing("nothing-when-used") == "0");
}

SCENARIO("A discount alone costs no points where using points does", "[rules][K1]")
{
    PlayedShop shop(earning("base = \"nothing-when-used\""));
    const std::string dented = line("tea", "100.00", "1", R"("discount":{"amount":"5","reason":"dent"})");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {dented})).earned() == "95");
}

SCENARIO("A sale with a reward earns nothing where using points costs all points", "[rules][K1]")
{
    PlayedShop shop(earning("base = \"nothing-when-used\"") +
                    "[[reward]]\nid = \"five\"\nname = \"5 off\"\npoints = 50\ngives = \"amount\"\namount = 5\n");
    shop.has(adjust("Li", "50", "2026-01-01"));
    const Seen seen = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, claims("five")));
    CHECK(seen.paid() == "95.00");
    CHECK(seen.earned() == "0");
    CHECK(seen.balance() == "0");
}

SCENARIO("The last cent of a yuan gives no point", "[rules][K2]")
{
    CHECK(earnedFor(earning(""), "99.99") == "99");
    CHECK(earnedFor(earning(""), "100.00") == "100");
}

SCENARIO("Half a yuan gives a point where the shop rounds half up", "[rules][K2]")
{
    CHECK(earnedFor(earning("rounding = \"half-up\""), "98.49") == "98");
    CHECK(earnedFor(earning("rounding = \"half-up\""), "98.50") == "99");
}

SCENARIO("Half a point goes to the even neighbour where the shop rounds like a bank", "[rules][K2]")
{
    CHECK(earnedFor(earning("rounding = \"half-even\""), "98.50") == "98");
    CHECK(earnedFor(earning("rounding = \"half-even\""), "98.51") == "99");
    CHECK(earnedFor(earning("rounding = \"half-even\""), "99.50") == "100");
}

SCENARIO("Any part of a yuan gives a point where the shop rounds up", "[rules][K2]")
{
    CHECK(earnedFor(earning("rounding = \"up\""), "99.00") == "99");
    CHECK(earnedFor(earning("rounding = \"up\""), "99.01") == "100");
}

SCENARIO("Points come in halves, tenths or hundredths where the shop says so", "[rules][K2]")
{
    CHECK(earnedFor(earning("step = \"0.5\""), "12.49") == "12");
    CHECK(earnedFor(earning("step = \"0.5\""), "12.50") == "12.5");
    CHECK(earnedFor(earning("step = \"0.5\"\nrounding = \"half-up\""), "12.75") == "13");
    CHECK(earnedFor(earning("step = \"0.1\""), "12.39") == "12.3");
    CHECK(earnedFor(earning("step = \"0.01\""), "12.39") == "12.39");
}

SCENARIO("Two lines lose two fractions when each is rounded, and one when the sale is", "[rules][K2]")
{
    const auto earned = [](const std::string& each) {
        PlayedShop shop(earning("round_each = \"" + each + "\""));
        return shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "9.90"), line("jam", "9.90")})).earned();
    };
    CHECK(earned("line") == "18");
    CHECK(earned("sale") == "19");
}

SCENARIO("A customer without a card earns nothing", "[rules][earning]")
{
    PlayedShop shop("");
    const Seen seen = shop.play(sale("S1", "", "2026-01-03", {line("tea", "100.00")}));
    CHECK(seen.paid() == "100.00");
    CHECK(seen.earned() == "0");
    CHECK(seen.balance() == "(none)");
}

SCENARIO("The points of a sale can't pay for it", "[rules][K4]")
{
    PlayedShop shop(earning("base = \"gross\"") + centAPoint);
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("1"))).error() ==
          "points-insufficient");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")})).balance() == "100");
    CHECK(shop.play(sale("S2", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("100"))).paid() == "99.00");
}

SCENARIO("The points of a sale pay for it where the shop says so, but no more than it earns", "[rules][K4]")
{
    const std::string rules = earning("base = \"gross\"\nspendable_in_same_sale = true") + centAPoint;
    const Seen all = PlayedShop(rules).play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("100")));
    CHECK(all.paid() == "99.00");
    CHECK(all.earned() == "100");
    CHECK(all.balance() == "0");
    CHECK(PlayedShop(rules).play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("101"))).error() ==
          "points-insufficient");
}

SCENARIO("Points of a sale pay for it even while they wait", "[rules][K4][K16]")
{
    PlayedShop shop(earning("base = \"gross\"\nspendable_in_same_sale = true\npending_days = 7") + centAPoint);
    const Seen seen = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("40")));
    CHECK(seen.paid() == "99.60");
    CHECK(seen.balance() == "0");
    CHECK(seen.pending() == "60");
}

SCENARIO("Points that wait seven days pay on the seventh day, not on the sixth", "[rules][K16]")
{
    PlayedShop shop(earning("pending_days = 7") + centAPoint);
    const Seen bought = shop.play(sale("S1", "Li", "2026-01-03T21:00", {line("tea", "100.00")}));
    CHECK(bought.balance() == "0");
    CHECK(bought.pending() == "100");
    CHECK(shop.play(sale("S2", "Li", "2026-01-09T21:00", {line("jam", "1.00")}, redeems("50"))).error() ==
          "points-insufficient");
    CHECK(shop.play(sale("S3", "Li", "2026-01-10T09:00", {line("jam", "1.00")}, redeems("50"))).paid() == "0.50");
}

SCENARIO("Points that wait count for the star at once", "[rules][K16][K13]")
{
    PlayedShop shop(earning("pending_days = 7") +
                    "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 90\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")})).star() == "gold");
}

SCENARIO("Points without a waiting time pay in the next sale of the same hour", "[rules][K16]")
{
    PlayedShop shop(centAPoint);
    shop.has(sale("S1", "Li", "2026-01-03T09:00", {line("tea", "100.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-01-03T09:10", {line("jam", "1.00")}, redeems("100"))).paid() == "0.00");
}
