// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string visit = "[[earn_rule]]\nid = \"visit\"\nname = \"Coming\"\nkind = \"per-visit\"\npoints = 10\n";
const std::string twice = "[[earn_rule]]\nid = \"twice\"\nname = \"Twice\"\nkind = \"multiply\"\nfactor = 2\n";

std::string earnedFor(const std::string& rules, const std::vector<std::string>& lines,
                      const std::string& day = "2026-01-03")
{
    return PlayedShop(rules).play(sale("S1", "Li", day, lines)).earned();
}

} // namespace

SCENARIO("A label gives more points for the money spent on it", "[rules][K14]")
{
    const std::string organic = "[[earn_rule]]\nid = \"organic\"\nname = \"Organic\"\npoints = 1\nper = 10\n"
                                "labels = [\"organic\"]\n";
    // 55 by amount and 2.5 for the 25.00 of organic tea, rounded down once.
    CHECK(earnedFor(organic, {line("tea", "25.00", "1", R"("labels":["organic"])"), line("pan", "30.00")}) == "57");
    CHECK(earnedFor(organic, {line("tea", "30.00", "1", R"("labels":["organic"])"), line("pan", "30.00")}) == "63");
}

SCENARIO("An article gives fixed points for each piece", "[rules][K14]")
{
    const std::string tea = "[[earn_rule]]\nid = \"tea\"\nname = \"Tea\"\nkind = \"per-article\"\npoints = 5\n"
                            "articles = [\"tea\"]\n";
    CHECK(earnedFor(tea, {line("tea", "10.00", "3")}) == "45");
    CHECK(earnedFor(tea, {line("jam", "10.00", "3")}) == "30");
}

SCENARIO("Weighed goods give their fixed points by the kilogram", "[rules][K14]")
{
    const std::string nuts = "[[earn_rule]]\nid = \"nuts\"\nname = \"Nuts\"\nkind = \"per-article\"\npoints = 5\n"
                             "articles = [\"nuts\"]\n";
    // 0.350 kg at 20.00 are 7.00 and 1.75 points more; 0.400 kg are 8.00 and 2.
    CHECK(earnedFor(nuts, {line("nuts", "20.00", "0.350")}) == "8");
    CHECK(earnedFor(nuts, {line("nuts", "20.00", "0.400")}) == "10");
}

SCENARIO("Coming gives points once for each sale", "[rules][K14]")
{
    PlayedShop shop(visit);
    CHECK(shop.play(sale("S1", "Li", "2026-01-03T09:00", {line("tea", "7.00", "2")})).earned() == "24");
    CHECK(shop.play(sale("S2", "Li", "2026-01-03T10:00", {line("tea", "7.00")})).earned() == "17");
}

SCENARIO("A multiplier doubles what stands above it, not what stands below", "[rules][K14]")
{
    CHECK(earnedFor(visit + twice, {line("tea", "100.00")}) == "220");
    CHECK(earnedFor(twice + visit, {line("tea", "100.00")}) == "210");
}

SCENARIO("A multiplier for some goods leaves the others and the visit alone", "[rules][K14]")
{
    CHECK(earnedFor(visit + twice + "categories = [\"books\"]\n",
                    {line("novel", "20.00", "1", R"("category":"books")"), line("tea", "7.00")}) == "57");
}

SCENARIO("Tobacco earns nothing where a factor of zero names it", "[rules][K14]")
{
    const std::string none = "[[earn_rule]]\nid = \"no-smoke\"\nname = \"No points\"\nkind = \"multiply\"\nfactor = 0\n"
                             "labels = [\"tobacco\"]\n";
    CHECK(earnedFor(none, {line("cigar", "60.00", "1", R"("labels":["tobacco"])"), line("tea", "40.00")}) == "40");
}

SCENARIO("An article that a rule leaves out gets nothing from it, its neighbour does", "[rules][K14]")
{
    const std::string rule = twice + "labels = [\"fresh\"]\nnot_articles = [\"fish\"]\n";
    CHECK(earnedFor(rule, {line("fish", "30.00", "1", R"("labels":["fresh"])"),
                           line("milk", "10.00", "1", R"("labels":["fresh"])")}) == "50");
}

SCENARIO("A rule with a minimum order holds on the minimum, not a cent below", "[rules][K14]")
{
    CHECK(earnedFor(visit + "minimum_spend = 100\n", {line("tea", "100.00")}) == "110");
    CHECK(earnedFor(visit + "minimum_spend = 100\n", {line("tea", "99.99")}) == "99");
}

SCENARIO("Points that are used do not lower the order that a rule asks for", "[rules][K14]")
{
    PlayedShop shop(visit + "minimum_spend = 100\n" + centAPoint);
    shop.has(adjust("Li", "1000", "2026-01-01"));
    const Seen seen = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}, redeems("1000")));
    CHECK(seen.paid() == "90.00");
    CHECK(seen.earned() == "100");
}

SCENARIO("A rule holds from its first day to its last, both included", "[rules][K14]")
{
    const std::string days = visit + "from = 2026-01-10\nuntil = 2026-01-12\n";
    CHECK(earnedFor(days, {line("tea", "1.00")}, "2026-01-09T23:59") == "1");
    CHECK(earnedFor(days, {line("tea", "1.00")}, "2026-01-10T00:00") == "11");
    CHECK(earnedFor(days, {line("tea", "1.00")}, "2026-01-12T23:59") == "11");
    CHECK(earnedFor(days, {line("tea", "1.00")}, "2026-01-13T00:00") == "1");
}

SCENARIO("A rule for members without a star ends with the first star", "[rules][K14]")
{
    PlayedShop shop(visit + "stars = [\"none\"]\n" +
                    "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 100\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "90.00")})).earned() == "100");
    CHECK(shop.play(sale("S2", "Li", "2026-01-04", {line("tea", "90.00")})).earned() == "90");
}

SCENARIO("After a rule that is the last no other one counts, unless it gave nothing", "[rules][K14]")
{
    const std::string rules = "[[earn_rule]]\nid = \"tea\"\nname = \"Tea\"\nkind = \"per-article\"\npoints = 3\n"
                              "articles = [\"tea\"]\nlast = true\n" +
                              visit;
    CHECK(earnedFor(rules, {line("tea", "7.00")}) == "10");
    CHECK(earnedFor(rules, {line("jam", "7.00")}) == "17");
}

SCENARIO("A star's factor multiplies the visit too", "[rules][K14]")
{
    PlayedShop shop(visit + "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 100\n"
                            "earn_factor = \"1.5\"\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "90.00")})).star() == "gold");
    CHECK(shop.play(sale("S2", "Li", "2026-01-04", {line("tea", "21.00")})).earned() == "46"); // 46.5
}

SCENARIO("A scheme without a basic rate still gives what its rules say", "[rules][K14]")
{
    PlayedShop shop("[earn]\npoints = 0\n" + visit);
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "500.00")})).earned() == "10");
}
