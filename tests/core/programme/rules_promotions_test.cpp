// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

std::string promotion(const std::string& keys)
{
    return "[[promotion]]\nid = \"promo\"\nname = \"Promotion\"\n" + keys + "\n";
}

const std::string tenOff = "gives = \"amount\"\namount = 10\n";

std::string paidFor(const std::string& keys, const std::vector<std::string>& lines, const std::string& more = {})
{
    return PlayedShop(promotion(keys)).play(sale("S1", "Li", "2026-01-03", lines, more)).paid();
}

/// What an article of 50.00 costs that day.
std::string paidOn(PlayedShop& shop, const std::string& id, const std::string& day, const std::string& member = "Li")
{
    return shop.play(sale(id, member, day, {line("tea", "50.00")})).paid();
}

} // namespace

SCENARIO("A promotion with a code waits until the code is said, in its capitals", "[rules][promotion]")
{
    const std::string summer = tenOff + "code = \"SUMMER\"";
    CHECK(paidFor(summer, {line("tea", "50.00")}) == "50.00");
    CHECK(paidFor(summer, {line("tea", "50.00")}, uses("codes", "SUMMER")) == "40.00");
    PlayedShop shop(promotion(summer));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "50.00")}, uses("codes", "summer"))).error() ==
          "not-found");
}

SCENARIO("A code said twice gives once", "[rules][promotion]")
{
    CHECK(paidFor(tenOff + "code = \"SUMMER\"", {line("tea", "50.00")}, R"("codes":["SUMMER","SUMMER"])") == "40.00");
}

SCENARIO("A code whose minimum is not reached says why, and the sale goes on", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "code = \"SUMMER\"\nminimum_spend = 100"));
    const Seen seen = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "99.99")}, uses("codes", "SUMMER")));
    CHECK(seen.paid() == "99.99");
    CHECK(seen.place("hints/0") != "(none)");
    CHECK(shop.play(sale("S2", "Li", "2026-01-03", {line("tea", "100.00")}, uses("codes", "SUMMER"))).paid() ==
          "90.00");
}

SCENARIO("A minimum counts the chosen goods alone, and may give something off others", "[rules][promotion]")
{
    const std::string shoes = tenOff + "articles = [\"sock\"]\nminimum_spend = 100\ncounted = { labels = [\"shoe\"] }";
    const std::string sock = line("sock", "20.00");
    CHECK(paidFor(shoes, {line("boot", "100.00", "1", R"("labels":["shoe"])"), sock}) == "110.00");
    CHECK(paidFor(shoes, {line("boot", "99.99", "1", R"("labels":["shoe"])"), sock}) == "119.99");
}

SCENARIO("A minimum looks at prices after what the cashier took off", "[rules][promotion]")
{
    CHECK(paidFor(tenOff + "minimum_spend = 50",
                  {line("tea", "50.00", "1", R"("discount":{"amount":"0.01","reason":"dent"})")}) == "49.99");
}

SCENARIO("Half off the cheapest of three, not of two", "[rules][promotion]")
{
    const std::string cheapest = "gives = \"cheapest\"\npercent = 50\nminimum_quantity = \"3\"";
    CHECK(paidFor(cheapest, {line("tea", "10.00", "2"), line("jam", "4.00")}) == "22.00");
    CHECK(paidFor(cheapest, {line("tea", "10.00"), line("jam", "4.00")}) == "14.00");
}

SCENARIO("Each third piece is free, the cheapest of all first", "[rules][promotion]")
{
    const std::string third = "gives = \"articles\"\nminimum_quantity = \"3\"\nrepeats = true";
    CHECK(paidFor(third, {line("tea", "2.00", "2")}) == "4.00");
    CHECK(paidFor(third, {line("tea", "2.00", "5")}) == "8.00");
    CHECK(paidFor(third, {line("tea", "2.00", "5"), line("jam", "1.00")}) == "8.00"); // 1.00 and 2.00 off 11.00
}

SCENARIO("Ten off for each full hundred where it repeats, else once", "[rules][promotion]")
{
    const std::string hundred = tenOff + "minimum_spend = 100\n";
    CHECK(paidFor(hundred, {line("tea", "350.00")}) == "340.00");
    CHECK(paidFor(hundred + "repeats = true", {line("tea", "350.00")}) == "320.00");
    CHECK(paidFor(hundred + "repeats = true", {line("tea", "299.99")}) == "279.99");
    CHECK(paidFor(hundred + "repeats = true\ncap = 20", {line("tea", "350.00")}) == "330.00");
}

SCENARIO("A percentage is given once, however often its minimum is full", "[rules][promotion]")
{
    CHECK(paidFor("gives = \"percent\"\npercent = 10\nminimum_spend = 100\nrepeats = true", {line("tea", "250.00")}) ==
          "225.00");
}

SCENARIO("A promotion's cap holds its percentage down", "[rules][promotion]")
{
    CHECK(paidFor("gives = \"percent\"\npercent = 10\ncap = 15", {line("tea", "150.00")}) == "135.00");
    CHECK(paidFor("gives = \"percent\"\npercent = 10\ncap = 15", {line("tea", "160.00")}) == "145.00");
}

SCENARIO("A promotion takes off no more than its goods cost", "[rules][promotion]")
{
    CHECK(paidFor(tenOff + "articles = [\"jam\"]", {line("jam", "4.00"), line("tea", "50.00")}) == "50.00");
}

SCENARIO("Weighed goods are never a free piece", "[rules][promotion]")
{
    CHECK(paidFor("gives = \"articles\"", {line("nuts", "20.00", "1.250")}) == "25.00");
}

SCENARIO("A promotion that each member gets once is for members", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "uses_per_member = 1"));
    CHECK(paidOn(shop, "S1", "2026-01-03", "") == "50.00");
    CHECK(paidOn(shop, "S2", "2026-01-03") == "40.00");
    CHECK(paidOn(shop, "S3", "2026-01-04") == "50.00");
    CHECK(paidOn(shop, "S4", "2026-01-04", "Wang") == "40.00");
}

SCENARIO("A use comes back when the whole sale comes back", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "uses_per_member = 1"));
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "50.00"), line("jam", "10.00")}));
    shop.has(bringBack("S1", "2026-01-04", pieces("jam", "1")));
    CHECK(paidOn(shop, "S2", "2026-01-05") == "50.00");
    shop.has(bringBack("S1", "2026-01-06"));
    CHECK(paidOn(shop, "S3", "2026-01-07") == "40.00");
}

SCENARIO("A promotion for the first two sales ends with the second, whoever buys", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "uses_in_all = 2"));
    CHECK(paidOn(shop, "S1", "2026-01-03", "") == "40.00");
    CHECK(paidOn(shop, "S2", "2026-01-03") == "40.00");
    CHECK(paidOn(shop, "S3", "2026-01-03", "Wang") == "50.00");
}

SCENARIO("Each time that a promotion repeats is a use of its own", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "minimum_spend = 20\nrepeats = true\nuses_in_all = 3"));
    CHECK(paidOn(shop, "S1", "2026-01-03") == "30.00");
    CHECK(paidOn(shop, "S2", "2026-01-04") == "40.00");
    CHECK(paidOn(shop, "S3", "2026-01-05") == "50.00");
}

SCENARIO("A promotion holds from its first day to its last", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "from = 2026-02-01\nuntil = 2026-02-10"));
    CHECK(paidOn(shop, "S1", "2026-01-31T23:59") == "50.00");
    CHECK(paidOn(shop, "S2", "2026-02-01T00:00") == "40.00");
    CHECK(paidOn(shop, "S3", "2026-02-10T23:59") == "40.00");
    CHECK(paidOn(shop, "S4", "2026-02-11T00:00") == "50.00");
}

SCENARIO("A promotion for members gives nothing to others", "[rules][promotion]")
{
    PlayedShop shop(promotion(tenOff + "members_only = true"));
    CHECK(paidOn(shop, "S1", "2026-01-03", "") == "50.00");
    CHECK(paidOn(shop, "S2", "2026-01-03") == "40.00");
}

SCENARIO("A promotion for members without a star ends for whom has one", "[rules][promotion]")
{
    PlayedShop shop("[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 40\npay_percent = 100\n" +
                    promotion(tenOff + "stars = [\"none\"]"));
    CHECK(paidOn(shop, "S1", "2026-01-03", "") == "50.00");
    CHECK(paidOn(shop, "S2", "2026-01-03") == "40.00");
    CHECK(paidOn(shop, "S3", "2026-01-04") == "50.00");
}

SCENARIO("A promotion opens for gold first, and for the others in their wave", "[rules][promotion]")
{
    PlayedShop shop("[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 1000\npay_percent = 100\n" +
                    promotion(tenOff + "[[promotion.wave]]\nstar = \"gold\"\nfrom = 2026-02-01\nuntil = 2026-02-05\n"
                                       "[[promotion.wave]]\nstar = \"none\"\nfrom = 2026-02-06\nuntil = 2026-02-10"));
    shop.has(step("star", "2026-01-01", R"("member":"Li","star":"gold")"));
    CHECK(paidOn(shop, "S1", "2026-02-05") == "40.00");
    CHECK(paidOn(shop, "S2", "2026-02-05", "Wang") == "50.00");
    CHECK(paidOn(shop, "S3", "2026-02-06") == "50.00");
    CHECK(paidOn(shop, "S4", "2026-02-06", "Wang") == "40.00");
    CHECK(paidOn(shop, "S5", "2026-02-06", "") == "50.00");
    CHECK(paidOn(shop, "S6", "2026-02-11", "Wang") == "50.00");
}

SCENARIO("A promotion of the node opens with the member who completes it", "[rules][promotion][node]")
{
    PlayedShop shop("[node]\nmembers = 3\n" + promotion(tenOff + "after_node = true"));
    shop.has(enrol("Li", "2026-01-01"));
    shop.has(enrol("Wang", "2026-01-01"));
    CHECK(paidOn(shop, "S1", "2026-01-03") == "50.00");
    shop.has(enrol("Chen", "2026-01-04"));
    CHECK(paidOn(shop, "S2", "2026-01-04T12:00") == "40.00");
}

SCENARIO("Two promotions follow one another in the order of the file", "[rules][promotion]")
{
    const std::string half = "[[promotion]]\nid = \"half\"\nname = \"Half\"\ngives = \"percent\"\npercent = 50\n";
    const auto paid = [](const std::string& rules) {
        return PlayedShop(rules).play(sale("S1", "", "2026-01-03", {line("tea", "50.00")})).paid();
    };
    CHECK(paid(promotion(tenOff) + half) == "20.00");
    CHECK(paid(half + promotion(tenOff)) == "15.00");
}
