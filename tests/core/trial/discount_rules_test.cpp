// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

/// Members of silver pay 85 %; a star that a single point reaches.
const std::string silver = R"(
[[star]]
id = "silver"
name = "Silver"
threshold = 1
pay_percent = 85
)";
const std::string becomeSilver = sale("S0", "A", "2026-01-01", {line("tea", "1.00")});

} // namespace

SCENARIO("A star's discount is rounded as the programme says", "[trial][K19]")
{
    // 15 % of 12.50 is 1.875, of 0.10 is 0.015; two such lines of each.
    const auto paid = [](const std::string& money) {
        const auto answers =
            play(programmeWith("[money]\n" + money + silver),
                 becomeSilver + sale("S1", "A", "2026-01-02", {line("a", "12.50"), line("b", "0.10")}));
        return at(answers[1], "sale/paid");
    };
    CHECK(paid("discount_rounding = \"half-up\"") == "10.70");                                     // −1.88 −0.02
    CHECK(paid("discount_rounding = \"half-even\"") == "10.70");                                   // −1.88 −0.02
    CHECK(paid("discount_rounding = \"down\"") == "10.72");                                        // −1.87 −0.01
    CHECK(paid("discount_rounding = \"half-up\"\ndiscount_rounding_of = \"price\"") == "10.72");   // 10.63 + 0.09
    CHECK(paid("discount_rounding = \"half-even\"\ndiscount_rounding_of = \"price\"") == "10.70"); // 10.62 + 0.08
    CHECK(paid("discount_rounding = \"down\"\ndiscount_rounding_of = \"price\"") == "10.70");      // 10.62 + 0.08
    CHECK(paid("discount_rounding = \"half-up\"\ndiscount_round_each = \"sale\"") == "10.71");     // 12.60 less 1.89
}

SCENARIO("A star's discount leaves out what takes no part in it", "[trial][K15]")
{
    const auto answers =
        play(programmeWith("[ladder.star_discount_on]\nnot_labels = [\"tobacco\"]\n" + silver),
             becomeSilver + sale("S1", "A", "2026-01-02",
                                 {line("a", "100.00"), line("b", "10.00", "1", R"("labels":["tobacco"])"),
                                  line("c", "10.00", "1", R"("star_discount":false)")}));
    CHECK(at(answers[1], "sale/discounts/0/kind") == "star");
    CHECK(at(answers[1], "sale/discounts/0/id") == "silver");
    CHECK(at(answers[1], "sale/discounts/0/amount") == "15.00");
    CHECK(at(answers[1], "sale/paid") == "105.00");
}

SCENARIO("The sale that reaches a star gets its discount only where the programme says so", "[trial][K7]")
{
    const auto paid = [](const std::string& choice, const std::string& price) {
        const auto answers = play(programmeWith("[ladder]\nsale_counts_for_own_star = " + choice + R"(
[[star]]
id = "gold"
name = "Gold"
threshold = 90
pay_percent = 90
)"),
                                  sale("S1", "A", "2026-01-02", {line("a", price)}));
        return at(answers[0], "sale/paid") + " " + at(answers[0], "standing/star");
    };
    CHECK(paid("false", "100.00") == "100.00 gold");
    CHECK(paid("true", "100.00") == "90.00 gold");
    CHECK(paid("true", "99.00") == "99.00 gold"); // priced with the star it earns 89 and would not reach it
}

SCENARIO("Discounts come one after the other, or only the best of them", "[trial][K15]")
{
    const std::string promotions = R"(
[[promotion]]
id = "five"
name = "5 off from 50"
gives = "amount"
amount = 5
minimum_spend = 50
[[promotion]]
id = "summer"
name = "A fifth off"
code = "SUMMER"
gives = "percent"
percent = 20
)";
    const std::string steps = becomeSilver + sale("S1", "A", "2026-01-02", {line("a", "100.00")}) +
                              sale("S2", "A", "2026-01-02", {line("a", "100.00")}, R"("codes":["SUMMER"])") +
                              sale("S3", "A", "2026-01-02", {line("a", "49.99")}) +
                              sale("S4", "A", "2026-01-02", {line("a", "49.99")}, R"("codes":["WINTER"])");
    const auto all = play(programmeWith(silver + promotions), steps);
    CHECK(at(all[1], "sale/paid") == "80.00"); // 100 − 15 − 5
    CHECK(at(all[2], "sale/paid") == "64.00"); // 100 − 15 − 5 − 16
    CHECK(at(all[3], "sale/paid") == "42.49"); // 49.99 − 7.50
    CHECK(at(all[4], "error/code") == "not-found");
    CHECK(at(all[4], "error/message").find("WINTER") != std::string::npos);

    const auto best = play(programmeWith(silver + promotions + "[stacking]\ndiscounts = \"best-one\"\n"), steps);
    CHECK(at(best[1], "sale/paid") == "85.00"); // the star's 15 beat 5
    CHECK(at(best[2], "sale/paid") == "80.00"); // the code's 20 beat 15

    const auto capped = play(programmeWith(silver + promotions + "[stacking]\nmaximum_percent = 18\n"), steps);
    CHECK(at(capped[1], "sale/paid") == "82.00"); // 15 and 3 of the 5
    CHECK(at(capped[1], "sale/discounts/1/amount") == "3.00");
}

SCENARIO("A code whose minimum is not reached gives a hint and no error", "[trial][promotion]")
{
    const auto answers =
        play(programmeWith(R"(
[[promotion]]
id = "pens"
name = "2 off from 3 pens"
code = "PENS"
gives = "amount"
amount = 2
minimum_quantity = 3
repeats = true
[promotion.counted]
articles = ["pen"]
)"),
             sale("S1", "A", "2026-01-02", {line("pen", "1.50", "2"), line("ink", "9.00")}, R"("codes":["PENS"])") +
                 sale("S2", "A", "2026-01-02", {line("pen", "1.50", "3"), line("ink", "9.00")}, R"("codes":["PENS"])") +
                 sale("S3", "A", "2026-01-02", {line("pen", "1.50", "7"), line("ink", "9.00")}, R"("codes":["PENS"])"));
    CHECK(at(answers[0], "ok") == "true");
    CHECK(at(answers[0], "sale/paid") == "12.00");
    CHECK(at(answers[0], "hints/0") != "(none)");
    CHECK(at(answers[1], "sale/paid") == "11.50");
    CHECK(at(answers[1], "hints") == "(none)");
    CHECK(at(answers[2], "sale/paid") == "15.50"); // twice: 19.50 − 4
}

SCENARIO("A promotion opens for one star after the other, in waves", "[trial][promotion]")
{
    const auto answers =
        play(programmeWith(silver + R"(
[[promotion]]
id = "wave"
name = "10 off"
gives = "amount"
amount = 10
[[promotion.wave]]
star = "silver"
from = 2026-02-01
until = 2026-02-03
[[promotion.wave]]
star = "none"
from = 2026-02-04
until = 2026-02-05
)"),
             becomeSilver + quote("A", "2026-01-31", {line("a", "100.00")}) +
                 quote("A", "2026-02-01", {line("a", "100.00")}) + quote("A", "2026-02-03", {line("a", "100.00")}) +
                 quote("A", "2026-02-04", {line("a", "100.00")}) + quote("B", "2026-02-03", {line("a", "100.00")}) +
                 quote("B", "2026-02-04", {line("a", "100.00")}) + quote("", "2026-02-04", {line("a", "100.00")}));
    CHECK(at(answers[1], "sale/paid") == "85.00");
    CHECK(at(answers[2], "sale/paid") == "75.00");
    CHECK(at(answers[3], "sale/paid") == "75.00");
    CHECK(at(answers[4], "sale/paid") == "85.00");
    CHECK(at(answers[5], "sale/paid") == "100.00");
    CHECK(at(answers[6], "sale/paid") == "90.00");
    CHECK(at(answers[7], "sale/paid") == "100.00");
}

SCENARIO("A promotion is used so often by one member, and so often in all", "[trial][promotion]")
{
    const auto promotion = [](const std::string& limit) {
        return programmeWith("[[promotion]]\nid = \"p\"\nname = \"1 off\"\ngives = \"amount\"\namount = 1\n" + limit);
    };
    const std::string steps = sale("S1", "A", "2026-01-02", {line("a", "10.00")}) +
                              sale("S2", "A", "2026-01-02T01:00", {line("a", "10.00")}) +
                              sale("S3", "B", "2026-01-02T02:00", {line("a", "10.00")}) +
                              bringBack("S1", "2026-01-02T03:00") +
                              sale("S4", "A", "2026-01-02T04:00", {line("a", "10.00")});
    const auto each = play(promotion("uses_per_member = 1"), steps);
    CHECK(at(each[0], "sale/paid") == "9.00");
    CHECK(at(each[1], "sale/paid") == "10.00");
    CHECK(at(each[2], "sale/paid") == "9.00");
    CHECK(at(each[4], "sale/paid") == "9.00"); // the first one came back whole
    const auto inAll = play(promotion("uses_in_all = 2"), steps);
    CHECK(at(inAll[1], "sale/paid") == "9.00");
    CHECK(at(inAll[2], "sale/paid") == "10.00");
    CHECK(at(inAll[4], "sale/paid") == "9.00");
}

SCENARIO("Promotions open when the base has reached its node", "[trial][node]")
{
    const auto answers =
        play(programmeWith(R"(
[node]
members = 2
[[promotion]]
id = "node"
name = "1 off"
gives = "amount"
amount = 1
after_node = true
)"),
             quote("A", "2026-01-02", {line("a", "10.00")}) + enrol("B", "2026-01-03") +
                 quote("A", "2026-01-02", {line("a", "10.00")}) + quote("A", "2026-01-03", {line("a", "10.00")}));
    CHECK(at(answers[0], "sale/paid") == "10.00");
    CHECK(at(answers[2], "sale/paid") == "10.00");
    CHECK(at(answers[3], "sale/paid") == "9.00");
}

SCENARIO("A cashier gives so much by hand, a manager more", "[trial][manual]")
{
    const auto with = [](const std::string& discount) {
        return line("a", "10.00", "2", R"("discount":{)" + discount + R"(,"reason":"dented"})");
    };
    const auto answers = play(programmeWith("[manual_discount]\nwithout_manager_percent = 10\n"),
                              sale("S1", "A", "2026-01-02", {with(R"("percent":"10")")}) +
                                  sale("S2", "A", "2026-01-02", {with(R"("amount":"2.01")")}) +
                                  sale("S3", "A", "2026-01-02", {with(R"("amount":"2.01","manager":true)")}) +
                                  sale("S4", "A", "2026-01-02", {with(R"("amount":"25","manager":true)")}));
    CHECK(at(answers[0], "sale/paid") == "18.00");
    CHECK(at(answers[0], "sale/discounts/0/kind") == "manual");
    CHECK(at(answers[0], "sale/discounts/0/id") == "dented");
    CHECK(at(answers[1], "error/code") == "not-allowed");
    CHECK(at(answers[2], "sale/paid") == "17.99");
    CHECK(at(answers[3], "sale/paid") == "0.00");
}

SCENARIO("Tax is in the price or comes on top, and cash is rounded apart", "[trial][tax]")
{
    const auto answers = play(
        programmeWith("[money]\ncash_rounding = \"0.10\"\n"),
        sale("S1", "A", "2026-01-02",
             {line("a", "11.30", "1", R"("tax":"13")"), line("b", "10.04", "1", R"("tax":"6","tax_included":false)")}));
    CHECK(at(answers[0], "sale/gross") == "21.34");
    CHECK(at(answers[0], "sale/tax_added") == "0.60"); // 6 % of 10.04 is 0.6024
    CHECK(at(answers[0], "sale/paid") == "21.94");
    CHECK(at(answers[0], "sale/rounding") == "-0.04");
    CHECK(at(answers[0], "sale/tenders/0/amount") == "21.90");
    CHECK(at(answers[0], "sale/taxes/0/tax") == "0.60");
    CHECK(at(answers[0], "sale/taxes/1/tax") == "1.30");
    CHECK(at(answers[0], "sale/earned") == "21"); // tax on top earns nothing: 11.30 + 10.04
}
