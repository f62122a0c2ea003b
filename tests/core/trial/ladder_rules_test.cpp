// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

std::string ladder(const std::string& rules)
{
    return programmeWith("[ladder]\n" + rules + R"(
[[star]]
id = "silver"
name = "Silver"
threshold = 100
pay_percent = 100
[[star]]
id = "gold"
name = "Gold"
threshold = 200
pay_percent = 100
)");
}

std::string buy(const std::string& id, const std::string& amount, const std::string& at)
{
    return sale(id, "A", at, {line("a", amount)});
}

std::string star(const nlohmann::json& answer)
{
    return at(answer, "standing/star");
}

} // namespace

SCENARIO("The three-star programme: 3000, 6000, 9000, and again from zero", "[trial][stars][zhongmai]")
{
    const auto answers =
        play(programmeWith(R"(
[[star]]
id = "star1"
name = "★"
threshold = 3000
pay_percent = 90
voucher = 200
voucher_days = 365
[[star]]
id = "star2"
name = "★★"
threshold = 6000
pay_percent = 85
voucher = 500
[[star]]
id = "star3"
name = "★★★"
threshold = 9000
pay_percent = 70
voucher = 1000
starts_new_cycle = true
)"),
             buy("S1", "2999.99", "2026-01-01") + buy("S2", "1.00", "2026-01-02") + buy("S3", "1000.00", "2026-01-03") +
                 buy("S4", "10000.00", "2026-01-04") + buy("S5", "5000.00", "2026-01-05"));
    CHECK(star(answers[0]).empty());
    CHECK(at(answers[0], "standing/cycle") == "2999");
    CHECK(star(answers[1]) == "star1");
    CHECK(at(answers[1], "standing/vouchers/0/value") == "200.00");
    CHECK(at(answers[2], "sale/paid") == "900.00");
    // 3900 + 9000 = 12900: two lines crossed in one sale, the surplus of 3900 in the new cycle reaches star1 again.
    CHECK(at(answers[3], "sale/paid") == "9000.00");
    CHECK(star(answers[3]) == "star3");
    CHECK(at(answers[3], "standing/cycle") == "3900");
    CHECK(at(answers[3], "standing/lifetime") == "12900");
    CHECK(at(answers[3], "standing/balance") == "12900");
    CHECK(at(answers[3], "standing/vouchers/1/value") == "500.00");
    CHECK(at(answers[3], "standing/vouchers/2/value") == "1000.00");
    CHECK(at(answers[3], "standing/vouchers/3/value") == "200.00");
    CHECK(at(answers[4], "sale/paid") == "3500.00");
    CHECK(at(answers[4], "standing/cycle") == "7400");
    CHECK(star(answers[4]) == "star3"); // it stays
}

SCENARIO("A star never falls, or falls at once when the window no longer holds enough", "[trial][K8][K13]")
{
    const std::string steps = buy("S1", "150.00", "2026-01-01") + buy("S2", "60.00", "2026-01-20") +
                              ask("A", "2026-01-30T23:00") + ask("A", "2026-01-31") + ask("A", "2026-03-01");
    // The window of 30 days on 30 January holds 1 to 30 January; on the 31st the first is out.
    const auto once = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"at-once\""), steps);
    CHECK(star(once[1]) == "gold");
    CHECK(star(once[2]) == "gold");
    CHECK(at(once[2], "standing/cycle") == "210");
    CHECK(star(once[3]).empty());
    CHECK(at(once[3], "standing/cycle") == "60");
    CHECK(at(once[4], "standing/cycle") == "0");
    const auto never = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"never\""), steps);
    CHECK(star(never[4]) == "gold");
    CHECK(at(never[4], "standing/cycle") == "0");
}

SCENARIO("A star holds to the window's end, and falls all the way or one step", "[trial][K8]")
{
    // Gold since 20 January: its 30 days end on 19 February, when the window holds nothing any more.
    const std::string steps = buy("S1", "150.00", "2026-01-01") + buy("S2", "60.00", "2026-01-20") +
                              ask("A", "2026-02-18") + ask("A", "2026-02-19") + ask("A", "2026-03-20") +
                              ask("A", "2026-03-21");
    const auto end = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"window-end\""), steps);
    CHECK(star(end[2]) == "gold");
    CHECK(star(end[3]).empty());
    const auto step = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"one-step\""), steps);
    CHECK(star(step[2]) == "gold");
    CHECK(star(step[3]) == "silver");
    CHECK(star(step[4]) == "silver");
    CHECK(star(step[5]).empty());
}

SCENARIO("A cycle of days ends, and with it what was counted in it", "[trial][K13]")
{
    const auto answers = play(ladder("cycle_days = 30\nfalling = \"window-end\""),
                              buy("S1", "150.00", "2026-01-01") + ask("A", "2026-01-30") + ask("A", "2026-01-31") +
                                  buy("S2", "40.00", "2026-02-01") + ask("A", "2026-03-02") + ask("A", "2026-03-03"));
    CHECK(star(answers[1]) == "silver");
    CHECK(at(answers[1], "standing/cycle") == "150");
    CHECK(at(answers[2], "standing/cycle") == "0");
    CHECK(star(answers[2]) == "silver"); // the highest reached in the cycle that ended
    CHECK(at(answers[3], "standing/cycle") == "40");
    CHECK(star(answers[5]).empty());
    CHECK(at(answers[5], "standing/lifetime") == "190");
}

SCENARIO("A ladder counts money: paid, less what was paid back", "[trial][K13]")
{
    const auto answers = play(ladder("measure = \"spend\"\nperiod = \"lifetime\""),
                              buy("S1", "99.99", "2026-01-01") + buy("S2", "0.01", "2026-01-02") +
                                  adjust("A", "1000", "2026-01-03") + bringBack("S2", "2026-01-04"));
    CHECK(star(answers[0]).empty());
    CHECK(at(answers[0], "standing/cycle") == "99.99");
    CHECK(star(answers[1]) == "silver");
    CHECK(star(answers[2]) == "silver"); // points are no money
    CHECK(at(answers[3], "standing/cycle") == "99.99");
    CHECK(star(answers[3]).empty());
}

SCENARIO("Points given by hand count for the star only where the programme says so", "[trial][K13]")
{
    CHECK(star(play(ladder("adjustments_count = true"), adjust("A", "100", "2026-01-01"))[0]) == "silver");
    const auto apart = play(ladder(""), adjust("A", "100", "2026-01-01"))[0];
    CHECK(star(apart).empty());
    CHECK(at(apart, "standing/balance") == "100");
    CHECK(at(apart, "standing/lifetime") == "0");
}

SCENARIO("A star set by hand is a floor until its last day, or as if reached", "[trial][K12]")
{
    const auto set = [](const std::string& more) {
        return step("star", "2026-01-02", R"("member":"A","star":"gold")" + more);
    };
    const auto floor = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"at-once\""),
                            buy("S1", "100.00", "2026-01-01") + set(R"(,"until":"2026-01-10")") +
                                ask("A", "2026-01-10") + ask("A", "2026-01-11"));
    CHECK(star(floor[1]) == "gold");
    CHECK(at(floor[1], "standing/vouchers") == "[]");
    CHECK(star(floor[2]) == "gold");
    CHECK(star(floor[3]) == "silver");
    const auto reached = play(ladder("period = \"window\"\nwindow_days = 30\nfalling = \"window-end\""),
                              set(R"(,"floor":false)") + ask("A", "2026-01-31") + ask("A", "2026-02-01"));
    CHECK(star(reached[1]) == "gold");
    CHECK(star(reached[2]).empty());
    const auto refused =
        play(ladder(""), set(R"(,"floor":false,"until":"2026-02-01")") +
                             step("star", "2026-01-02", R"("member":"A","star":"platinum")") +
                             set(R"(,"until":"2026-01-01")") + step("star", "2026-01-02", R"("member":"A","star":"")"));
    CHECK(at(refused[0], "error/code") == "not-allowed");
    CHECK(at(refused[1], "error/code") == "not-found");
    CHECK(at(refused[2], "error/code") == "not-allowed");
    CHECK(star(refused[3]).empty());
}

SCENARIO("Each day is judged by the version that is in force on it", "[trial][versions]")
{
    std::string second = ladder("");
    second.replace(second.find("valid_from = 2020-01-01"), 23, "valid_from = 2026-02-01");
    second.replace(second.find("version = 1"), 11, "version = 2");
    second.replace(second.find("points = 1\n"), 11, "points = 3\n");
    const auto answers =
        play({ladder(""), second},
             buy("S1", "10.00", "2026-01-31T23:59") + buy("S2", "10.00", "2026-02-01") + bringBack("S1", "2026-02-02"));
    CHECK(at(answers[0], "sale/earned") == "10");
    CHECK(at(answers[1], "sale/earned") == "30");
    CHECK(at(answers[2], "sale/earned") == "-10");
    CHECK(at(answers[2], "standing/balance") == "30");
}

SCENARIO("A line that a new version lowers is reached on its first day", "[trial][versions][K13]")
{
    std::string lower = ladder("");
    lower.replace(lower.find("valid_from = 2020-01-01"), 23, "valid_from = 2026-02-01");
    lower.replace(lower.find("version = 1"), 11, "version = 2");
    lower.replace(lower.find("threshold = 100"), 15, "threshold = 50");
    const auto answers =
        play({ladder(""), lower}, buy("S1", "60.00", "2026-01-05") + ask("A", "2026-01-31") + ask("A", "2026-02-01"));
    CHECK(star(answers[1]).empty());
    CHECK(star(answers[2]) == "silver");
}
