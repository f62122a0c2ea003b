// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string twoStars = "[[star]]\nid = \"silver\"\nname = \"Silver\"\nthreshold = 100\npay_percent = 100\n"
                             "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 300\npay_percent = 100\n";

/// Gold in a cycle of 30 days that began on 1 January; 20 points in the next one, which ends on 1 March.
struct GoldOfOneCycle {
    PlayedShop shop;
    explicit GoldOfOneCycle(const std::string& falling)
        : shop("[ladder]\ncycle_days = 30\nfalling = \"" + falling + "\"\n" + twoStars)
    {
        shop.has(sale("S1", "Li", "2026-01-01", {line("tea", "300.00")}));
        CHECK(shop.play(ask("Li", "2026-01-31")).star() == "gold");
        CHECK(shop.play(sale("S2", "Li", "2026-02-05", {line("tea", "20.00")})).counted() == "20");
        CHECK(shop.play(ask("Li", "2026-03-01")).star() == "gold");
    }
    std::string starAfterwards() { return shop.play(ask("Li", "2026-03-02")).star(); }
};

} // namespace

SCENARIO("A star holds to the end of the next cycle, and is then what that cycle reached", "[rules][K8]")
{
    CHECK(GoldOfOneCycle("window-end").starAfterwards().empty());
    CHECK(GoldOfOneCycle("at-once").starAfterwards().empty());
}

SCENARIO("A star falls by one at most when a cycle ends, or never", "[rules][K8]")
{
    CHECK(GoldOfOneCycle("one-step").starAfterwards() == "silver");
    CHECK(GoldOfOneCycle("never").starAfterwards() == "gold");
}

SCENARIO("A member who stays away for a whole cycle loses a star that can fall", "[rules][K8]")
{
    PlayedShop shop("[ladder]\ncycle_days = 30\nfalling = \"one-step\"\n" + twoStars);
    shop.has(sale("S1", "Li", "2026-01-01", {line("tea", "300.00")}));
    CHECK(shop.play(ask("Li", "2026-03-01")).star() == "gold");
    CHECK(shop.play(ask("Li", "2026-03-02")).star() == "silver");
    CHECK(shop.play(ask("Li", "2026-04-01")).star().empty());
    // Without a star, the next cycle waits for what counts in it.
    CHECK(shop.play(sale("S2", "Li", "2026-06-10", {line("tea", "60.00")})).counted() == "60");
    CHECK(shop.play(ask("Li", "2026-07-09")).counted() == "60");
    CHECK(shop.play(ask("Li", "2026-07-10")).counted() == "0");
}

SCENARIO("Goods brought back undo the new cycle that they began", "[rules][returns][stars]")
{
    PlayedShop shop(twoStars + "starts_new_cycle = true\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "250.00")}));
    const Seen passed = shop.play(sale("S2", "Li", "2026-01-04", {line("tea", "100.00")}));
    CHECK(passed.star() == "gold");
    CHECK(passed.counted() == "50");
    const Seen back = shop.play(bringBack("S2", "2026-01-05"));
    CHECK(back.star() == "silver");
    CHECK(back.counted() == "250");
}

SCENARIO("What is kept is worked out with the star of the day of the sale", "[rules][K5][stars]")
{
    PlayedShop shop("[returns]\ntake_back = \"recomputing\"\n"
                    "[[earn_rule]]\nid = \"big\"\nname = \"Big\"\nkind = \"per-visit\"\npoints = 50\n"
                    "minimum_spend = 100\n"
                    "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 5000\npay_percent = 100\nearn_factor = 2\n");
    shop.has(step("star", "2026-01-01", R"("member":"Li","star":"gold","floor":true,"until":"2026-01-31")"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-30", {line("tea", "60.00"), line("pan", "60.00")})).earned() == "340");
    const Seen back = shop.play(bringBack("S1", "2026-02-02", pieces("tea", "1")));
    CHECK(back.star().empty());
    CHECK(back.earned() == "-220");
    CHECK(back.balance() == "120");
}

SCENARIO("What the buyer brought back makes room under the introducer's limit again", "[rules][K17][returns]")
{
    PlayedShop shop("[referral]\npoints = 1\nper = 2\nmaximum = 60\n");
    shop.has(enrol("Li", "2026-01-01"));
    shop.has(enrol("Wang", "2026-01-02", R"("referrer":"Li")"));
    shop.has(sale("S1", "Wang", "2026-01-03", {line("tea", "100.00")}));
    shop.has(sale("S2", "Wang", "2026-01-04", {line("tea", "100.00")}));
    CHECK(shop.play(ask("Li", "2026-01-05")).balance() == "60");
    shop.has(bringBack("S1", "2026-01-06"));
    CHECK(shop.play(ask("Li", "2026-01-07")).balance() == "10");
    shop.has(sale("S3", "Wang", "2026-01-08", {line("tea", "200.00")}));
    CHECK(shop.play(ask("Li", "2026-01-09")).balance() == "60");
}

SCENARIO("The void of a sale gives its use of a promotion back to whoever comes next", "[rules][promotion][returns]")
{
    PlayedShop shop("[[promotion]]\nid = \"first\"\nname = \"First\"\namount = 10\nuses_in_all = 1\n");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "50.00")})).paid() == "40.00");
    shop.has(voidSale("S1", "2026-01-03T12:00"));
    CHECK(shop.play(sale("S2", "Wang", "2026-01-04", {line("tea", "50.00")})).paid() == "40.00");
    CHECK(shop.play(sale("S3", "Wang", "2026-01-05", {line("tea", "50.00")})).paid() == "50.00");
}

SCENARIO("A use by one record is a use by the person after a merge", "[rules][promotion][merge]")
{
    PlayedShop shop("[[promotion]]\nid = \"once\"\nname = \"Once\"\namount = 10\nuses_per_member = 1\n");
    CHECK(shop.play(sale("S1", "Li2", "2026-01-03", {line("tea", "50.00")})).paid() == "40.00");
    shop.has(step("merge", "2026-01-04", R"("from":"Li2","into":"Li")"));
    CHECK(shop.play(sale("S2", "Li", "2026-01-05", {line("tea", "50.00")})).paid() == "50.00");
}

SCENARIO("Two records together pay the debt that one of them had", "[rules][merge][K9]")
{
    PlayedShop shop("");
    shop.has(adjust("Li2", "-20", "2026-01-03"));
    shop.has(adjust("Li", "50", "2026-01-03"));
    const Seen one = shop.play(step("merge", "2026-01-04", R"("from":"Li2","into":"Li")"));
    CHECK(one.balance() == "30");
    CHECK(one.debt() == "0");
}

SCENARIO("A gift card earns nothing where points paid the rest", "[rules][giftcard][K1]")
{
    PlayedShop shop("[gift_card]\npayment_earns = false\n" + centAPoint);
    shop.has(adjust("Li", "1000", "2026-01-01"));
    shop.has(sellCard("G1", "50.00", "2026-01-03"));
    const Seen seen = shop.play(
        sale("S1", "Li", "2026-01-04", {line("tea", "100.00")}, redeems("1000") + "," + uses("giftcards", "G1")));
    CHECK(seen.paid() == "90.00");
    CHECK(seen.tenders() == "giftcard 50.00, cash 40.00");
    CHECK(seen.earned() == "40");
}

SCENARIO("A void takes back what points, card and voucher did, all at once", "[rules][returns]")
{
    PlayedShop shop("[gift_card]\n" + centAPoint +
                    "[[voucher]]\nid = \"ten\"\nname = \"10 off\"\namount = 10\n"
                    "[[gift]]\nid = \"hello\"\nname = \"Hello\"\nvoucher_id = \"ten\"\n");
    shop.has(adjust("Li", "1000", "2026-01-01"));
    shop.has(sellCard("G1", "50.00", "2026-01-03"));
    const Seen sold = shop.play(sale("S1", "Li", "2026-01-04T09:00", {line("tea", "100.00")},
                                     redeems("1000") + R"(,"giftcards":["G1"],"vouchers":["V1"])"));
    CHECK(sold.paid() == "80.00");
    CHECK(sold.balance() == "80");
    const Seen undone = shop.play(voidSale("S1", "2026-01-04T09:05"));
    CHECK(undone.tenders() == "giftcard 50.00, cash 30.00");
    CHECK(undone.cards() == "G1 50.00 active");
    CHECK(undone.balance() == "1000");
    CHECK(undone.vouchers() == "V1 10.00 usable");
}
