// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string gold = "[[star]]\nid = \"gold\"\nname = \"Gold\"\nthreshold = 100\npay_percent = 90\n";

/// What somebody with that star's 10 % off sees at the till.
Seen goldBuys(const std::string& rules, const std::vector<std::string>& lines, const std::string& more = {})
{
    PlayedShop shop(rules + gold);
    shop.has(step("star", "2026-01-02", R"("member":"Li","star":"gold")"));
    return shop.play(sale("S1", "Li", "2026-01-03", lines, more));
}

std::string promotion(const std::string& amount)
{
    return "[[promotion]]\nid = \"off\"\nname = \"Off\"\ngives = \"amount\"\namount = " + amount + "\n";
}

} // namespace

SCENARIO("A star pays its part of the price from the sale after it was reached", "[rules][K7][K15]")
{
    PlayedShop shop(gold);
    CHECK(shop.play(sale("S1", "Li", "2026-01-03T09:00", {line("tea", "200.00")})).paid() == "200.00");
    const Seen next = shop.play(sale("S2", "Li", "2026-01-03T09:05", {line("tea", "200.00")}));
    CHECK(next.paid() == "180.00");
    CHECK(next.discounts() == "star 20.00");
    CHECK(next.earned() == "180");
}

SCENARIO("The sale that reaches a star gets its discount where the shop says so, if it reaches it still", "[rules][K7]")
{
    const auto paid = [](const std::string& price) {
        PlayedShop shop("[ladder]\nsale_counts_for_own_star = true\n" + gold);
        return shop.play(sale("S1", "Li", "2026-01-03", {line("tea", price)})).paid();
    };
    CHECK(paid("111.11") == "100.00"); // 11.111 off is 11.11; 100 points are left
    CHECK(paid("111.10") == "111.10"); // with 10 % off it would earn 99
}

SCENARIO("Half a cent of a star's discount is given where the shop rounds half up", "[rules][K19]")
{
    CHECK(goldBuys("", {line("tea", "10.05")}).discounts() == "star 1.01");
    CHECK(goldBuys("", {line("tea", "10.04")}).discounts() == "star 1.00");
}

SCENARIO("Half a cent of a star's discount goes to the even cent, or is dropped", "[rules][K19]")
{
    const std::string even = "[money]\ndiscount_rounding = \"half-even\"\n";
    CHECK(goldBuys(even, {line("tea", "10.05")}).discounts() == "star 1.00");
    CHECK(goldBuys(even, {line("tea", "10.15")}).discounts() == "star 1.02");
    const std::string down = "[money]\ndiscount_rounding = \"down\"\n";
    CHECK(goldBuys(down, {line("tea", "10.15")}).discounts() == "star 1.01");
    CHECK(goldBuys(down, {line("tea", "10.19")}).discounts() == "star 1.01");
}

SCENARIO("Where the price is rounded, half a cent is for the shop", "[rules][K19]")
{
    const auto paid = [](const std::string& rounding) {
        return goldBuys("[money]\ndiscount_rounding_of = \"price\"\ndiscount_rounding = \"" + rounding + "\"\n",
                        {line("tea", "10.05")})
            .paid();
    };
    // 90 % of 10.05 is 9.045.
    CHECK(paid("half-up") == "9.05");
    CHECK(paid("half-even") == "9.04");
    CHECK(paid("down") == "9.04");
}

SCENARIO("A discount is rounded line by line, or once for the sale", "[rules][K19]")
{
    const std::vector<std::string> sweets{line("a", "0.05"), line("b", "0.05"), line("c", "0.05")};
    CHECK(goldBuys("", sweets).paid() == "0.12");
    CHECK(goldBuys("[money]\ndiscount_round_each = \"sale\"\n", sweets).paid() == "0.13");
}

SCENARIO("Cash is rounded to the coin, and what is owed stays what it is", "[rules][K19]")
{
    PlayedShop shop("[money]\ncash_rounding = \"0.10\"\n");
    const Seen up = shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "9.95")}));
    CHECK(up.paid() == "9.95");
    CHECK(up.place("sale/rounding") == "0.05");
    CHECK(up.tenders() == "cash 10.00");
    const Seen down = shop.play(sale("S2", "Li", "2026-01-03", {line("tea", "9.94")}));
    CHECK(down.place("sale/rounding") == "-0.04");
    CHECK(down.tenders() == "cash 9.90");
    CHECK(down.earned() == "9");
}

SCENARIO("Articles that take no part in star discounts cost their full price", "[rules][K15]")
{
    CHECK(goldBuys("", {line("tea", "50.00"), line("book", "50.00", "1", R"("star_discount":false)")}).paid() ==
          "95.00");
    CHECK(goldBuys("[ladder]\nstar_discount_on = { not_labels = [\"tobacco\"] }\n",
                   {line("tea", "50.00"), line("cigar", "50.00", "1", R"("labels":["tobacco"])")})
              .paid() == "95.00");
}

SCENARIO("Discounts follow one another, each on what is left", "[rules][K15]")
{
    const std::string half = "[[promotion]]\nid = \"half\"\nname = \"Half\"\ngives = \"percent\"\npercent = 50\n";
    const Seen seen = goldBuys(half, {line("tea", "100.00")});
    CHECK(seen.discounts() == "star 10.00, promotion 45.00");
    CHECK(seen.paid() == "45.00");
}

SCENARIO("Only the best discount holds where the shop says so; of equals the star's", "[rules][K15]")
{
    const std::string best = "[stacking]\ndiscounts = \"best-one\"\n";
    CHECK(goldBuys(best + promotion("11"), {line("tea", "100.00")}).discounts() == "promotion 11.00");
    CHECK(goldBuys(best + promotion("10"), {line("tea", "100.00")}).discounts() == "star 10.00");
    CHECK(goldBuys(best + promotion("9"), {line("tea", "100.00")}).discounts() == "star 10.00");
}

SCENARIO("All discounts together stop at the shop's limit, and the last one is cut", "[rules][K15]")
{
    const std::string capped = "[stacking]\nmaximum_percent = 15\n";
    CHECK(goldBuys(capped + promotion("4"), {line("tea", "100.00")}).paid() == "86.00");
    const Seen cut = goldBuys(capped + promotion("20"), {line("tea", "100.00")});
    CHECK(cut.discounts() == "star 10.00, promotion 5.00");
    CHECK(cut.paid() == "85.00");
}

SCENARIO("What the cashier takes off comes before the star, and is outside the limit", "[rules][K15]")
{
    const Seen seen = goldBuys("[stacking]\nmaximum_percent = 5\n",
                               {line("tea", "100.00", "1", R"("discount":{"percent":"10","reason":"dent"})")});
    CHECK(seen.paid() == "85.00"); // 10.00 by hand, then 5 % of the list price
}

SCENARIO("A cashier gives a tenth alone; a cent more needs a manager", "[rules][manual]")
{
    const auto buys = [](const std::string& discount) {
        PlayedShop shop("");
        return shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "100.00", "1", "\"discount\":" + discount)}));
    };
    CHECK(buys(R"({"amount":"10.00","reason":"dent"})").paid() == "90.00");
    CHECK(buys(R"({"amount":"10.01","reason":"dent"})").error() == "not-allowed");
    CHECK(buys(R"({"amount":"10.01","reason":"dent","manager":true})").paid() == "89.99");
}

SCENARIO("A voucher ends all discounts where the shop does not combine them", "[rules][K15][voucher]")
{
    const auto paid = [](const std::string& together) {
        return goldBuys("[stacking]\nvouchers_with_discounts = " + together +
                            "\n[[voucher]]\nid = \"five\"\nname = \"5 off\"\ngives = \"amount\"\namount = 5\n"
                            "[[gift]]\nid = \"hello\"\nname = \"Hello\"\nvoucher_id = \"five\"\n",
                        {line("tea", "100.00")}, uses("vouchers", "V1"))
            .paid();
    };
    CHECK(paid("true") == "85.00");
    CHECK(paid("false") == "95.00");
}

SCENARIO("Tax on top comes after all discounts, and earns nothing", "[rules][tax]")
{
    const Seen seen = goldBuys("", {line("tea", "100.00", "1", R"("tax":"13","tax_included":false)")});
    CHECK(seen.place("sale/tax_added") == "11.70");
    CHECK(seen.paid() == "101.70");
    CHECK(seen.earned() == "90");
}

SCENARIO("Tax in the price changes nothing that is paid", "[rules][tax]")
{
    const Seen seen = goldBuys("", {line("tea", "125.56", "1", R"("tax":"13")")});
    CHECK(seen.paid() == "113.00"); // 12.556 off is 12.56
    CHECK(seen.place("sale/taxes/0/tax") == "13.00");
    CHECK(seen.place("sale/tax_added") == "0.00");
}
