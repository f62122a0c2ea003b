// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

const std::string code = "error/code";

std::string balance(const nlohmann::json& answer)
{
    return at(answer, "standing/balance");
}

} // namespace

SCENARIO("Who introduces a buyer earns on their purchases, one level deep", "[trial][K17]")
{
    const std::string steps = enrol("A", "2026-01-01") + enrol("B", "2026-01-01", R"("referrer":"A")") +
                              enrol("C", "2026-01-01", R"("referrer":"B")") +
                              sale("S1", "B", "2026-01-02", {line("a", "101.00")}) + ask("A", "2026-01-02") +
                              sale("S2", "B", "2026-01-03", {line("a", "100.00")}) + ask("A", "2026-01-03") +
                              sale("S3", "C", "2026-01-03", {line("a", "50.00")}) + ask("A", "2026-01-03") +
                              ask("B", "2026-01-03") + bringBack("S1", "2026-01-04") + ask("A", "2026-01-04");
    const auto every = play(programmeWith("[referral]\npoints = 1\nper = 2\n"), steps);
    CHECK(balance(every[4]) == "50");
    CHECK(balance(every[6]) == "100");
    CHECK(balance(every[8]) == "100");
    CHECK(balance(every[9]) == "226"); // 101 + 100 + 25
    CHECK(balance(every[11]) == "50");
    const auto first =
        play(programmeWith("[referral]\nintroducer_points = 20\nbuyer_points = 10\npurchases = \"first\"\n"), steps);
    CHECK(balance(first[3]) == "111");
    CHECK(balance(first[4]) == "20");
    CHECK(balance(first[6]) == "20");
    CHECK(balance(first[9]) == "231"); // 111 + 100 + 20 for C
    const auto capped = play(programmeWith("[referral]\npoints = 1\nper = 2\nmaximum = 60\n"), steps);
    CHECK(balance(capped[6]) == "60");
    const auto small = play(programmeWith("[referral]\npoints = 1\nper = 2\nminimum_spend = \"100.01\"\n"), steps);
    CHECK(balance(small[6]) == "50");
}

SCENARIO("Nobody introduces themselves, nor in a circle", "[trial][K17]")
{
    const auto answers =
        play(programmeWith(""),
             enrol("A", "2026-01-01", R"("referrer":"A")") + enrol("A", "2026-01-01", R"("referrer":"B")") +
                 enrol("B", "2026-01-01", R"("referrer":"C")") + enrol("C", "2026-01-01", R"("referrer":"A")") +
                 enrol("C", "2026-01-01") + enrol("C", "2026-01-02") + enrol("C", "2026-01-01"));
    CHECK(at(answers[0], code) == "not-allowed");
    CHECK(at(answers[1], "ok") == "true");
    CHECK(at(answers[2], "ok") == "true"); // B, whom the step before enrolled, is enrolled here
    CHECK(at(answers[3], code) == "not-allowed");
    CHECK(at(answers[4], "ok") == "true");
    CHECK(at(answers[5], code) == "conflict");
    CHECK(at(answers[6], "ok") == "true"); // a repeat
}

SCENARIO("The shop gives for joining, for birthdays, for coming and for buying much", "[trial][K18]")
{
    const std::string gifts = R"(
[[gift]]
id = "join"
name = "Welcome"
when = "sign-up"
points = 20
points_valid_days = 30
[[gift]]
id = "birthday"
name = "Birthday"
when = "birthday"
points = 50
[[gift]]
id = "third"
name = "Every third visit"
when = "visit"
every = 3
points = 7
[[gift]]
id = "much"
name = "From 100"
when = "spend"
minimum_spend = 100
points = 11
)";
    const auto buy = [](const std::string& id, const std::string& amount, const std::string& at) {
        return sale(id, "A", at, {line("a", amount)});
    };
    const auto answers =
        play(programmeWith(gifts), enrol("A", "2026-02-01", R"("birthday":"2000-02-29")") + ask("A", "2026-02-27") +
                                       step("review", "2026-02-28T09:00", "") + ask("A", "2026-02-28") +
                                       ask("A", "2026-03-04") + buy("S1", "1.00", "2026-03-05") +
                                       buy("S2", "1.00", "2026-03-05T10:00") + buy("S3", "99.99", "2026-03-06") +
                                       buy("S4", "100.00", "2026-03-07") + step("review", "2028-02-29T09:00", "") +
                                       step("review", "2028-02-29T09:00", ""));
    CHECK(balance(answers[0]) == "20");
    CHECK(at(answers[0], "standing/lots/0/expires") == "2026-03-03");
    CHECK(balance(answers[1]) == "20");
    CHECK(answers[2].at("review") == nlohmann::json::parse(R"([{"member":"A","gifts":["birthday"]}])"));
    CHECK(balance(answers[3]) == "70"); // on the 28th, where there is no 29th
    CHECK(balance(answers[4]) == "50");
    CHECK(balance(answers[5]) == "51");
    CHECK(balance(answers[6]) == "52");  // the same day
    CHECK(balance(answers[7]) == "151"); // the second day
    CHECK(balance(answers[8]) == "269"); // the third: 100 + 7 + 11
    CHECK(answers[9].at("review") ==
          nlohmann::json::parse(R"([{"member":"A","expired":"20","gifts":["birthday","birthday"]}])"));
    CHECK(answers[10].at("review").empty());
}

SCENARIO("Points change hands with their last days, and only those that are there", "[trial][transfer]")
{
    const auto answers =
        play(programmeWith(""), adjust("A", "100", "2026-01-01", R"("expires":"2026-03-01")") +
                                    adjust("A", "100", "2026-01-01", R"("expires":"2026-02-01")") +
                                    transfer("A", "B", "150", "2026-01-02") + transfer("A", "B", "51", "2026-01-02") +
                                    transfer("A", "A", "1", "2026-01-02") + ask("B", "2026-02-02"));
    CHECK(at(answers[2], "from_standing/balance") == "50");
    CHECK(at(answers[2], "from_standing/lots/0/expires") == "2026-03-01");
    CHECK(balance(answers[2]) == "150");
    CHECK(at(answers[2], "standing/lifetime") == "0");
    CHECK(at(answers[3], code) == "points-insufficient");
    CHECK(at(answers[4], code) == "not-allowed");
    CHECK(balance(answers[5]) == "50");
}

SCENARIO("Two records of one person become one", "[trial][merge]")
{
    const std::string star = R"(
[[star]]
id = "gold"
name = "Gold"
threshold = 100
pay_percent = 90
voucher = 20
)";
    const auto answers =
        play(programmeWith(star),
             sale("S1", "A", "2026-01-01", {line("a", "60.00")}) + sale("S2", "B", "2026-01-02", {line("a", "50.00")}) +
                 step("merge", "2026-01-03", R"("from":"B","into":"A")") +
                 step("merge", "2026-01-04", R"("from":"A","into":"B")") +
                 sale("S3", "B", "2026-01-05", {line("a", "10.00")}) + bringBack("S2", "2026-01-06") +
                 ask("A", "2026-01-06", R"("since":"2026-01-02")") + enrol("C", "2026-01-06", R"("referrer":"B")"));
    CHECK(at(answers[2], "standing/balance") == "110");
    CHECK(at(answers[2], "standing/star") == "gold");
    CHECK(at(answers[2], "standing/vouchers/0/value") == "20.00");
    CHECK(at(answers[2], "from_standing/balance") == "0");
    CHECK(at(answers[3], code) == "not-allowed");
    CHECK(at(answers[4], "sale/paid") == "9.00");
    CHECK(at(answers[4], "standing/balance") == "119");
    CHECK(at(answers[5], "standing/balance") == "69");
    CHECK(at(answers[6], "standing/earned_since") == "9"); // 50 + 9 − 50
    CHECK(at(answers[7], "ok") == "true");
}

SCENARIO("What was earned since a moment is what was earned, less what was taken back", "[trial][standing]")
{
    const auto answers =
        play(programmeWith(""), sale("S1", "A", "2026-01-01T10:00", {line("a", "60.00")}) +
                                    sale("S2", "A", "2026-01-02T10:00", {line("a", "50.00")}) +
                                    adjust("A", "5", "2026-01-02T11:00") + bringBack("S1", "2026-01-03") +
                                    ask("A", "2026-01-02T12:00", R"("since":"2026-01-02T10:00")") +
                                    ask("A", "2026-01-02T12:00", R"("since":"2026-01-02T10:00:01")") +
                                    ask("A", "2026-01-04", R"("since":"2026-01-02")"));
    CHECK(at(answers[4], "standing/earned_since") == "50");
    CHECK(at(answers[5], "standing/earned_since") == "0");
    CHECK(at(answers[6], "standing/earned_since") == "-10");
}
