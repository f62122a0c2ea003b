// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;
using nlohmann::json;

namespace
{

const std::string threeStars = programmeWith(R"(
[[star]]
id = "silver"
name = "Silver"
threshold = 100
pay_percent = 90
voucher = 20
voucher_days = 30
)");

} // namespace

SCENARIO("A sale earns, and its answer adds up", "[trial]")
{
    const auto answers = play(threeStars, R"(
{"op":"enrol","member":"A","at":"2026-01-01T09:00"},
{"op":"sale","id":"S1","member":"A","at":"2026-01-03T11:00","lines":[{"sku":"1","qty":"2","unit":"60.00"}]},
{"op":"sale","id":"S2","member":"A","at":"2026-01-04T11:00","lines":[{"sku":"1","unit":"60.00"}],"vouchers":["V1"]},
{"op":"sale","id":"S2","member":"A","at":"2026-01-04T11:00:00","lines":[{"sku":"1","unit":"60"}],"vouchers":["V1"]},
{"op":"sale","id":"S3","at":"2026-01-04T11:00","lines":[{"sku":"1","unit":"60.00"}]})");
    CHECK(at(answers[0], "standing/balance") == "0");
    CHECK(at(answers[1], "sale/gross") == "120.00");
    CHECK(at(answers[1], "sale/paid") == "120.00");
    CHECK(at(answers[1], "sale/earned") == "120");
    CHECK(at(answers[1], "standing/balance") == "120");
    CHECK(at(answers[1], "standing/star") == "silver");
    CHECK(at(answers[1], "standing/vouchers/0/id") == "V1");
    CHECK(at(answers[1], "standing/vouchers/0/state") == "usable");
    CHECK(at(answers[1], "standing/vouchers/0/until") == "2026-02-02");
    CHECK(at(answers[2], "sale/discounts/0/amount") == "6.00");
    CHECK(at(answers[2], "sale/discounts/1/amount") == "20.00");
    CHECK(at(answers[2], "sale/paid") == "34.00");
    CHECK(at(answers[2], "standing/vouchers/0/state") == "used");
    json repeated = answers[3];
    CHECK(at(repeated, "step") == "4");
    repeated["step"] = 3;
    CHECK(repeated == answers[2]);
    CHECK(at(answers[4], "standing") == "(none)");
    CHECK(at(answers[4], "sale/earned") == "0");
}
