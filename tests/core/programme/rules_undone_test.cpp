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
}

SCENARIO("A star that falls at once falls with the count, when its cycle ends", "[rules][K8]")
{
    PlayedShop shop("[ladder]\ncycle_days = 30\nfalling = \"at-once\"\n" + twoStars);
    shop.has(sale("S1", "Li", "2026-01-01", {line("tea", "300.00")}));
    CHECK(shop.play(ask("Li", "2026-01-30")).star() == "gold");
    CHECK(shop.play(ask("Li", "2026-01-31")).star().empty());
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

SCENARIO("What a purchase brought beside its points goes with it, once all of it comes back", "[rules][K18][returns]")
{
    const std::string gifts = "[referral]\npoints = 1\nper = 2\nbuyer_points = 50\n"
                              "[[voucher]]\nid = \"ten\"\nname = \"Ten\"\ngives = \"amount\"\namount = 10\n"
                              "[[gift]]\nid = \"came\"\nname = \"Came\"\nwhen = \"visit\"\npoints = 7\n"
                              "[[gift]]\nid = \"big\"\nname = \"Big\"\nwhen = \"spend\"\nminimum_spend = 100\n"
                              "points = 11\nvoucher_id = \"ten\"\n";
    PlayedShop shop(gifts);
    shop.has(enrol("Li", "2026-01-01"));
    shop.has(enrol("Wang", "2026-01-02", R"("referrer":"Li")"));
    const Seen bought = shop.play(sale("S1", "Wang", "2026-01-03", {line("tea", "60.00", "2")}));
    CHECK(bought.earned() == "120");
    CHECK(bought.balance() == "188");
    CHECK(bought.place("standing/vouchers/0/state") == "usable");

    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1"))).balance() == "128");
    const Seen back = shop.play(bringBack("S1", "2026-01-05"));
    CHECK(back.balance() == "0");
    CHECK(back.lifetime() == "0");
    CHECK(back.place("standing/vouchers/0/state") == "withdrawn");
    CHECK(shop.play(ask("Li", "2026-01-05")).balance() == "0");
}

SCENARIO("Gifts that are spent already are owed, or the return is refused", "[rules][K9][K18][returns]")
{
    const std::string visit = "[[gift]]\nid = \"came\"\nname = \"Came\"\nwhen = \"visit\"\npoints = 30\n";
    const auto spentAndBroughtBack = [&visit](const std::string& rule) {
        PlayedShop shop("[returns]\nrefuse_debt = " + rule + "\n[redemption]\npoints = 1\nworth = 1\n" + visit);
        shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
        shop.has(sale("S2", "", "2026-01-03", {line("tea", "1.00")}));
        shop.has(adjust("Li", "-29", "2026-01-03"));
        return shop.play(bringBack("S1", "2026-01-04"));
    };
    CHECK(spentAndBroughtBack("false").place("standing/debt") == "29");
    CHECK(spentAndBroughtBack("true").error() == "points-insufficient");
}

SCENARIO("A voided purchase was no visit", "[rules][K18][returns]")
{
    PlayedShop shop("[[gift]]\nid = \"third\"\nname = \"Third\"\nwhen = \"visit\"\nevery = 2\npoints = 30\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "1.00")}));
    shop.has(step("void", "2026-01-03T10:00", R"("sale":"S1")"));
    CHECK(shop.play(sale("S2", "Li", "2026-01-04", {line("tea", "1.00")})).balance() == "1");
    CHECK(shop.play(sale("S3", "Li", "2026-01-05", {line("tea", "1.00")})).balance() == "32");
}

SCENARIO("Spent points come back with the goods whose price they lowered", "[rules][K6][returns]")
{
    PlayedShop shop("[redemption]\npoints = 100\nworth = 1\n"
                    "[[reward]]\nid = \"PEN\"\nname = \"Pens\"\npoints = 3\ngives = \"articles\"\npieces = 2\n"
                    "labels = [\"pen\"]\n");
    shop.has(adjust("Li", "1000", "2026-01-01"));
    const Seen bought = shop.play(sale("S1", "Li", "2026-01-02",
                                       {line("tea", "12.00"), line("pen", "1.00", "4", R"("labels":["pen"])")},
                                       R"("redeem":"100","rewards":[{"id":"PEN","qty":"2"}])"));
    CHECK(bought.paid() == "11.00");
    CHECK(bought.place("sale/redeemed") == "106");
    const Seen tea = shop.play(bringBack("S1", "2026-01-03", pieces("tea", "1")));
    CHECK(tea.refund() == "11.00");
    CHECK(tea.place("sale/redeemed") == "-100");
    CHECK(shop.play(bringBack("S1", "2026-01-04")).place("sale/redeemed") == "-6");
}

SCENARIO("Rounded cash comes back as it was paid, in any number of parts", "[rules][K19][returns]")
{
    PlayedShop shop("[money]\ncash_rounding = \"0.10\"\n");
    const Seen bought = shop.play(sale("S1", "Li", "2026-01-02", {line("tea", "0.05", "5")}));
    CHECK(bought.place("sale/tenders/0/amount") == "0.30");
    std::vector<std::string> cash;
    for (const char* day : {"2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"}) {
        cash.push_back(shop.play(bringBack("S1", day, pieces("tea", "1"))).place("sale/tenders/0/amount"));
    }
    CHECK(cash == std::vector<std::string>{"0.10", "(none)", "0.10", "(none)", "0.10"});
}

SCENARIO("What comes back to a gift card that was taken back is not lost", "[rules][giftcards][returns]")
{
    PlayedShop shop("[gift_card]\n");
    shop.has(step("giftcard", "2026-01-02", R"("id":"G1","amount":"100.00","price":"90.00")"));
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "30.00")}, R"("giftcards":["G1"])"));
    CHECK(shop.play(step("void", "2026-01-04", R"("giftcard":"G1")")).refund() == "63.00");
    const Seen back = shop.play(bringBack("S1", "2026-01-05"));
    CHECK(back.place("giftcards/0/balance") == "30.00");
    CHECK(back.place("giftcards/0/state") == "active");
}

SCENARIO("A return says the tax in what it pays back", "[rules][tax][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-02", {line("tea", "119.00", "1", R"("tax":"19")"), line("pan", "5.00")}));
    const Seen back = shop.play(bringBack("S1", "2026-01-03"));
    CHECK(back.place("sale/taxes/0/net") == "100.00");
    CHECK(back.place("sale/taxes/0/tax") == "19.00");
    CHECK(back.place("sale/taxes/0/total") == "119.00");
}

SCENARIO("A reward is not claimed more often than it takes off", "[rules][K3]")
{
    PlayedShop shop("[[reward]]\nid = \"FIVE\"\nname = \"Five\"\npoints = 50\ngives = \"amount\"\namount = 5\n");
    shop.has(adjust("Li", "1000", "2026-01-01"));
    const std::vector<std::string> tea{line("tea", "18.00")};
    CHECK(shop.play(sale("S1", "Li", "2026-01-02", tea, R"("rewards":[{"id":"FIVE","qty":"4"}])")).paid() == "0.00");
    CHECK(shop.play(sale("S2", "Li", "2026-01-02", tea, R"("rewards":[{"id":"FIVE","qty":"5"}])")).error() ==
          "not-allowed");
}

SCENARIO("A quote says the most points that pay, those of the sale itself among them", "[rules][K3][K4]")
{
    PlayedShop shop(
        "[earn]\npoints = 1\nper = 1\nspendable_in_same_sale = true\n[redemption]\npoints = 100\nworth = 1\n");
    shop.has(adjust("Li", "889", "2026-01-01"));
    // 1800 points take 18.00 off, and 982 are earned: 1871 are there; 1900 would need 981 more than there are.
    CHECK(shop.play(step("quote", "2026-01-02", R"("member":"Li","lines":[)" + line("tea", "1000.00") + "]"))
              .place("most/redeem") == "1800");
    CHECK(shop.play(sale("S1", "Li", "2026-01-02", {line("tea", "1000.00")}, R"("redeem":"1800")")).paid() == "982.00");
}

SCENARIO("Points that do not pay are named", "[rules][K3]")
{
    PlayedShop shop("[redemption]\npoints = 100\nworth = 1\n");
    shop.has(adjust("Li", "1000", "2026-01-01"));
    const Seen bought = shop.play(sale("S1", "Li", "2026-01-02", {line("tea", "10.00")}, R"("redeem":"150")"));
    CHECK(bought.place("sale/redeemed") == "100");
    CHECK(bought.place("hints/0") == "100 of 150 points were used: the others pay nothing here.");
}

SCENARIO("A return without goods is asked again, not taken for a return of everything", "[rules][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-02", {line("tea", "10.00")}));
    CHECK(shop.play(step("return", "2026-01-03", R"("sale":"S1","lines":[])")).error() == "malformed");
}

SCENARIO("A gift that comes with a purchase waits as its points do", "[rules][K16][K18]")
{
    PlayedShop shop("[earn]\npoints = 1\nper = 1\npending_days = 7\n"
                    "[[gift]]\nid = \"join\"\nname = \"Join\"\nwhen = \"sign-up\"\npoints = 5\n"
                    "[[gift]]\nid = \"came\"\nname = \"Came\"\nwhen = \"visit\"\npoints = 7\n");
    shop.has(enrol("Li", "2026-01-01"));
    const Seen bought = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "10.00")}));
    CHECK(bought.balance() == "5");
    CHECK(bought.pending() == "17");
    CHECK(shop.play(ask("Li", "2026-01-10")).balance() == "22");
}

SCENARIO("Cash for a gift card is rounded like any cash", "[rules][K19][giftcards]")
{
    PlayedShop shop("[money]\ncash_rounding = \"0.10\"\n[gift_card]\n");
    const Seen sold = shop.play(step("giftcard", "2026-01-02", R"("id":"G1","amount":"50.00","price":"45.03")"));
    CHECK(sold.tenders() == "cash 45.00");
    CHECK(sold.place("sale/rounding") == "-0.03");
    CHECK(shop.play(step("void", "2026-01-03", R"("giftcard":"G1")")).tenders() == "cash 45.00");
}

SCENARIO("A reward that comes back is points again, also where points come back as a voucher", "[rules][K6][returns]")
{
    PlayedShop shop("[returns]\nspent_points = \"as-voucher\"\n[redemption]\npoints = 100\nworth = 1\n"
                    "[[reward]]\nid = \"PEN\"\nname = \"Pen\"\npoints = 30\ngives = \"articles\"\n"
                    "labels = [\"pen\"]\n");
    shop.has(adjust("Li", "1000", "2026-01-01"));
    shop.has(sale("S1", "Li", "2026-01-02", {line("pen", "7.00", "2", R"("labels":["pen"])")},
                  R"("redeem":"100","rewards":[{"id":"PEN","qty":"1"}])"));
    const Seen back = shop.play(bringBack("S1", "2026-01-03"));
    CHECK(back.place("sale/redeemed") == "-30");
    CHECK(back.vouchers() == "V1 1.00 usable");
}

SCENARIO("A lower star set by hand is the star", "[rules][K12]")
{
    PlayedShop shop(twoStars);
    shop.has(sale("S1", "Li", "2026-01-02", {line("tea", "300.00")}));
    CHECK(shop.play(step("star", "2026-01-03", R"("member":"Li","star":"silver")")).star() == "silver");
    CHECK(shop.play(step("star", "2026-01-04", R"("member":"Li","star":"")")).star().empty());
}
