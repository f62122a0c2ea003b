// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string code = "error/code";

std::string of(const std::string& sku, const std::string& qty = {})
{
    return R"({"sku":")" + sku + "\"" + (qty.empty() ? "" : R"(,"qty":")" + qty + "\"") + "}";
}

std::string returns(const std::string& rules)
{
    return "[returns]\n" + rules + "\n";
}

const std::string pointsPay = "[redemption]\npoints = 100\nworth = 1\nany_amount = true\nminimum = 1\n";

} // namespace

SCENARIO("Partial returns in any split give back what was paid, no more", "[trial][return]")
{
    // Three pieces at 3.33 with 10 % off: 9.99 − 1.00 = 8.99.
    const std::string tenth = "[[promotion]]\nid = \"t\"\nname = \"Tenth\"\ngives = \"percent\"\npercent = 10\n";
    const auto answers =
        play(programmeWith(tenth),
             sale("S1", "A", "2026-01-02", {line("a", "3.33", "3")}) +
                 step("return", "2026-01-03", R"("sale":"S1","outlet":"2","lines":[{"sku":"a","qty":"1"}])") +
                 bringBack("S1", "2026-01-04", of("a", "1")) + bringBack("S1", "2026-01-05", of("a", "2")) +
                 bringBack("S1", "2026-01-05", of("b")) + bringBack("S1", "2026-01-06") +
                 bringBack("S1", "2026-01-07") + bringBack("S9", "2026-01-07"));
    CHECK(at(answers[0], "sale/paid") == "8.99");
    CHECK(at(answers[0], "sale/earned") == "8");
    CHECK(at(answers[1], "sale/refund") == "3.00"); // 2.9967
    CHECK(at(answers[1], "sale/gross") == "3.33");
    CHECK(at(answers[2], "sale/refund") == "2.99"); // 5.9933 in all
    CHECK(at(answers[3], code) == "not-allowed");
    CHECK(at(answers[4], code) == "unknown-article");
    CHECK(at(answers[5], "sale/refund") == "3.00");
    CHECK(at(answers[5], "standing/balance") == "0");
    CHECK(at(answers[5], "standing/lifetime") == "0");
    CHECK(at(answers[6], code) == "already-used");
    CHECK(at(answers[7], code) == "not-found");
}

SCENARIO("Weighed goods come back by their weight", "[trial][return]")
{
    const auto answers = play(programmeWith(""), sale("S1", "", "2026-01-02", {line("a", "10.00", "0.353")}) +
                                                     bringBack("S1", "2026-01-03", of("a", "0.100")) +
                                                     bringBack("S1", "2026-01-03T01:00", of("a")) +
                                                     bringBack("S1", "2026-01-03T02:00", of("a")));
    CHECK(at(answers[0], "sale/paid") == "3.53");
    CHECK(at(answers[1], "sale/refund") == "1.00");
    CHECK(at(answers[2], "sale/refund") == "2.53");
    CHECK(at(answers[3], code) == "already-used");
}

SCENARIO("What a partial return takes back of the points is the programme's choice", "[trial][K5]")
{
    // 10.00 of tea, 30.00 of books that count twice: 10 + 60 = 70 points for 40.00.
    const std::string twice = "[[earn_rule]]\nid = \"b\"\nname = \"Books\"\nkind = \"multiply\"\nfactor = "
                              "2\ncategories = [\"books\"]\nminimum_spend = 35\n";
    const auto taken = [&twice](const std::string& how) {
        const auto answers = play(programmeWith(twice + returns("take_back = \"" + how + "\"")),
                                  sale("S1", "A", "2026-01-02",
                                       {line("tea", "10.00"), line("novel", "30.00", "1", R"("category":"books")")}) +
                                      bringBack("S1", "2026-01-03", of("tea")) + bringBack("S1", "2026-01-04"));
        CHECK(at(answers[0], "sale/earned") == "70");
        CHECK(at(answers[2], "standing/balance") == "0");
        CHECK(at(answers[2], "standing/debt") == "0");
        return at(answers[1], "sale/earned");
    };
    CHECK(taken("by-value") == "-18");    // 70 x 30/40 = 52.5, 52 are kept
    CHECK(taken("by-line") == "-10");     // the tea's own
    CHECK(taken("recomputing") == "-40"); // 30.00 alone are below the minimum and earn 30
}

SCENARIO("Spent points come back in proportion, as a voucher, or not", "[trial][K6]")
{
    // 100 points pay 1.00 of 10.00, split over two lines of 5.00.
    const auto play6 = [](const std::string& how) {
        return play(programmeWith(pointsPay + returns(how)),
                    adjust("A", "100", "2026-01-01") +
                        sale("S1", "A", "2026-01-02", {line("a", "5.00"), line("b", "5.00")}, R"("redeem":"100")") +
                        bringBack("S1", "2026-01-03", of("a")) + bringBack("S1", "2026-01-04"));
    };
    const auto rata = play6("spent_points = \"pro-rata\"");
    CHECK(at(rata[1], "standing/balance") == "9");
    CHECK(at(rata[2], "sale/refund") == "4.50");
    CHECK(at(rata[2], "sale/redeemed") == "-50");
    CHECK(at(rata[2], "sale/earned") == "-5"); // 9 x 4.50/9.00 = 4.5, 4 are kept
    CHECK(at(rata[2], "standing/balance") == "54");
    CHECK(at(rata[3], "standing/balance") == "100");
    const auto never = play6("spent_points = \"never\"");
    CHECK(at(never[3], "sale/redeemed") == "0");
    CHECK(at(never[3], "standing/balance") == "0");
    const auto voucher = play6("spent_points = \"as-voucher\"\nvoucher_days = 10");
    CHECK(at(voucher[2], "standing/vouchers/0/value") == "0.50");
    CHECK(at(voucher[2], "standing/vouchers/0/until") == "2026-01-13");
    CHECK(at(voucher[3], "standing/vouchers/1/value") == "0.50");
    CHECK(at(voucher[3], "standing/balance") == "0");
}

SCENARIO("Taking back more than there is leaves a debt, or is refused", "[trial][K9]")
{
    const std::string steps = sale("S1", "A", "2026-01-02", {line("a", "100.00")}) +
                              sale("S2", "A", "2026-01-03", {line("b", "1.00")}, R"("redeem":"100")") +
                              bringBack("S1", "2026-01-04") + sale("S3", "A", "2026-01-05", {line("b", "30.00")}) +
                              adjust("A", "-50", "2026-01-06");
    const auto debt = play(programmeWith(pointsPay), steps);
    CHECK(at(debt[2], "standing/debt") == "100");
    CHECK(at(debt[2], "standing/balance") == "0");
    CHECK(at(debt[3], "standing/debt") == "70"); // earning pays it first
    CHECK(at(debt[3], "standing/lifetime") == "30");
    CHECK(at(debt[4], "standing/debt") == "120");
    const auto refused = play(programmeWith(pointsPay + returns("refuse_debt = true")), steps);
    CHECK(at(refused[2], code) == "points-insufficient");
    CHECK(at(refused[3], "standing/balance") == "30");
    CHECK(at(refused[4], code) == "points-insufficient");
}

SCENARIO("Goods are taken back so many days, a mistake at any price of points is undone", "[trial][return]")
{
    const auto answers = play(
        programmeWith(pointsPay + returns("within_days = 7\nspent_points = \"never\"")),
        adjust("A", "100", "2026-01-01") + sale("S1", "A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"100")") +
            bringBack("S1", "2026-01-10") + bringBack("S1", "2026-01-09") +
            sale("S2", "A", "2026-01-11", {line("a", "10.00")}) + bringBack("S2", "2026-01-10") +
            adjust("A", "100", "2026-01-11") +
            sale("S3", "A", "2026-01-12", {line("a", "10.00")}, R"("redeem":"100")") +
            step("void", "2026-01-12T01:00", R"("sale":"S3")") + step("void", "2026-01-12T01:00", R"("sale":"S3")") +
            step("void", "2026-01-12T02:00", R"("sale":"S3")"));
    CHECK(at(answers[2], code) == "not-allowed"); // the eighth day
    CHECK(at(answers[3], "sale/refund") == "9.00");
    CHECK(at(answers[3], "standing/balance") == "0");
    CHECK(at(answers[5], code) == "not-allowed"); // before it was sold
    CHECK(at(answers[7], "standing/balance") == "19");
    CHECK(at(answers[8], "standing/balance") == "110"); // all of it, whatever the knobs say
    CHECK(at(answers[8], "sale/redeemed") == "-100");
    CHECK(at(answers[9], "standing/balance") == "110"); // the same step again
    CHECK(at(answers[10], code) == "already-used");
}

SCENARIO("Points that come back after their end are lost, or get a new term", "[trial][K6][K11]")
{
    const auto after = [](const std::string& renew) {
        const auto answers = play(
            programmeWith("[expiry]\nkind = \"days\"\ndays = 60\n" + pointsPay + returns("renew_expired = " + renew)),
            adjust("A", "100", "2026-01-01", R"("expires":"2026-01-05")") +
                sale("S1", "A", "2026-01-02", {line("a", "10.00")}, R"("redeem":"100")") +
                bringBack("S1", "2026-01-06"));
        CHECK(at(answers[2], "sale/refund") == "9.00");
        return at(answers[2], "standing/balance") + " until " + at(answers[2], "standing/lots/0/expires");
    };
    CHECK(after("false") == "0 until (none)");
    CHECK(after("true") == "100 until 2026-03-07");
}

SCENARIO("A return takes the star and its unused voucher back, where the programme says so", "[trial][return][stars]")
{
    const auto play10 = [](const std::string& choice) {
        return play(programmeWith("[ladder]\nreturn_lowers_star = " + choice + R"(
[[star]]
id = "gold"
name = "Gold"
threshold = 100
pay_percent = 90
voucher = 20
)"),
                    sale("S1", "A", "2026-01-02", {line("a", "60.00"), line("b", "40.00")}) +
                        bringBack("S1", "2026-01-03", of("b")) + sale("S2", "A", "2026-01-04", {line("c", "40.00")}));
    };
    const auto lowered = play10("true");
    CHECK(at(lowered[0], "standing/star") == "gold");
    CHECK(at(lowered[1], "standing/star").empty());
    CHECK(at(lowered[1], "standing/vouchers/0/state") == "withdrawn");
    CHECK(at(lowered[1], "standing/cycle") == "60");
    CHECK(at(lowered[2], "standing/star") == "gold"); // reached again: the same voucher
    CHECK(at(lowered[2], "standing/vouchers/0/state") == "usable");
    CHECK(at(lowered[2], "standing/vouchers/1") == "(none)");
    const auto kept = play10("false");
    CHECK(at(kept[1], "standing/star") == "gold");
    CHECK(at(kept[1], "standing/vouchers/0/state") == "usable");
}
