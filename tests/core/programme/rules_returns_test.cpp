// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

std::string returns(const std::string& keys)
{
    return "[returns]\n" + keys + "\n";
}

/// 50 points for coming to buy for 100 or more, so that two articles of 60.00 earn 170.
const std::string bonus = "[[earn_rule]]\nid = \"big\"\nname = \"Big basket\"\nkind = \"per-visit\"\npoints = 50\n"
                          "minimum_spend = 100\n";

/// Tea and a pan of 60.00 each earned 170; the tea comes back.
Seen teaBack(const std::string& takeBack)
{
    PlayedShop shop(returns("take_back = \"" + takeBack + "\"") + bonus);
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "60.00"), line("pan", "60.00")})).earned() == "170");
    return shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1")));
}

/// 1000 points paid 10.00 of tea and a pan of 50.00 each, without earning.
PlayedShop& paidWithPoints(PlayedShop& shop)
{
    shop.has(adjust("Li", "1000", "2026-01-01"));
    const Seen seen =
        shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "50.00"), line("pan", "50.00")}, redeems("1000")));
    CHECK(seen.paid() == "90.00");
    CHECK(seen.balance() == "0");
    return shop;
}

const std::string noEarning = "[earn]\npoints = 0\n" + centAPoint;

} // namespace

SCENARIO("A part that comes back takes its share of all points of the sale", "[rules][K5]")
{
    const Seen back = teaBack("by-value");
    CHECK(back.refund() == "60.00");
    CHECK(back.earned() == "-85");
    CHECK(back.balance() == "85");
}

SCENARIO("A part that comes back takes what its line earned, and leaves the points for coming", "[rules][K5]")
{
    const Seen back = teaBack("by-line");
    CHECK(back.earned() == "-60");
    CHECK(back.balance() == "110");
}

SCENARIO("A part that comes back takes all that the rest would not have earned alone", "[rules][K5]")
{
    const Seen back = teaBack("recomputing");
    CHECK(back.earned() == "-110");
    CHECK(back.balance() == "60");
}

SCENARIO("Whichever way points are taken back, a whole return takes all of them", "[rules][K5]")
{
    for (const char* way : {"by-value", "by-line", "recomputing"}) {
        PlayedShop shop(returns("take_back = \"" + std::string(way) + "\"") + bonus);
        shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "60.00"), line("pan", "60.00")}));
        shop.has(bringBack("S1", "2026-01-04", pieces("pan", "1")));
        const Seen rest = shop.play(bringBack("S1", "2026-01-05"));
        INFO(way);
        CHECK(rest.refund() == "60.00");
        CHECK(rest.balance() == "0");
        CHECK(rest.lifetime() == "0");
        CHECK(rest.debt() == "0");
    }
}

SCENARIO("What is kept is rounded as points are", "[rules][K5][K2]")
{
    // 33.40 and 66.50 earn 99; two thirds of the price keep 65.9 of them.
    const auto back = [](const std::string& rounding) {
        PlayedShop shop("[earn]\npoints = 1\nper = 1\nrounding = \"" + rounding + "\"\n");
        shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "33.40"), line("pan", "66.50")}));
        return shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1"))).earned();
    };
    CHECK(back("down") == "-34");
    CHECK(back("half-up") == "-33"); // of 100 it keeps 66.57, which is 67
}

SCENARIO("Line by line, the last piece takes the points that rounding left", "[rules][K5]")
{
    PlayedShop shop(returns("take_back = \"by-line\""));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "11.50", "3")})).earned() == "34");
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1"))).earned() == "-11");
    CHECK(shop.play(bringBack("S1", "2026-01-05", pieces("tea", "1"))).earned() == "-11");
    CHECK(shop.play(bringBack("S1", "2026-01-06", pieces("tea", "1"))).earned() == "-12");
}

SCENARIO("Pieces of a discounted line bring back exactly what was paid", "[rules][returns]")
{
    PlayedShop shop("[[promotion]]\nid = \"off\"\nname = \"10 off\"\ngives = \"amount\"\namount = 10\n");
    CHECK(shop.play(sale("S1", "", "2026-01-03", {line("tea", "10.00", "3")})).paid() == "20.00");
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1"))).refund() == "6.67");
    CHECK(shop.play(bringBack("S1", "2026-01-05", pieces("tea", "1"))).refund() == "6.66");
    CHECK(shop.play(bringBack("S1", "2026-01-06", pieces("tea", "1"))).refund() == "6.67");
}

SCENARIO("A basket's discount is split over its lines, and comes back with each", "[rules][returns]")
{
    PlayedShop shop("[[promotion]]\nid = \"off\"\nname = \"10 off\"\ngives = \"amount\"\namount = 10\n");
    shop.has(sale("S1", "", "2026-01-03", {line("a", "10.00"), line("b", "10.00"), line("c", "10.00")}));
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("a", "1"))).refund() == "6.66");
    CHECK(shop.play(bringBack("S1", "2026-01-05", pieces("b", "1"))).refund() == "6.67");
    CHECK(shop.play(bringBack("S1", "2026-01-06", pieces("c", "1"))).refund() == "6.67");
}

SCENARIO("Weighed goods come back by weight, to the cent", "[rules][returns]")
{
    PlayedShop shop("");
    CHECK(shop.play(sale("S1", "", "2026-01-03", {line("nuts", "19.90", "0.750")})).paid() == "14.93");
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("nuts", "0.250"))).refund() == "4.98");
    CHECK(shop.play(bringBack("S1", "2026-01-05")).refund() == "9.95");
}

SCENARIO("Tax on top comes back with the goods", "[rules][returns][tax]")
{
    PlayedShop shop("");
    const std::string taxed = line("tea", "100.00", "2", R"("tax":"13","tax_included":false)");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {taxed})).paid() == "226.00");
    const Seen back = shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1")));
    CHECK(back.refund() == "113.00");
    CHECK(back.earned() == "-100");
}

SCENARIO("Points that paid come back with their goods", "[rules][K6]")
{
    PlayedShop shop(noEarning);
    const Seen back = paidWithPoints(shop).play(bringBack("S1", "2026-01-04", pieces("tea", "1")));
    CHECK(back.refund() == "45.00");
    CHECK(back.redeemed() == "-500");
    CHECK(back.balance() == "500");
    CHECK(shop.play(bringBack("S1", "2026-01-05")).balance() == "1000");
}

SCENARIO("Points that paid stay spent where the shop says so", "[rules][K6]")
{
    PlayedShop shop(noEarning + returns("spent_points = \"never\""));
    const Seen back = paidWithPoints(shop).play(bringBack("S1", "2026-01-04"));
    CHECK(back.refund() == "90.00");
    CHECK(back.redeemed() == "0");
    CHECK(back.balance() == "0");
}

SCENARIO("Points that paid come back as a voucher of what they were worth", "[rules][K6]")
{
    PlayedShop shop(noEarning + returns("spent_points = \"as-voucher\"\nvoucher_days = 30"));
    const Seen back = paidWithPoints(shop).play(bringBack("S1", "2026-01-04", pieces("tea", "1")));
    CHECK(back.balance() == "0");
    CHECK(back.vouchers() == "V1 5.00 usable");
    CHECK(back.place("standing/vouchers/0/until") == "2026-02-03");
    CHECK(shop.play(sale("S2", "Li", "2026-02-03", {line("jam", "8.00")}, uses("vouchers", "V1"))).paid() == "3.00");
}

SCENARIO("The void of a sale gives spent points back whatever the shop does on returns", "[rules][K6]")
{
    PlayedShop shop(noEarning + returns("spent_points = \"never\""));
    const Seen undone = paidWithPoints(shop).play(voidSale("S1", "2026-01-03T12:00"));
    CHECK(undone.refund() == "90.00");
    CHECK(undone.balance() == "1000");
}

SCENARIO("A reward's points come back with its goods", "[rules][K6][reward]")
{
    PlayedShop shop("[earn]\npoints = 0\n[[reward]]\nid = \"pen\"\nname = \"Pen\"\npoints = 30\n"
                    "gives = \"articles\"\narticles = [\"pen\"]\n");
    shop.has(adjust("Li", "30", "2026-01-01"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("pen", "2.00"), line("tea", "9.00")}, claims("pen")))
              .balance() == "0");
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1"))).balance() == "0");
    const Seen pen = shop.play(bringBack("S1", "2026-01-05", pieces("pen", "1")));
    CHECK(pen.refund() == "0.00");
    CHECK(pen.balance() == "30");
}

SCENARIO("Spent points that come back keep their last day", "[rules][K6][K11]")
{
    const auto backOn = [](const std::string& day) {
        PlayedShop shop(noEarning);
        shop.has(adjust("Li", "100", "2026-01-01", R"("expires":"2026-01-31")"));
        shop.has(sale("S1", "Li", "2026-01-20", {line("tea", "10.00")}, redeems("100")));
        return shop.play(bringBack("S1", day)).lots();
    };
    CHECK(backOn("2026-01-31") == "100 until 2026-01-31");
    CHECK(backOn("2026-02-01").empty());
}

SCENARIO("Spent points that come back after their last day get a new term where the shop says so", "[rules][K11]")
{
    PlayedShop shop(noEarning + "[expiry]\nkind = \"days\"\ndays = 30\n" + returns("renew_expired = true"));
    shop.has(adjust("Li", "100", "2026-01-01", R"("expires":"2026-01-31")"));
    shop.has(sale("S1", "Li", "2026-01-20", {line("tea", "10.00")}, redeems("100")));
    CHECK(shop.play(bringBack("S1", "2026-02-01")).lots() == "100 until 2026-03-03");
}
