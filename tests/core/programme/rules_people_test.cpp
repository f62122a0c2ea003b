// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

std::string referral(const std::string& keys)
{
    return "[referral]\n" + keys + "\n";
}
const std::string pointForTwo = "points = 1\nper = 2\n";

/// A shop where Li introduced Wang.
PlayedShop& introduced(PlayedShop& shop)
{
    shop.has(enrol("Li", "2026-01-01"));
    shop.has(enrol("Wang", "2026-01-02", R"("referrer":"Li")"));
    return shop;
}

std::string wangSale(const std::string& id, const std::string& day, const std::string& price)
{
    return sale(id, "Wang", day, {line("tea", price)});
}

std::string balanceOf(PlayedShop& shop, const std::string& member, const std::string& day)
{
    return shop.play(ask(member, day)).balance();
}

std::string gift(const std::string& keys)
{
    return "[earn]\npoints = 0\n[[gift]]\nid = \"it\"\nname = \"It\"\n" + keys + "\n";
}

} // namespace

SCENARIO("Who introduced a buyer earns by each purchase", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo));
    introduced(shop);
    CHECK(shop.play(wangSale("S1", "2026-01-03", "100.00")).balance() == "100");
    CHECK(balanceOf(shop, "Li", "2026-01-03T12:00") == "50");
    CHECK(shop.play(wangSale("S2", "2026-01-04", "10.00")).balance() == "110");
    CHECK(balanceOf(shop, "Li", "2026-01-04T12:00") == "55");
}

SCENARIO("Who introduced a buyer earns by the first purchase alone where the shop says so", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo + "purchases = \"first\""));
    introduced(shop);
    shop.has(wangSale("S1", "2026-01-03", "100.00"));
    shop.has(wangSale("S2", "2026-01-04", "10.00"));
    CHECK(balanceOf(shop, "Li", "2026-01-05") == "50");
}

SCENARIO("What one buyer brings their introducer stops at the shop's limit", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo + "maximum = 60"));
    introduced(shop);
    shop.has(wangSale("S1", "2026-01-03", "100.00"));
    shop.has(wangSale("S2", "2026-01-04", "100.00"));
    CHECK(balanceOf(shop, "Li", "2026-01-05") == "60");
}

SCENARIO("Both are rewarded where the shop says so", "[rules][K17]")
{
    PlayedShop shop(referral("introducer_points = 30\nbuyer_points = 20\npurchases = \"first\""));
    introduced(shop);
    CHECK(shop.play(wangSale("S1", "2026-01-03", "10.00")).balance() == "30"); // 10 and 20
    CHECK(shop.play(wangSale("S2", "2026-01-04", "10.00")).balance() == "40");
    CHECK(balanceOf(shop, "Li", "2026-01-05") == "30");
}

SCENARIO("A purchase counts for the introducer from the shop's minimum on", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo + "minimum_spend = 50"));
    introduced(shop);
    shop.has(wangSale("S1", "2026-01-03", "49.99"));
    CHECK(balanceOf(shop, "Li", "2026-01-03T12:00") == "0");
    shop.has(wangSale("S2", "2026-01-04", "50.00"));
    CHECK(balanceOf(shop, "Li", "2026-01-04T12:00") == "25");
}

SCENARIO("Goods that the buyer brings back cost the introducer their part", "[rules][K17][returns]")
{
    PlayedShop shop(referral(pointForTwo));
    introduced(shop);
    shop.has(sale("S1", "Wang", "2026-01-03", {line("tea", "60.00"), line("pan", "40.00")}));
    shop.has(bringBack("S1", "2026-01-04", pieces("tea", "1")));
    CHECK(balanceOf(shop, "Li", "2026-01-04T12:00") == "20");
    shop.has(bringBack("S1", "2026-01-05"));
    CHECK(balanceOf(shop, "Li", "2026-01-05T12:00") == "0");
}

SCENARIO("Nobody introduces themselves, and nobody in a circle", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo));
    CHECK(shop.play(enrol("Chen", "2026-01-01", R"("referrer":"Chen")")).error() == "not-allowed");
    shop.has(sale("S1", "Li", "2026-01-01", {line("tea", "1.00")}));
    shop.has(enrol("Wang", "2026-01-02", R"("referrer":"Li")"));
    CHECK(shop.play(enrol("Li", "2026-01-03", R"("referrer":"Wang")")).error() == "not-allowed");
}

SCENARIO("Introducing pays one level deep", "[rules][K17]")
{
    PlayedShop shop(referral(pointForTwo));
    introduced(shop);
    shop.has(enrol("Chen", "2026-01-02", R"("referrer":"Wang")"));
    shop.has(sale("S1", "Chen", "2026-01-03", {line("tea", "100.00")}));
    CHECK(balanceOf(shop, "Wang", "2026-01-04") == "50");
    CHECK(balanceOf(shop, "Li", "2026-01-04") == "0");
}

SCENARIO("Joining gives points once", "[rules][K18]")
{
    PlayedShop shop(gift("points = 20\npoints_valid_days = 30"));
    const Seen joined = shop.play(enrol("Li", "2026-01-03"));
    CHECK(joined.lots() == "20 until 2026-02-02");
    CHECK(shop.play(sale("S1", "Li", "2026-01-04", {line("tea", "5.00")})).balance() == "20");
}

SCENARIO("A birthday gives points on the day itself, each year", "[rules][K18]")
{
    PlayedShop shop(gift("when = \"birthday\"\npoints = 20"));
    shop.has(enrol("Li", "2026-01-03", R"("birthday":"1990-02-10")"));
    CHECK(balanceOf(shop, "Li", "2026-02-09T23:59") == "0");
    CHECK(balanceOf(shop, "Li", "2026-02-10") == "20");
    CHECK(balanceOf(shop, "Li", "2027-02-10") == "40");
}

SCENARIO("A birthday on 29 February is kept on the 28th where there is no other", "[rules][K18]")
{
    PlayedShop shop(gift("when = \"birthday\"\npoints = 20"));
    shop.has(enrol("Li", "2027-01-03", R"("birthday":"1996-02-29")"));
    CHECK(balanceOf(shop, "Li", "2027-02-27") == "0");
    CHECK(balanceOf(shop, "Li", "2027-02-28") == "20");
    CHECK(balanceOf(shop, "Li", "2028-02-28") == "20");
    CHECK(balanceOf(shop, "Li", "2028-02-29") == "40");
}

SCENARIO("Each second day of shopping gives points, however often one comes that day", "[rules][K18]")
{
    PlayedShop shop(gift("when = \"visit\"\nevery = 2\npoints = 20"));
    const auto buys = [&shop](const std::string& id, const std::string& day) {
        return shop.play(sale(id, "Li", day, {line("tea", "5.00")})).balance();
    };
    CHECK(buys("S1", "2026-01-03T09:00") == "0");
    CHECK(buys("S2", "2026-01-03T10:00") == "0");
    CHECK(buys("S3", "2026-01-04T09:00") == "20");
    CHECK(buys("S4", "2026-01-04T10:00") == "20");
    CHECK(buys("S5", "2026-01-05T09:00") == "20");
    CHECK(buys("S6", "2026-01-06T09:00") == "40");
}

SCENARIO("A purchase of a hundred gives a voucher, one of a cent less does not", "[rules][K18]")
{
    PlayedShop shop("[[voucher]]\nid = \"ten\"\nname = \"10 off\"\namount = 10\n" +
                    std::string("[[gift]]\nid = \"it\"\nname = \"It\"\nwhen = \"spend\"\nminimum_spend = 100\n"
                                "voucher_id = \"ten\"\n"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "99.99")})).vouchers().empty());
    CHECK(shop.play(sale("S2", "Li", "2026-01-03", {line("tea", "100.00")})).vouchers() == "V1 10.00 usable");
}

SCENARIO("A gift for a star is not for members without it", "[rules][K18]")
{
    PlayedShop shop(gift("when = \"visit\"\npoints = 20\nstars = [\"gold\"]") +
                    "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 100\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "5.00")})).balance() == "0");
    shop.has(step("star", "2026-01-04", R"("member":"Li","star":"gold")"));
    CHECK(shop.play(sale("S2", "Li", "2026-01-05", {line("tea", "5.00")})).balance() == "20");
}
