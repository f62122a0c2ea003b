// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string noEarning = "[earn]\npoints = 0\n";

} // namespace

SCENARIO("Points that never end are there after ten years", "[rules][K11]")
{
    PlayedShop shop("");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")})).lots() == "100");
    CHECK(shop.play(ask("Li", "2036-01-03")).balance() == "100");
}

SCENARIO("Points of 30 days are good on the 30th day and gone at midnight", "[rules][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"days\"\ndays = 30\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")})).lots() == "100 until 2026-02-02");
    CHECK(shop.play(ask("Li", "2026-02-02T23:59")).balance() == "100");
    CHECK(shop.play(ask("Li", "2026-02-03T00:00")).balance() == "0");
}

SCENARIO("The last day of a month is found in short months and leap years too", "[rules][K11]")
{
    const auto lots = [](const std::string& day) {
        PlayedShop shop("[expiry]\nkind = \"month-end\"\nmonths = 1\n");
        return shop.play(sale("S1", "Li", day, {line("tea", "100.00")})).lots();
    };
    CHECK(lots("2026-01-31") == "100 until 2026-02-28");
    CHECK(lots("2028-01-31") == "100 until 2028-02-29");
    CHECK(lots("2026-12-01") == "100 until 2027-01-31");
}

SCENARIO("Points of the same month are good on its last day only", "[rules][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"month-end\"\nmonths = 0\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-31T22:00", {line("tea", "100.00")})).lots() == "100 until 2026-01-31");
    CHECK(shop.play(ask("Li", "2026-01-31T23:59")).balance() == "100");
    CHECK(shop.play(ask("Li", "2026-02-01")).balance() == "0");
}

SCENARIO("Points end with the year, or with the next one", "[rules][K11]")
{
    PlayedShop thisYear("[expiry]\nkind = \"year-end\"\nyears = 0\n");
    thisYear.has(sale("S1", "Li", "2026-12-31", {line("tea", "100.00")}));
    CHECK(thisYear.play(ask("Li", "2026-12-31T23:59")).balance() == "100");
    CHECK(thisYear.play(ask("Li", "2027-01-01")).balance() == "0");
    PlayedShop nextYear("[expiry]\nkind = \"year-end\"\nyears = 1\n");
    nextYear.has(sale("S1", "Li", "2026-01-01", {line("tea", "100.00")}));
    CHECK(nextYear.play(ask("Li", "2027-12-31")).balance() == "100");
    CHECK(nextYear.play(ask("Li", "2028-01-01")).balance() == "0");
}

SCENARIO("A purchase on the last day keeps all points alive", "[rules][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"since-last-purchase\"\ndays = 30\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-02-02", {line("jam", "5.00")})).balance() == "105");
    CHECK(shop.play(ask("Li", "2026-03-04")).balance() == "105");
    CHECK(shop.play(ask("Li", "2026-03-05")).balance() == "0");
}

SCENARIO("A purchase on the day after the last one comes too late for the points", "[rules][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"since-last-purchase\"\ndays = 30\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    const Seen late = shop.play(sale("S2", "Li", "2026-02-03", {line("jam", "5.00")}));
    CHECK(late.balance() == "5");
    CHECK(late.lifetime() == "105");
}

SCENARIO("Points that ended can't be spent, those of the same day can", "[rules][K11][K3]")
{
    const std::string rules = "[expiry]\nkind = \"days\"\ndays = 30\n" + centAPoint;
    const auto buysOn = [&rules](const std::string& day) {
        PlayedShop shop(rules);
        shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
        return shop.play(sale("S2", "Li", day, {line("jam", "5.00")}, redeems("100")));
    };
    CHECK(buysOn("2026-02-02").paid() == "4.00");
    CHECK(buysOn("2026-02-03").error() == "points-insufficient");
}

SCENARIO("Points given by hand end on the day that was said", "[rules][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"days\"\ndays = 30\n");
    CHECK(shop.play(adjust("Li", "50", "2026-01-03", R"("expires":"2026-01-10")")).lots() == "50 until 2026-01-10");
    CHECK(shop.play(ask("Li", "2026-01-10T23:59")).balance() == "50");
    CHECK(shop.play(ask("Li", "2026-01-11")).balance() == "0");
}

SCENARIO("The points that end first are spent first, whichever came first", "[rules][K10]")
{
    PlayedShop shop(noEarning + centAPoint);
    shop.has(adjust("Li", "100", "2026-01-01", R"("expires":"2026-06-30")"));
    shop.has(adjust("Li", "50", "2026-01-02", R"("expires":"2026-03-31")"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "10.00")}, redeems("60"))).lots() ==
          "90 until 2026-06-30");
}

SCENARIO("The oldest points are spent first where the shop says so, whichever end first", "[rules][K10]")
{
    PlayedShop shop("[earn]\npoints = 0\nspend_order = \"oldest\"\n" + centAPoint);
    shop.has(adjust("Li", "100", "2026-01-01", R"("expires":"2026-06-30")"));
    shop.has(adjust("Li", "50", "2026-01-02", R"("expires":"2026-03-31")"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "10.00")}, redeems("60"))).lots() ==
          "40 until 2026-06-30, 50 until 2026-03-31");
}

SCENARIO("Points without an end are spent last", "[rules][K10]")
{
    PlayedShop shop(noEarning + centAPoint);
    shop.has(adjust("Li", "100", "2026-01-01"));
    shop.has(adjust("Li", "50", "2026-01-02", R"("expires":"2026-03-31")"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "10.00")}, redeems("40"))).lots() ==
          "100, 10 until 2026-03-31");
    CHECK(shop.play(sale("S2", "Li", "2026-01-03", {line("tea", "10.00")}, redeems("20"))).lots() == "90");
}
