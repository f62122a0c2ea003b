// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

/// Gift cards under those rules, and one of 50.00 that Li bought on 3 January.
struct CardShop {
    PlayedShop shop;
    explicit CardShop(const std::string& keys, const std::string& more = {})
        : shop("[gift_card]\n" + keys + "\n" + more)
    {
        shop.has(sellCard("G1", "50.00", "2026-01-03", R"("member":"Li")"));
    }
    Seen pays(const std::string& day, const std::string& price, const std::string& member = "Li",
              const std::string& id = "S1")
    {
        return shop.play(sale(id, member, day, {line("tea", price)}, uses("giftcards", "G1")));
    }
};

} // namespace

SCENARIO("A gift card sold below its value is worth its value, and earns what was paid", "[rules][giftcard]")
{
    PlayedShop shop("[gift_card]\npurchase_earns = true\n");
    const Seen sold = shop.play(sellCard("G1", "50.00", "2026-01-03", R"("price":"45.00","member":"Li")"));
    CHECK(sold.paid() == "45.00");
    CHECK(sold.earned() == "45");
    CHECK(sold.cards() == "G1 50.00 active");
}

SCENARIO("Buying a gift card earns nothing unless the shop says so", "[rules][giftcard]")
{
    PlayedShop shop("[gift_card]\n");
    const Seen sold = shop.play(sellCard("G1", "50.00", "2026-01-03", R"("member":"Li")"));
    CHECK(sold.earned() == "0");
    CHECK(sold.balance() == "0");
}

SCENARIO("A gift card is never dearer than its value", "[rules][giftcard]")
{
    PlayedShop shop("[gift_card]\n");
    CHECK(shop.play(sellCard("G1", "50.00", "2026-01-03", R"("price":"50.01")")).error() == "not-allowed");
    CHECK(shop.play(sellCard("G1", "50.00", "2026-01-03", R"("price":"50.00")")).paid() == "50.00");
}

SCENARIO("A gift card holds at most what the shop allows", "[rules][giftcard]")
{
    PlayedShop shop("[gift_card]\nmaximum = 100\n");
    CHECK(shop.play(sellCard("G1", "100.01", "2026-01-03")).error() == "not-allowed");
    CHECK(shop.play(sellCard("G2", "100.00", "2026-01-03")).cards() == "G2 100.00 active");
}

SCENARIO("A shop without gift cards sells none", "[rules][giftcard]")
{
    PlayedShop shop("");
    CHECK(shop.play(sellCard("G1", "50.00", "2026-01-03")).error() == "not-allowed");
}

SCENARIO("A gift card pays in parts, whoever holds it", "[rules][giftcard]")
{
    CardShop card("");
    const Seen first = card.pays("2026-01-04", "20.00", "Wang");
    CHECK(first.tenders() == "giftcard 20.00");
    CHECK(first.cards() == "G1 30.00 active");
    CHECK(first.earned() == "20");
    CHECK(card.pays("2026-01-05", "30.00", "", "S2").cards() == "G1 0.00 used");
    CHECK(card.pays("2026-01-06", "1.00", "Li", "S3").error() == "already-used");
}

SCENARIO("What a gift card does not hold is paid in cash", "[rules][giftcard]")
{
    CardShop card("");
    const Seen seen = card.pays("2026-01-04", "70.00");
    CHECK(seen.paid() == "70.00");
    CHECK(seen.tenders() == "giftcard 50.00, cash 20.00");
    CHECK(seen.earned() == "70");
}

SCENARIO("What a gift card pays earns nothing where the shop says so", "[rules][giftcard]")
{
    CardShop card("payment_earns = false");
    const Seen seen = card.pays("2026-01-04", "70.00");
    CHECK(seen.tenders() == "giftcard 50.00, cash 20.00");
    CHECK(seen.earned() == "20");
}

SCENARIO("Two gift cards pay in the order in which they are shown", "[rules][giftcard]")
{
    CardShop card("");
    card.shop.has(sellCard("G2", "30.00", "2026-01-03"));
    const Seen seen =
        card.shop.play(sale("S1", "Li", "2026-01-04", {line("tea", "60.00")}, R"("giftcards":["G2","G1"])"));
    CHECK(seen.tenders() == "giftcard 30.00, giftcard 30.00");
    CHECK(seen.cards() == "G2 0.00 used, G1 20.00 active");
}

SCENARIO("A gift card pays on its last day, not on the next", "[rules][giftcard]")
{
    CardShop inTime("valid_days = 30");
    CHECK(inTime.pays("2026-02-02T23:59", "20.00").tenders() == "giftcard 20.00");
    CardShop late("valid_days = 30");
    CHECK(late.pays("2026-02-03", "20.00").error() == "not-allowed");
}

SCENARIO("A gift card that was voided brings its price back and pays no more", "[rules][giftcard]")
{
    PlayedShop shop("[gift_card]\npurchase_earns = true\n");
    shop.has(sellCard("G1", "50.00", "2026-01-03", R"("price":"45.00","member":"Li")"));
    const Seen undone = shop.play(step("void", "2026-01-04", R"("giftcard":"G1")"));
    CHECK(undone.refund() == "45.00");
    CHECK(undone.cards() == "G1 0.00 void");
    CHECK(undone.balance() == "0");
    CHECK(shop.play(sale("S1", "Li", "2026-01-05", {line("tea", "5.00")}, uses("giftcards", "G1"))).error() ==
          "already-used");
}

SCENARIO("Goods that a gift card paid go back onto the card first", "[rules][giftcard][returns]")
{
    CardShop card("");
    CHECK(card.pays("2026-01-04", "70.00").cards() == "G1 0.00 used");
    const Seen back = card.shop.play(bringBack("S1", "2026-01-05"));
    CHECK(back.tenders() == "giftcard 50.00, cash 20.00");
    CHECK(back.cards() == "G1 50.00 active");
    CHECK(card.pays("2026-01-06", "10.00", "Li", "S2").cards() == "G1 40.00 active");
}

SCENARIO("A part of the goods goes back onto the card alone", "[rules][giftcard][returns]")
{
    CardShop card("");
    card.shop.has(
        sale("S1", "Li", "2026-01-04", {line("tea", "40.00"), line("pan", "30.00")}, uses("giftcards", "G1")));
    CHECK(card.shop.play(bringBack("S1", "2026-01-05", pieces("tea", "1"))).tenders() == "giftcard 40.00");
    CHECK(card.shop.play(bringBack("S1", "2026-01-06", pieces("pan", "1"))).tenders() == "giftcard 10.00, cash 20.00");
}

SCENARIO("A card nobody sold pays nothing", "[rules][giftcard]")
{
    CardShop card("");
    CHECK(card.shop.play(sale("S1", "Li", "2026-01-04", {line("tea", "5.00")}, uses("giftcards", "G9"))).error() ==
          "not-found");
}

SCENARIO("A gift card counts for the star when it pays, not when it is bought", "[rules][giftcard][K13]")
{
    CardShop card("", "[ladder]\nmeasure = \"spend\"\n"
                      "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 50\npay_percent = 90\n");
    CHECK(card.shop.play(ask("Li", "2026-01-03T12:00")).counted() == "0.00");
    const Seen seen = card.pays("2026-01-04", "50.00");
    CHECK(seen.counted() == "50.00");
    CHECK(seen.star() == "gold");
}
