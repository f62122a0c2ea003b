// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou::trial;

namespace
{

const std::string gold = R"(
[redemption]
points = 100
worth = 1
any_amount = true
minimum = 1
[[star]]
id = "gold"
name = "Gold"
threshold = 100
pay_percent = 90
)";

} // namespace

SCENARIO("A sale that comes late is judged by its own day, and tells what would have differed", "[trial][late]")
{
    const auto answers = play(programmeWith(gold), sale("S2", "A", "2026-01-10", {line("a", "50.00")}) +
                                                       sale("S1", "A", "2026-01-03", {line("a", "100.00")}) +
                                                       ask("A", "2026-01-10") + ask("A", "2026-01-05"));
    CHECK(at(answers[0], "sale/paid") == "50.00");
    CHECK(at(answers[1], "sale/paid") == "100.00");
    CHECK(at(answers[1], "standing/balance") == "100"); // as of its own moment
    CHECK(answers[1].at("late").size() == 1);
    CHECK(at(answers[1], "late/0").find("2026-01-10") != std::string::npos);
    CHECK(at(answers[2], "standing/balance") == "150");
    CHECK(at(answers[3], "standing/balance") == "100");
}

SCENARIO("What later sales have spent can't be spent again by one that comes late", "[trial][late]")
{
    const auto answers = play(
        programmeWith(gold),
        adjust("A", "100", "2026-01-01") + sale("S2", "A", "2026-01-10", {line("a", "5.00")}, R"("redeem":"100")") +
            sale("S1", "A", "2026-01-03", {line("a", "5.00")}, R"("redeem":"100")") +
            transfer("A", "B", "100", "2026-01-04") + ask("A", "2026-01-10") + ask("B", "2026-01-10"));
    CHECK(at(answers[1], "sale/paid") == "4.00");
    CHECK(at(answers[2], "error/code") == "points-insufficient");
    CHECK(at(answers[3], "error/code") == "points-insufficient");
    CHECK(at(answers[4], "standing/balance") == "4");
    CHECK(at(answers[5], "standing/balance") == "0");
}

SCENARIO("A promotion that a late sale would have used up is named", "[trial][late]")
{
    const std::string once = "[[promotion]]\nid = \"once\"\nname = \"Once\"\ngives = \"amount\"\namount = 1\n"
                             "uses_per_member = 1\n";
    const auto answers = play(programmeWith(once), sale("S2", "A", "2026-01-10", {line("a", "50.00")}) +
                                                       sale("S1", "A", "2026-01-03", {line("a", "60.00")}));
    CHECK(at(answers[0], "sale/paid") == "49.00");
    CHECK(at(answers[1], "late/0") == "The sale of 2026-01-10 used \"Once\"; known in time, the late sale would have "
                                      "used it up for this member.");
}

SCENARIO("What is given once, or at every so many visits, is given so however late a sale comes", "[trial][late]")
{
    const std::string gifts = "[referral]\npoints = 0\nper = 1\npurchases = \"first\"\nbuyer_points = 50\n"
                              "[[gift]]\nid = \"second\"\nname = \"Second\"\nwhen = \"visit\"\nevery = 2\npoints = 3\n";
    std::vector<std::string> days{"2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"};
    do {
        std::string script = enrol("B", "2025-12-31") + enrol("A", "2025-12-31", R"("referrer":"B")");
        for (const std::string& day : days) {
            script += sale("S" + day, "A", day, {line("a", "10.00")});
        }
        const auto answers = play(programmeWith(gifts), script + ask("A", "2026-02-01"));
        CHECK(at(answers.back(), "standing/balance") == "96"); // 4 x 10, 50 once, 3 at every second visit
    } while (std::next_permutation(days.begin(), days.end()));
}

SCENARIO("The order in which steps come changes nothing in the end", "[trial][late]")
{
    std::vector<std::string> steps{sale("S1", "A", "2026-01-03", {line("a", "60.00")}),
                                   adjust("A", "30", "2026-01-04", R"("expires":"2026-01-20")"),
                                   sale("S2", "B", "2026-01-05", {line("a", "45.00")}),
                                   transfer("B", "A", "45", "2026-01-07"), adjust("A", "-10", "2026-01-08")};
    std::sort(steps.begin(), steps.end());
    const std::string question = ask("A", "2026-02-01", R"("since":"2026-01-01")") + ask("B", "2026-02-01");
    std::string first;
    do {
        std::string script;
        for (const std::string& step : steps) {
            script += step;
        }
        // A transfer needs the points that it moves.
        if (script.find("\"S2\"") > script.find("transfer")) {
            continue;
        }
        const auto answers = play(programmeWith(gold), script + script + question);
        const std::string end = answers[10].at("standing").dump() + answers[11].at("standing").dump();
        CHECK(at(answers[10], "standing/balance") == "105"); // 60 + 45; of 30 ten were taken, the rest ended
        first = first.empty() ? end : first;
        CHECK(end == first);
    } while (std::next_permutation(steps.begin(), steps.end()));
}

SCENARIO("A refused step changes nothing, not even who is a member", "[trial]")
{
    const auto answers = play(
        programmeWith("[[gift]]\nid = \"j\"\nname = \"Join\"\nwhen = \"sign-up\"\npoints = 5\n"),
        sale("S1", "A", "2026-01-03", {line("a", "1.00")}, R"("redeem":"1000")") + sale("S1", "A", "2026-01-04", {}) +
            sale("S1", "A", "2026-01-05", {line("a", "1.00")}) + sale("S1", "A", "2026-01-06", {line("a", "1.00")}) +
            sale("S2", "A", "2026-01-06", {line("a", "9999999999.00"), line("b", "9999999999.00")}) +
            ask("A", "2026-01-07") + R"({"op":"sale","at":"2026-01-07"},)" + "5," +
            adjust("A", "99999999999", "2026-01-07"));
    CHECK(at(answers[0], "ok") == "false");
    CHECK(at(answers[1], "error/code") == "basket-empty");
    CHECK(at(answers[2], "ok") == "true");
    CHECK(at(answers[2], "standing/balance") == "6");
    CHECK(at(answers[2], "standing/lots/0/points") == "5");
    CHECK(at(answers[3], "error/code") == "conflict");
    CHECK(at(answers[4], "error/code") == "overflow");
    CHECK(at(answers[5], "standing/balance") == "6");
    CHECK(at(answers[6], "error/code") == "malformed");
    CHECK(at(answers[7], "error/code") == "malformed");
    CHECK(at(answers[8], "error/code") == "too-large");
    CHECK(at(answers[8], "step") == "9");
}
