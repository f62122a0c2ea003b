// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string code = "error/code";

std::string giftCard(const std::string& id, const std::string& amount, const std::string& at,
                     const std::string& more = {})
{
    return step("giftcard", at,
                R"("id":")" + id + R"(","amount":")" + amount + "\"" + (more.empty() ? "" : "," + more));
}

} // namespace

SCENARIO("Points pay in blocks, from a minimum on and up to a part of the sale", "[trial][K3]")
{
    const auto answers =
        play(programmeWith("[redemption]\npoints = 100\nworth = 1\nminimum = 200\nmaximum_percent = 50\n"),
             adjust("A", "1000", "2026-01-01") + quote("A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"950")") +
                 quote("A", "2026-01-02", {line("a", "20.00")}, R"("redeem":"950")") +
                 quote("A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"199")") +
                 quote("A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"200")") +
                 quote("A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"1000.01")") +
                 quote("A", "2026-01-02", {line("a", "10.00")}));
    CHECK(at(answers[1], "sale/redeemed") == "500"); // half of 10.00
    CHECK(at(answers[1], "sale/paid") == "5.00");
    CHECK(at(answers[2], "sale/redeemed") == "900"); // nine blocks
    CHECK(at(answers[2], "sale/paid") == "11.00");
    CHECK(at(answers[3], code) == "not-allowed");
    CHECK(at(answers[4], "sale/paid") == "8.00");
    CHECK(at(answers[5], code) == "points-insufficient");
    CHECK(at(answers[6], "most/redeem") == "500");
    CHECK(at(answers[6], "standing/balance") == "1000");
}

SCENARIO("Any number of points pays its share, down to the cent", "[trial][K3]")
{
    const auto answers = play(
        programmeWith("[redemption]\npoints = 100\nworth = 1\nany_amount = true\nminimum = 1\nmaximum_amount = 2\n"),
        adjust("A", "1000", "2026-01-01") + sale("S1", "A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"133")") +
            sale("S2", "A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"333")") +
            sale("S3", "A", "2026-01-02", {line("a", "0.50")}, R"("redeem":"100")"));
    CHECK(at(answers[1], "sale/paid") == "8.67");
    CHECK(at(answers[1], "sale/redeemed") == "133");
    CHECK(at(answers[2], "sale/redeemed") == "200");
    CHECK(at(answers[3], "sale/redeemed") == "50");
    CHECK(at(answers[3], "sale/paid") == "0.00");
    CHECK(at(answers[3], "sale/tenders") == "[]");
}

SCENARIO("Points of a sale can be spent in it only where the programme says so", "[trial][K4]")
{
    const auto answer = [](const std::string& choice, const std::string& points) {
        return play(programmeWith("[earn]\npoints = 1\nper = 1\nspendable_in_same_sale = " + choice +
                                  "\n[redemption]\npoints = 100\nworth = 1\nany_amount = true\nminimum = 1\n"),
                    sale("S1", "A", "2026-01-02", {line("a", "100.00")}, R"("redeem":")" + points + "\""))[0];
    };
    CHECK(at(answer("false", "50"), code) == "points-insufficient");
    const auto spent = answer("true", "50");
    CHECK(at(spent, "sale/paid") == "99.50");
    CHECK(at(spent, "sale/earned") == "99");
    CHECK(at(spent, "standing/balance") == "49");
    CHECK(at(answer("true", "99"), "standing/balance") == "0"); // 99.01 earns 99
    CHECK(at(answer("true", "100"), code) == "points-insufficient");
}

SCENARIO("A reward is claimed for points, and a quote says how often it might be", "[trial][reward]")
{
    const std::string rewards = R"(
[[reward]]
id = "pens"
name = "2 pens for 3 points"
points = 3
gives = "articles"
pieces = 2
articles = ["pen"]
[[reward]]
id = "five"
name = "5 off for 100 points"
points = 100
gives = "amount"
amount = 5
maximum_per_sale = 1
)";
    const std::vector<std::string> basket{line("pen", "1.00", "3"), line("pen", "2.00", "2"), line("ink", "9.00")};
    const auto answers = play(programmeWith(rewards),
                              adjust("A", "110", "2026-01-01") + quote("A", "2026-01-02", basket) +
                                  sale("S1", "A", "2026-01-02", basket, R"("rewards":[{"id":"pens","qty":"2"}])") +
                                  sale("S2", "A", "2026-01-02", basket, R"("rewards":[{"id":"pens","qty":"3"}])") +
                                  sale("S3", "A", "2026-01-02", basket, R"("rewards":[{"id":"five"}])") +
                                  sale("S4", "A", "2026-01-02", basket, R"("rewards":[{"id":"five","qty":"2"}])") +
                                  sale("S5", "A", "2026-01-02", basket, R"("rewards":[{"id":"ball"}])") +
                                  sale("S6", "B", "2026-01-02", basket, R"("rewards":[{"id":"pens"}])"));
    CHECK(at(answers[1], "most/rewards/0/id") == "pens");
    CHECK(at(answers[1], "most/rewards/0/qty") == "2"); // five pens are two pairs
    CHECK(at(answers[1], "most/rewards/1/qty") == "1");
    // Four pens free, the cheapest first: 1 + 1 + 1 + 2 of 16.
    CHECK(at(answers[2], "sale/paid") == "11.00");
    CHECK(at(answers[2], "sale/redeemed") == "6");
    CHECK(at(answers[2], "sale/rewards/0/points") == "6");
    CHECK(at(answers[2], "sale/rewards/0/amount") == "5.00");
    CHECK(at(answers[2], "sale/earned") == "11");
    CHECK(at(answers[2], "standing/balance") == "115");
    CHECK(at(answers[3], code) == "not-allowed");
    CHECK(at(answers[4], "sale/paid") == "11.00");
    CHECK(at(answers[4], "standing/balance") == "26"); // 115 − 100 + 11
    CHECK(at(answers[5], code) == "not-allowed");
    CHECK(at(answers[6], code) == "not-found");
    CHECK(at(answers[7], code) == "points-insufficient");
}

SCENARIO("Vouchers of every kind are used once, in their time, by whom they belong to", "[trial][voucher]")
{
    const std::string vouchers = R"(
[[voucher]]
id = "ten"
name = "10 off from 30"
gives = "amount"
amount = 10
minimum_spend = 30
starts_after_days = 2
valid_days = 5
[[voucher]]
id = "tenth"
name = "12.5 % off tea"
gives = "percent"
percent = "12.5"
articles = ["tea"]
[[voucher]]
id = "cup"
name = "A cup free"
gives = "articles"
articles = ["cup"]
anyone = true
[[gift]]
id = "g1"
name = "Welcome"
when = "sign-up"
voucher_id = "ten"
[[gift]]
id = "g2"
name = "Welcome"
when = "sign-up"
voucher_id = "tenth"
[[gift]]
id = "g3"
name = "Welcome"
when = "sign-up"
voucher_id = "cup"
)";
    const std::vector<std::string> basket{line("tea", "20.00"), line("cup", "10.00")};
    const auto with = [&basket](const std::string& id, const std::string& member, const std::string& day,
                                const std::string& list) {
        return sale(id, member, day, basket, R"("vouchers":[)" + list + "]");
    };
    const auto answers =
        play(programmeWith(vouchers),
             enrol("A", "2026-01-01") + with("S1", "A", "2026-01-02", R"("V1")") +
                 with("S2", "A", "2026-01-09", R"("V1")") + with("S3", "B", "2026-01-03", R"("V1")") +
                 with("S4", "A", "2026-01-03", R"("V1")") + with("S5", "A", "2026-01-03", R"("V1")") +
                 with("S6", "A", "2026-01-03", R"("V2")") + with("S7", "", "2026-01-03", R"("V3")") +
                 ask("A", "2026-01-03") + with("S8", "A", "2026-01-04", R"("V3")") +
                 with("S9", "A", "2026-01-04", R"("V99")") + bringBack("S7", "2026-01-05") +
                 with("S10", "A", "2026-01-05", R"("V3","V3")") + with("S11", "A", "2026-01-05", R"("V3")"));
    CHECK(at(answers[0], "standing/vouchers/0/kind") == "amount");
    CHECK(at(answers[0], "standing/vouchers/0/value") == "10.00");
    CHECK(at(answers[0], "standing/vouchers/0/from") == "2026-01-03");
    CHECK(at(answers[0], "standing/vouchers/0/until") == "2026-01-08");
    CHECK(at(answers[0], "standing/vouchers/0/state") == "pending");
    CHECK(at(answers[0], "standing/vouchers/1/kind") == "percent");
    CHECK(at(answers[0], "standing/vouchers/1/value") == "12.5");
    CHECK(at(answers[0], "standing/vouchers/1/until") == "null");
    CHECK(at(answers[0], "standing/vouchers/2/kind") == "article");
    CHECK(at(answers[0], "standing/vouchers/2/value") == "1");
    CHECK(at(answers[1], code) == "not-allowed"); // not yet
    CHECK(at(answers[2], code) == "not-allowed"); // no longer
    CHECK(at(answers[3], code) == "not-allowed"); // another's
    CHECK(at(answers[4], "sale/paid") == "20.00");
    CHECK(at(answers[4], "sale/discounts/0/id") == "V1");
    CHECK(at(answers[4], "standing/vouchers/0/state") == "used");
    CHECK(at(answers[5], code) == "already-used");
    CHECK(at(answers[6], "sale/paid") == "27.50");
    CHECK(at(answers[7], "sale/paid") == "20.00"); // whoever shows it
    CHECK(at(answers[8], "standing/vouchers/2/state") == "used");
    CHECK(at(answers[9], code) == "already-used");
    CHECK(at(answers[10], code) == "not-found");
    CHECK(at(answers[11], "sale/refund") == "20.00");
    CHECK(at(answers[12], code) == "already-used"); // twice in one list
    CHECK(at(answers[13], "sale/paid") == "20.00");
}

SCENARIO("A gift card is sold below its value, used in parts, and ends", "[trial][giftcard]")
{
    const auto answers = play(
        programmeWith("[gift_card]\nvalid_days = 30\npurchase_earns = true\npayment_earns = false\nmaximum = 100\n"),
        giftCard("G1", "50.00", "2026-01-01", R"("price":"45.00","member":"A")") +
            sale("S1", "A", "2026-01-02", {line("a", "30.00")}, R"("giftcards":["G1"])") +
            sale("S2", "A", "2026-01-03", {line("a", "30.00")}, R"("giftcards":["G1"])") +
            sale("S3", "A", "2026-01-04", {line("a", "30.00")}, R"("giftcards":["G1"])") +
            bringBack("S2", "2026-01-05") + giftCard("G2", "100.01", "2026-01-05") +
            giftCard("G2", "10", "2026-01-05", R"("price":"10.01")") + giftCard("G3", "10", "2026-01-05") +
            sale("S4", "", "2026-02-05", {line("a", "30.00")}, R"("giftcards":["G3"])") +
            sale("S5", "", "2026-02-04", {line("a", "30.00")}, R"("giftcards":["G3","G9"])") +
            giftCard("G3", "11", "2026-01-05") +
            sale("S6", "", "2026-02-04", {line("a", "30.00")}, R"("giftcards":["G3","G3"])") +
            sale("S7", "", "2026-02-04", {line("a", "30.00")}, R"("giftcards":["G3"])"));
    CHECK(at(answers[0], "sale/paid") == "45.00");
    CHECK(at(answers[0], "sale/earned") == "45");
    CHECK(at(answers[0], "giftcards/0/balance") == "50.00");
    CHECK(at(answers[0], "giftcards/0/state") == "active");
    CHECK(at(answers[1], "sale/paid") == "30.00");
    CHECK(at(answers[1], "sale/earned") == "0"); // paid by the card, which earns nothing
    CHECK(at(answers[1], "sale/tenders/0/kind") == "giftcard");
    CHECK(at(answers[1], "giftcards/0/balance") == "20.00");
    CHECK(at(answers[2], "sale/tenders/0/amount") == "20.00");
    CHECK(at(answers[2], "sale/tenders/1/amount") == "10.00");
    CHECK(at(answers[2], "sale/earned") == "10");
    CHECK(at(answers[2], "giftcards/0/state") == "used");
    CHECK(at(answers[3], code) == "already-used");
    CHECK(at(answers[4], "sale/refund") == "30.00");
    CHECK(at(answers[4], "sale/tenders/0/kind") == "giftcard"); // the card gets back first
    CHECK(at(answers[4], "sale/tenders/0/amount") == "20.00");
    CHECK(at(answers[4], "giftcards/0/balance") == "20.00");
    CHECK(at(answers[4], "sale/earned") == "-10");
    CHECK(at(answers[5], code) == "not-allowed"); // above the limit of a card
    CHECK(at(answers[6], code) == "not-allowed"); // dearer than its value
    CHECK(at(answers[8], code) == "not-allowed"); // ended on 2026-02-04
    CHECK(at(answers[9], code) == "not-found");
    CHECK(at(answers[10], code) == "conflict");
    CHECK(at(answers[11], code) == "already-used");
    CHECK(at(answers[12], "sale/tenders/0/amount") == "10.00");
}

SCENARIO("A gift card is taken back, and none is sold where the programme has none", "[trial][giftcard]")
{
    const auto answers =
        play(programmeWith("[gift_card]\npurchase_earns = true\n"),
             giftCard("G1", "50.00", "2026-01-01", R"("price":"45.00","member":"A")") +
                 sale("S1", "", "2026-01-02", {line("a", "10.00")}, R"("giftcards":["G1"])") +
                 step("void", "2026-01-03", R"("giftcard":"G1")") + step("void", "2026-01-04", R"("giftcard":"G1")") +
                 sale("S2", "", "2026-01-05", {line("a", "10.00")}, R"("giftcards":["G1"])") +
                 step("void", "2026-01-04", R"("giftcard":"G7")"));
    CHECK(at(answers[2], "sale/refund") == "36.00"); // four fifths of its price
    CHECK(at(answers[2], "sale/earned") == "-36");
    CHECK(at(answers[2], "giftcards/0/state") == "void");
    CHECK(at(answers[2], "standing/balance") == "9");
    CHECK(at(answers[3], code) == "already-used");
    CHECK(at(answers[4], code) == "already-used");
    CHECK(at(answers[5], code) == "not-found");
    CHECK(at(play(programmeWith(""), giftCard("G1", "50", "2026-01-01"))[0], code) == "not-allowed");
}
