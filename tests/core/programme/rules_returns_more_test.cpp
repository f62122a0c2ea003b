// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

/// Li earned 100 by S1 and spent them all by S2.
void earnsAndSpends(PlayedShop& shop)
{
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    CHECK(shop.play(sale("S2", "Li", "2026-01-04", {line("jam", "1.00")}, redeems("100"))).balance() == "0");
}

} // namespace

SCENARIO("Points that are spent already become a debt, which later points pay first", "[rules][K9]")
{
    PlayedShop shop(centAPoint);
    earnsAndSpends(shop);
    const Seen back = shop.play(bringBack("S1", "2026-01-05"));
    CHECK(back.refund() == "100.00");
    CHECK(back.balance() == "0");
    CHECK(back.debt() == "100");
    CHECK(shop.play(sale("S3", "Li", "2026-01-06", {line("tea", "60.00")})).debt() == "40");
    const Seen paidOff = shop.play(sale("S4", "Li", "2026-01-07", {line("tea", "60.00")}));
    CHECK(paidOff.debt() == "0");
    CHECK(paidOff.balance() == "20");
}

SCENARIO("A return that would leave a debt is refused where the shop says so", "[rules][K9]")
{
    PlayedShop shop("[returns]\nrefuse_debt = true\n" + centAPoint);
    earnsAndSpends(shop);
    shop.has(adjust("Li", "99", "2026-01-05"));
    CHECK(shop.play(bringBack("S1", "2026-01-05")).error() == "points-insufficient");
    CHECK(shop.play(ask("Li", "2026-01-05")).balance() == "99");
    shop.has(adjust("Li", "1", "2026-01-06"));
    const Seen back = shop.play(bringBack("S1", "2026-01-06"));
    CHECK(back.refund() == "100.00");
    CHECK(back.balance() == "0");
    CHECK(back.debt() == "0");
}

SCENARIO("Points taken away by hand leave a debt, or are refused", "[rules][K9]")
{
    PlayedShop owing("");
    CHECK(owing.play(adjust("Li", "30", "2026-01-03")).balance() == "30");
    CHECK(owing.play(adjust("Li", "-50", "2026-01-04")).debt() == "20");
    PlayedShop strict("[returns]\nrefuse_debt = true\n");
    strict.has(adjust("Li", "30", "2026-01-03"));
    CHECK(strict.play(adjust("Li", "-31", "2026-01-04")).error() == "points-insufficient");
    CHECK(strict.play(adjust("Li", "-30", "2026-01-04")).balance() == "0");
}

SCENARIO("Goods are taken back on the last day of the term, not after it", "[rules][returns]")
{
    const auto backOn = [](const std::string& day) {
        PlayedShop shop("[returns]\nwithin_days = 30\n");
        shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
        return shop.play(bringBack("S1", day));
    };
    CHECK(backOn("2026-02-02T23:59").refund() == "100.00");
    CHECK(backOn("2026-02-03").error() == "not-allowed");
}

SCENARIO("More than was bought does not come back", "[rules][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "10.00", "3")}));
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "4"))).error() == "not-allowed");
    CHECK(shop.play(bringBack("S1", "2026-01-04", pieces("tea", "2"))).refund() == "20.00");
    CHECK(shop.play(bringBack("S1", "2026-01-05", pieces("tea", "2"))).error() == "not-allowed");
    CHECK(shop.play(bringBack("S1", "2026-01-05", pieces("tea", "1"))).refund() == "10.00");
}

SCENARIO("A sale that was voided can't be brought back, nor voided again", "[rules][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-03T09:00", {line("tea", "10.00")}));
    CHECK(shop.play(voidSale("S1", "2026-01-03T09:05")).balance() == "0");
    CHECK(shop.play(bringBack("S1", "2026-01-03T09:10")).error() == "already-used");
    CHECK(shop.play(voidSale("S1", "2026-01-03T09:15")).error() == "already-used");
}

SCENARIO("Goods of a sale that nobody knows are not taken back", "[rules][returns]")
{
    PlayedShop shop("");
    CHECK(shop.play(bringBack("S1", "2026-01-04")).error() == "not-found");
}

SCENARIO("Another outlet takes goods back like the one that sold them", "[rules][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "10.00", "3")}, R"("outlet":"1")"));
    const Seen back =
        shop.play(step("return", "2026-01-04", R"("sale":"S1","outlet":"2","lines":[)" + pieces("tea", "1") + "]"));
    CHECK(back.refund() == "10.00");
    CHECK(back.balance() == "20");
    CHECK(shop.play(step("return", "2026-01-05", R"("sale":"S1","outlet":"3")")).refund() == "20.00");
}

SCENARIO("Goods brought back after their points ended cost no other points", "[rules][returns][K11]")
{
    PlayedShop shop("[expiry]\nkind = \"days\"\ndays = 30\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    shop.has(adjust("Li", "40", "2026-02-05"));
    const Seen back = shop.play(bringBack("S1", "2026-02-10"));
    CHECK(back.refund() == "100.00");
    CHECK(back.balance() == "40");
    CHECK(back.debt() == "0");
}

SCENARIO("Goods brought back bring what was paid, whatever the star is by then", "[rules][returns][stars]")
{
    PlayedShop shop("[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 1000\npay_percent = 90\n");
    shop.has(step("star", "2026-01-01", R"("member":"Li","star":"gold","floor":true,"until":"2026-01-31")"));
    CHECK(shop.play(sale("S1", "Li", "2026-01-30", {line("tea", "100.00")})).paid() == "90.00");
    const Seen back = shop.play(bringBack("S1", "2026-02-02"));
    CHECK(back.star().empty());
    CHECK(back.refund() == "90.00");
    CHECK(back.earned() == "-90");
}

SCENARIO("A voucher comes back with the whole sale, not with a part of it", "[rules][returns][voucher]")
{
    PlayedShop shop("[[voucher]]\nid = \"ten\"\nname = \"10 off\"\namount = 10\n"
                    "[[gift]]\nid = \"hello\"\nname = \"Hello\"\nvoucher_id = \"ten\"\n");
    shop.has(enrol("Li", "2026-01-01"));
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "50.00"), line("pan", "50.00")}, uses("vouchers", "V1")));
    const Seen part = shop.play(bringBack("S1", "2026-01-04", pieces("tea", "1")));
    CHECK(part.refund() == "45.00");
    CHECK(part.vouchers() == "V1 10.00 used");
    const Seen whole = shop.play(bringBack("S1", "2026-01-05", pieces("pan", "1")));
    CHECK(whole.refund() == "45.00");
    CHECK(whole.vouchers() == "V1 10.00 usable");
}

SCENARIO("Points still waiting are taken back before any debt", "[rules][returns][K16]")
{
    PlayedShop shop("[earn]\npoints = 1\nper = 1\npending_days = 14\n");
    shop.has(sale("S1", "Li", "2026-01-03", {line("tea", "100.00")}));
    const Seen back = shop.play(bringBack("S1", "2026-01-05"));
    CHECK(back.pending() == "0");
    CHECK(back.debt() == "0");
}

SCENARIO("Goods of a customer without a card come back for money alone", "[rules][returns]")
{
    PlayedShop shop("");
    shop.has(sale("S1", "", "2026-01-03", {line("tea", "10.00")}));
    const Seen back = shop.play(bringBack("S1", "2026-01-04"));
    CHECK(back.tenders() == "cash 10.00");
    CHECK(back.earned() == "0");
}
