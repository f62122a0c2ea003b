// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

SCENARIO("On which price a sale earns is the programme's choice", "[trial][K1]")
{
    // 100.00, less 10 % promotion, less 1000 points worth 10.00: list 100, gross 90, net 80.
    const auto earned = [](const std::string& base) {
        const auto answers = play(programmeWith("[earn]\npoints = 1\nper = 1\nbase = \"" + base + R"("
[redemption]
points = 100
worth = 1
any_amount = true
[[promotion]]
id = "tenth"
name = "A tenth off"
gives = "percent"
percent = 10
)"),
                                  adjust("A", "1000", "2026-01-02") +
                                      sale("S1", "A", "2026-01-03", {line("tea", "100.00")}, R"("redeem":"1000")"));
        CHECK(at(answers[1], "sale/paid") == "80.00");
        CHECK(at(answers[1], "sale/redeemed") == "1000");
        return at(answers[1], "sale/earned");
    };
    CHECK(earned("list") == "100");
    CHECK(earned("gross") == "90");
    CHECK(earned("net") == "80");
    CHECK(earned("nothing-when-used") == "0");
}

SCENARIO("Points are rounded to their step, for the sale or line by line", "[trial][K2]")
{
    // Two lines of 1.25.
    const auto earned = [](const std::string& how) {
        const auto answers = play(programmeWith("[earn]\npoints = 1\nper = 1\n" + how),
                                  sale("S1", "A", "2026-01-03", {line("a", "1.25"), line("b", "1.25")}));
        return at(answers[0], "sale/earned");
    };
    CHECK(earned("rounding = \"down\"") == "2");
    CHECK(earned("rounding = \"half-up\"") == "3");
    CHECK(earned("rounding = \"half-even\"") == "2");
    CHECK(earned("rounding = \"up\"") == "3");
    CHECK(earned("round_each = \"line\"\nrounding = \"down\"") == "2");
    CHECK(earned("round_each = \"line\"\nrounding = \"half-up\"") == "2");
    CHECK(earned("round_each = \"line\"\nrounding = \"up\"") == "4");
    CHECK(earned("step = \"0.5\"") == "2.5");
    CHECK(earned("step = \"0.5\"\nround_each = \"line\"") == "2");
    CHECK(earned("step = \"0.5\"\nround_each = \"line\"\nrounding = \"half-up\"") == "3");
    CHECK(earned("step = \"0.5\"\nround_each = \"line\"\nrounding = \"half-even\"") == "2");
    CHECK(earned("step = \"0.01\"\nround_each = \"line\"") == "2.5");
}

SCENARIO("Earning rules add up in the order of the file", "[trial][K14]")
{
    const std::string rules = R"(
[[earn_rule]]
id = "red"
name = "5 points for each red piece"
kind = "per-article"
points = 5
labels = ["red"]
[[earn_rule]]
id = "visit"
name = "10 points for coming"
kind = "per-visit"
points = 10
minimum_spend = 40
[[earn_rule]]
id = "double"
name = "Books count twice"
kind = "multiply"
factor = 2
categories = ["books"]
)";
    const auto answers = play(programmeWith(rules), sale("S1", "A", "2026-01-03",
                                                         {line("cup", "10.00", "2", R"("labels":["red"])"),
                                                          line("novel", "20.00", "1", R"("category":"books")")}) +
                                                        sale("S2", "A", "2026-01-03",
                                                             {line("cup", "10.00", "2", R"("labels":["red"])"),
                                                              line("novel", "19.99", "1", R"("category":"books")")}));
    // 20 + 20 by amount, 2 x 5 for red, 10 for the visit, and the book's 20 once more.
    CHECK(at(answers[0], "sale/earned") == "80");
    // Just below the minimum of the visit: 39.99 + 10 + 19.99 = 69.98.
    CHECK(at(answers[1], "sale/earned") == "69");
}

SCENARIO("A rule marked last ends the list when it gave something", "[trial][K14]")
{
    const std::string rules = R"(
[[earn_rule]]
id = "tea"
name = "Tea"
kind = "per-article"
points = 3
articles = ["tea"]
last = true
[[earn_rule]]
id = "visit"
name = "Coming"
kind = "per-visit"
points = 10
)";
    const auto answers = play(programmeWith(rules), sale("S1", "A", "2026-01-03", {line("tea", "7.00")}) +
                                                        sale("S2", "A", "2026-01-03", {line("rice", "7.00")}));
    CHECK(at(answers[0], "sale/earned") == "10"); // 7 + 3
    CHECK(at(answers[1], "sale/earned") == "17"); // 7 + 10
}

SCENARIO("A star earns at its own rate", "[trial][stars]")
{
    const std::string stars = R"(
[[star]]
id = "gold"
name = "Gold"
threshold = 100
pay_percent = 100
earn_factor = "1.5"
)";
    const auto answers = play(programmeWith(stars), sale("S1", "A", "2026-01-03", {line("tea", "100.00")}) +
                                                        sale("S2", "A", "2026-01-03T01:00", {line("tea", "33.00")}));
    CHECK(at(answers[0], "sale/earned") == "100");
    CHECK(at(answers[1], "sale/earned") == "49"); // 49.5
    CHECK(at(answers[1], "standing/lifetime") == "149");
}

SCENARIO("Points of a sale wait until the goods can't be returned any more", "[trial][K16]")
{
    const auto answers = play(programmeWith("[earn]\npoints = 1\nper = 1\npending_days = 7\n"),
                              sale("S1", "A", "2026-01-03T20:00", {line("tea", "50.00")}) +
                                  ask("A", "2026-01-09T23:59") + ask("A", "2026-01-10") +
                                  transfer("A", "B", "1", "2026-01-09") + transfer("A", "B", "1", "2026-01-10"));
    CHECK(at(answers[0], "standing/pending") == "50");
    CHECK(at(answers[1], "standing/balance") == "0");
    CHECK(at(answers[1], "standing/pending") == "50");
    CHECK(at(answers[2], "standing/balance") == "50");
    CHECK(at(answers[3], "error/code") == "points-insufficient");
    CHECK(at(answers[4], "standing/balance") == "1");
    CHECK(at(answers[4], "from_standing/balance") == "49");
}

SCENARIO("Points end when the programme says, and are good on their last day", "[trial][K11]")
{
    const auto expires = [](const std::string& expiry, const std::string& last, const std::string& gone) {
        const auto answers =
            play(programmeWith("[expiry]\n" + expiry),
                 sale("S1", "A", "2026-01-15", {line("tea", "50.00")}) + ask("A", last + "T23:59") + ask("A", gone));
        INFO(expiry);
        CHECK(at(answers[1], "standing/balance") == "50");
        CHECK(at(answers[2], "standing/balance") == "0");
        CHECK(at(answers[2], "standing/lifetime") == "50");
        CHECK(at(answers[2], "standing/lots") == "[]");
        return at(answers[0], "standing/lots/0/expires");
    };
    CHECK(expires("kind = \"days\"\ndays = 30", "2026-02-14", "2026-02-15") == "2026-02-14");
    CHECK(expires("kind = \"month-end\"\nmonths = 1", "2026-02-28", "2026-03-01") == "2026-02-28");
    CHECK(expires("kind = \"month-end\"\nmonths = 0", "2026-01-31", "2026-02-01") == "2026-01-31");
    CHECK(expires("kind = \"year-end\"\nyears = 0", "2026-12-31", "2027-01-01") == "2026-12-31");
    CHECK(expires("kind = \"since-last-purchase\"\ndays = 30", "2026-02-14", "2026-02-15") == "2026-02-14");
    const auto never =
        play(programmeWith(""), sale("S1", "A", "2026-01-15", {line("tea", "50.00")}) + ask("A", "2099-01-01"));
    CHECK(at(never[1], "standing/balance") == "50");
    CHECK(at(never[1], "standing/lots/0/expires") == "null");
}

SCENARIO("A purchase keeps all points alive where they end after the last one", "[trial][K11]")
{
    const auto answers = play(programmeWith("[expiry]\nkind = \"since-last-purchase\"\ndays = 30"),
                              sale("S1", "A", "2026-01-15", {line("tea", "50.00")}) +
                                  sale("S2", "A", "2026-02-14", {line("tea", "5.00")}) + ask("A", "2026-03-16") +
                                  ask("A", "2026-03-17"));
    CHECK(at(answers[1], "standing/lots/0/expires") == "2026-03-16");
    CHECK(at(answers[2], "standing/balance") == "55");
    CHECK(at(answers[3], "standing/balance") == "0");
}

SCENARIO("Points that are spent leave the lot that the programme names first", "[trial][K10]")
{
    const auto left = [](const std::string& order) {
        const auto answers = play(programmeWith("[earn]\npoints = 1\nper = 1\nspend_order = \"" + order +
                                                "\"\n[redemption]\npoints = 100\nworth = 1\n"),
                                  adjust("A", "100", "2026-01-01", R"("expires":"2026-03-01")") +
                                      adjust("A", "100", "2026-01-02", R"("expires":"2026-02-01")") +
                                      sale("S1", "A", "2026-01-03", {line("tea", "1.00")}, R"("redeem":"100")"));
        CHECK(at(answers[2], "standing/balance") == "100");
        CHECK(at(answers[2], "sale/paid") == "0.00");
        return at(answers[2], "standing/lots/0/expires");
    };
    CHECK(left("nearest-expiry") == "2026-03-01");
    CHECK(left("oldest") == "2026-02-01");
}
