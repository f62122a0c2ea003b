// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

/// Silver from 100 and gold from 300 on; no discounts, so that sums stay plain.
const std::string twoStars = "[[star]]\nid = \"silver\"\nname = \"Silver\"\nthreshold = 100\npay_percent = 100\n"
                             "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 300\npay_percent = 100\n";

std::string ladder(const std::string& keys)
{
    return "[ladder]\n" + keys + "\n" + twoStars;
}

std::string window(const std::string& falling)
{
    return ladder("period = \"window\"\nwindow_days = 30\nfalling = \"" + falling + "\"");
}

Seen buys(PlayedShop& shop, const std::string& id, const std::string& day, const std::string& price,
          const std::string& more = {})
{
    return shop.play(sale(id, "Li", day, {line("tea", price)}, more));
}

std::string starOn(PlayedShop& shop, const std::string& day)
{
    return shop.play(ask("Li", day)).star();
}

} // namespace

SCENARIO("A star is reached with its threshold, not a point before", "[rules][stars]")
{
    PlayedShop shop(twoStars);
    CHECK(buys(shop, "S1", "2026-01-03", "99.99").star().empty());
    CHECK(buys(shop, "S2", "2026-01-03", "1.00").star() == "silver");
}

SCENARIO("One sale may pass two stars at once", "[rules][stars]")
{
    PlayedShop shop(twoStars);
    CHECK(buys(shop, "S1", "2026-01-03", "300.00").star() == "gold");
}

SCENARIO("Spending points never costs the star that they earned", "[rules][K13]")
{
    PlayedShop shop(twoStars + centAPoint);
    CHECK(buys(shop, "S1", "2026-01-03", "100.00").star() == "silver");
    const Seen spent = buys(shop, "S2", "2026-01-04", "1.00", redeems("100"));
    CHECK(spent.balance() == "0");
    CHECK(spent.star() == "silver");
}

SCENARIO("Points given by hand are no way to a star unless the shop says so", "[rules][K13]")
{
    PlayedShop plain(twoStars);
    CHECK(plain.play(adjust("Li", "100", "2026-01-03")).star().empty());
    PlayedShop counting(ladder("adjustments_count = true"));
    CHECK(counting.play(adjust("Li", "99", "2026-01-03")).star().empty());
    CHECK(counting.play(adjust("Li", "1", "2026-01-03")).star() == "silver");
}

SCENARIO("Where money counts for the star, what points paid does not", "[rules][K13]")
{
    PlayedShop shop(ladder("measure = \"spend\"") + centAPoint);
    shop.has(adjust("Li", "1", "2026-01-01"));
    const Seen below = buys(shop, "S1", "2026-01-03", "100.00", redeems("1"));
    CHECK(below.counted() == "99.99");
    CHECK(below.star().empty());
    CHECK(buys(shop, "S2", "2026-01-03", "0.01").star() == "silver");
}

SCENARIO("Where money counts for the star, a refund takes it away again", "[rules][K13]")
{
    PlayedShop shop(ladder("measure = \"spend\""));
    CHECK(buys(shop, "S1", "2026-01-03", "100.00").star() == "silver");
    const Seen back = shop.play(bringBack("S1", "2026-01-04"));
    CHECK(back.counted() == "0.00");
    CHECK(back.star().empty());
}

SCENARIO("Where a whole life counts, purchases years apart add up", "[rules][K13]")
{
    PlayedShop shop(ladder("period = \"lifetime\""));
    CHECK(buys(shop, "S1", "2021-01-03", "60.00").star().empty());
    CHECK(buys(shop, "S2", "2026-01-03", "40.00").star() == "silver");
}

SCENARIO("In a window of 30 days the 30th day still counts, the 31st does not", "[rules][K13]")
{
    PlayedShop onThe30th(window("never"));
    CHECK(buys(onThe30th, "S1", "2026-01-01", "60.00").star().empty());
    CHECK(buys(onThe30th, "S2", "2026-01-30", "40.00").star() == "silver");
    PlayedShop onThe31st(window("never"));
    CHECK(buys(onThe31st, "S1", "2026-01-01", "60.00").star().empty());
    CHECK(buys(onThe31st, "S2", "2026-01-31", "40.00").star().empty());
}

SCENARIO("A star that never falls outlives its window", "[rules][K8]")
{
    PlayedShop shop(window("never"));
    CHECK(buys(shop, "S1", "2026-01-01", "100.00").star() == "silver");
    CHECK(starOn(shop, "2027-01-01") == "silver");
}

SCENARIO("A star that falls at once is gone on the day on which the count no longer reaches it", "[rules][K8]")
{
    PlayedShop shop(window("at-once"));
    CHECK(buys(shop, "S1", "2026-01-01", "100.00").star() == "silver");
    CHECK(buys(shop, "S2", "2026-01-20", "99.00").star() == "silver");
    CHECK(starOn(shop, "2026-01-30") == "silver");
    CHECK(starOn(shop, "2026-01-31").empty());
}

SCENARIO("A star that holds for a window is judged anew at its end", "[rules][K8]")
{
    PlayedShop shop(window("window-end"));
    CHECK(buys(shop, "S1", "2026-01-01", "300.00").star() == "gold");
    CHECK(buys(shop, "S2", "2026-01-20", "100.00").star() == "gold");
    CHECK(starOn(shop, "2026-01-30") == "gold");
    // Only the 100 of 20 January are in the window now; silver holds for a window of its own.
    CHECK(starOn(shop, "2026-01-31") == "silver");
    CHECK(starOn(shop, "2026-03-01") == "silver");
    CHECK(starOn(shop, "2026-03-02").empty());
}

SCENARIO("A star that falls step by step loses one at each window's end", "[rules][K8]")
{
    PlayedShop shop(window("one-step"));
    CHECK(buys(shop, "S1", "2026-01-01", "300.00").star() == "gold");
    CHECK(starOn(shop, "2026-01-30") == "gold");
    CHECK(starOn(shop, "2026-01-31") == "silver");
    CHECK(starOn(shop, "2026-03-01") == "silver");
    CHECK(starOn(shop, "2026-03-02").empty());
}

SCENARIO("A cycle that ends by time starts the count again", "[rules][K8][K13]")
{
    PlayedShop shop(ladder("cycle_days = 30"));
    CHECK(buys(shop, "S1", "2026-01-01", "60.00").counted() == "60");
    CHECK(shop.play(ask("Li", "2026-01-30")).counted() == "60");
    CHECK(shop.play(ask("Li", "2026-01-31")).counted() == "0");
    CHECK(buys(shop, "S2", "2026-01-31", "40.00").star().empty());
}

SCENARIO("The sale that passes the last star begins a new cycle with the surplus", "[rules][stars]")
{
    const std::string again = twoStars + "starts_new_cycle = true\n";
    PlayedShop keeps(again);
    const Seen kept = buys(keeps, "S1", "2026-01-03", "350.00");
    CHECK(kept.star() == "gold");
    CHECK(kept.counted() == "50");
    CHECK(kept.lifetime() == "350");
    CHECK(kept.balance() == "350");
    PlayedShop drops("[ladder]\nsurplus_carries_over = false\n" + again);
    CHECK(buys(drops, "S1", "2026-01-03", "350.00").counted() == "0");
}

SCENARIO("A star gives its voucher once, and again in a later cycle where the shop says so", "[rules][stars]")
{
    const auto vouchers = [](const std::string& everyCycle) {
        PlayedShop shop("[ladder]\nvouchers_every_cycle = " + everyCycle +
                        "\n[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 100\n"
                        "voucher = 20\nvoucher_days = 30\nstarts_new_cycle = true\n");
        const Seen first = buys(shop, "S1", "2026-01-03", "100.00");
        CHECK(first.vouchers() == "V1 20.00 usable");
        CHECK(first.place("standing/vouchers/0/until") == "2026-02-02");
        CHECK(buys(shop, "S2", "2026-01-04", "99.00").vouchers() == "V1 20.00 usable");
        return buys(shop, "S3", "2026-01-05", "1.00").vouchers();
    };
    CHECK(vouchers("true") == "V1 20.00 usable, V2 20.00 usable");
    CHECK(vouchers("false") == "V1 20.00 usable");
}

SCENARIO("Goods brought back take the star and its unused voucher with them", "[rules][stars]")
{
    PlayedShop shop("[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 90\nvoucher = 20\n");
    CHECK(buys(shop, "S1", "2026-01-03", "100.00").vouchers() == "V1 20.00 usable");
    const Seen back = shop.play(bringBack("S1", "2026-01-04"));
    CHECK(back.star().empty());
    CHECK(back.vouchers() == "V1 20.00 withdrawn");
    CHECK(buys(shop, "S2", "2026-01-05", "30.00", uses("vouchers", "V1")).error() == "not-allowed");
}

SCENARIO("Goods brought back leave the star alone where the shop says so", "[rules][stars]")
{
    PlayedShop shop("[ladder]\nreturn_lowers_star = false\n"
                    "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 90\nvoucher = 20\n");
    CHECK(buys(shop, "S1", "2026-01-03", "100.00").star() == "gold");
    const Seen back = shop.play(bringBack("S1", "2026-01-04"));
    CHECK(back.star() == "gold");
    CHECK(back.vouchers() == "V1 20.00 usable");
    CHECK(back.balance() == "0");
}

SCENARIO("A star set by hand is kept up to its last day, and gives no voucher", "[rules][K12]")
{
    PlayedShop shop("[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 90\nvoucher = 20\n");
    const Seen set =
        shop.play(step("star", "2026-01-03", R"("member":"Li","star":"gold","floor":true,"until":"2026-03-31")"));
    CHECK(set.star() == "gold");
    CHECK(set.vouchers().empty());
    CHECK(starOn(shop, "2026-03-31T23:59") == "gold");
    CHECK(starOn(shop, "2026-04-01").empty());
}

SCENARIO("When a star set by hand ends, the star that was earned meanwhile stays", "[rules][K12]")
{
    PlayedShop shop(twoStars);
    shop.has(step("star", "2026-01-03", R"("member":"Li","star":"gold","floor":true,"until":"2026-03-31")"));
    CHECK(buys(shop, "S1", "2026-02-01", "100.00").star() == "gold");
    CHECK(starOn(shop, "2026-04-01") == "silver");
}

SCENARIO("A star set by hand that is no floor falls like any other", "[rules][K12]")
{
    PlayedShop floor(window("window-end"));
    floor.has(step("star", "2026-01-01", R"("member":"Li","star":"gold","floor":true)"));
    CHECK(starOn(floor, "2026-01-31") == "gold");
    PlayedShop plain(window("window-end"));
    plain.has(step("star", "2026-01-01", R"("member":"Li","star":"gold","floor":false)"));
    CHECK(starOn(plain, "2026-01-30") == "gold");
    CHECK(starOn(plain, "2026-01-31").empty());
}

SCENARIO("Who sets a star without a word on floors gets what the shop usually does", "[rules][K12]")
{
    const auto later = [](const std::string& isFloor) {
        PlayedShop shop("[ladder]\nmanual_star_is_floor = " + isFloor +
                        "\nperiod = \"window\"\nwindow_days = 30\nfalling = \"window-end\"\n" + twoStars);
        shop.has(step("star", "2026-01-01", R"("member":"Li","star":"silver")"));
        return starOn(shop, "2026-06-01");
    };
    CHECK(later("true") == "silver");
    CHECK(later("false").empty());
}
