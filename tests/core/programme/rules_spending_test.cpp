// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string hundredAYuan = "[redemption]\npoints = 100\nworth = 1\n";

/// What Li sees who has 1000 points and pays with some of them.
Seen liBuys(const std::string& rules, const std::vector<std::string>& lines, const std::string& more)
{
    PlayedShop shop("[earn]\npoints = 0\n" + rules);
    shop.has(adjust("Li", "1000", "2026-01-01"));
    return shop.play(sale("S1", "Li", "2026-01-03", lines, more));
}

std::string reward(const std::string& keys)
{
    return "[[reward]]\nid = \"it\"\nname = \"It\"\npoints = 3\n" + keys + "\n";
}

const std::string twoPens = reward("gives = \"articles\"\npieces = 2\narticles = [\"pen\"]");

} // namespace

SCENARIO("Points pay in whole blocks; what is no block stays with the member", "[rules][K3]")
{
    const Seen seen = liBuys(hundredAYuan, {line("tea", "100.00")}, redeems("250"));
    CHECK(seen.paid() == "98.00");
    CHECK(seen.redeemed() == "200");
    CHECK(seen.balance() == "800");
}

SCENARIO("Less than one block of points pays nothing", "[rules][K3]")
{
    CHECK(liBuys(hundredAYuan, {line("tea", "100.00")}, redeems("99")).error() == "not-allowed");
    CHECK(liBuys(hundredAYuan, {line("tea", "100.00")}, redeems("100")).paid() == "99.00");
}

SCENARIO("Any number of points pays its share, and the shop keeps what is no cent", "[rules][K3]")
{
    const std::string threeAYuan = "[redemption]\npoints = 3\nworth = 1\nany_amount = true\n";
    const Seen ten = liBuys(threeAYuan, {line("tea", "10.00")}, redeems("10"));
    CHECK(ten.paid() == "6.67"); // 3.333 is worth 3.33
    CHECK(ten.redeemed() == "10");
    CHECK(liBuys(threeAYuan, {line("tea", "10.00")}, redeems("9")).paid() == "7.00");
}

SCENARIO("Points pay from the shop's minimum on", "[rules][K3]")
{
    const std::string from500 = centAPoint + "minimum = 500\n";
    CHECK(liBuys(from500, {line("tea", "10.00")}, redeems("499")).error() == "not-allowed");
    CHECK(liBuys(from500, {line("tea", "10.00")}, redeems("500")).paid() == "5.00");
}

SCENARIO("Points pay at most the shop's part of a sale", "[rules][K3]")
{
    const Seen half = liBuys(centAPoint + "maximum_percent = 50\n", {line("tea", "9.99")}, redeems("1000"));
    CHECK(half.redeemed() == "499");
    CHECK(half.paid() == "5.00");
    CHECK(half.balance() == "501");
}

SCENARIO("Points pay at most the shop's amount in one sale", "[rules][K3]")
{
    CHECK(liBuys(centAPoint + "maximum_amount = 3\n", {line("tea", "9.99")}, redeems("300")).paid() == "6.99");
    const Seen cut = liBuys(centAPoint + "maximum_amount = 3\n", {line("tea", "9.99")}, redeems("301"));
    CHECK(cut.paid() == "6.99");
    CHECK(cut.redeemed() == "300");
}

SCENARIO("Points never pay more than the goods cost", "[rules][K3]")
{
    const Seen seen = liBuys(centAPoint, {line("jam", "0.50")}, redeems("100"));
    CHECK(seen.paid() == "0.00");
    CHECK(seen.redeemed() == "50");
    CHECK(seen.tenders().empty());
}

SCENARIO("Nobody pays with points that they have not", "[rules][K3]")
{
    CHECK(liBuys(centAPoint, {line("tea", "20.00")}, redeems("1001")).error() == "points-insufficient");
    CHECK(liBuys(centAPoint, {line("tea", "20.00")}, redeems("1000")).paid() == "10.00");
}

SCENARIO("Points are no money where the shop does not say what they are worth", "[rules][K3]")
{
    CHECK(liBuys("", {line("tea", "20.00")}, redeems("100")).error() == "not-allowed");
}

SCENARIO("Two pens for three points need two pens in the basket", "[rules][reward]")
{
    CHECK(liBuys(twoPens, {line("pen", "2.50", "1")}, claims("it")).error() == "not-allowed");
    const Seen two = liBuys(twoPens, {line("pen", "2.50", "2"), line("tea", "5.00")}, claims("it"));
    CHECK(two.paid() == "5.00");
    CHECK(two.redeemed() == "3");
    CHECK(two.balance() == "997");
}

SCENARIO("A reward taken twice costs twice the points and gives twice the goods", "[rules][reward]")
{
    const Seen twice = liBuys(twoPens, {line("pen", "2.50", "5")}, claims("it", "2"));
    CHECK(twice.paid() == "2.50");
    CHECK(twice.redeemed() == "6");
    CHECK(liBuys(twoPens, {line("pen", "2.50", "5")}, claims("it", "3")).error() == "not-allowed");
}

SCENARIO("Weighed goods are no pieces that a reward could give", "[rules][reward]")
{
    const std::string free = reward("gives = \"articles\"\narticles = [\"nuts\"]");
    CHECK(liBuys(free, {line("nuts", "20.00", "1.500")}, claims("it")).error() == "not-allowed");
}

SCENARIO("A reward is taken at most so often in one sale", "[rules][reward]")
{
    const std::string twoYuan = reward("gives = \"amount\"\namount = 2\nmaximum_per_sale = 2");
    CHECK(liBuys(twoYuan, {line("tea", "10.00")}, claims("it", "2")).paid() == "6.00");
    CHECK(liBuys(twoYuan, {line("tea", "10.00")}, claims("it", "3")).error() == "not-allowed");
}

SCENARIO("A percentage as a reward is taken once", "[rules][reward]")
{
    const std::string fifth = reward("gives = \"percent\"\npercent = 20");
    CHECK(liBuys(fifth, {line("tea", "10.00")}, claims("it")).paid() == "8.00");
    CHECK(liBuys(fifth, {line("tea", "10.00")}, claims("it", "2")).error() == "not-allowed");
}

SCENARIO("A reward for a star is not for others", "[rules][reward]")
{
    const std::string rules = reward("gives = \"amount\"\namount = 2\nstars = [\"gold\"]") +
                              "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 100\n";
    PlayedShop shop(rules);
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "99.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-01-04", {line("tea", "10.00")}, claims("it"))).error() == "not-allowed");
    shop.has(sale("S3", "Li", "2026-01-05", {line("tea", "1.00")}));
    CHECK(shop.play(sale("S4", "Li", "2026-01-06", {line("tea", "10.00")}, claims("it"))).paid() == "8.00");
}

SCENARIO("A reward is there from its first day to its last", "[rules][reward]")
{
    const auto claimedOn = [](const std::string& day) {
        PlayedShop shop(reward("gives = \"amount\"\namount = 2\nfrom = 2026-02-01\nuntil = 2026-02-10"));
        shop.has(adjust("Li", "3", "2026-01-01"));
        return shop.play(sale("S1", "Li", day, {line("tea", "10.00")}, claims("it"))).error();
    };
    CHECK(claimedOn("2026-01-31T23:59") == "not-allowed");
    CHECK(claimedOn("2026-02-01").empty());
    CHECK(claimedOn("2026-02-10T23:59").empty());
    CHECK(claimedOn("2026-02-11") == "not-allowed");
}

SCENARIO("A quote says how often a reward might be taken, and takes none", "[rules][reward]")
{
    PlayedShop shop(twoPens);
    shop.has(adjust("Li", "7", "2026-01-01"));
    const auto most = [&shop](const std::string& qty) {
        return shop.play(quote("Li", "2026-01-03", {line("pen", "2.50", qty)})).place("most/rewards/0/qty");
    };
    CHECK(most("1") == "0");
    CHECK(most("3") == "1");
    CHECK(most("9") == "2"); // 7 points are twice 3
    CHECK(shop.play(ask("Li", "2026-01-03")).balance() == "7");
}
