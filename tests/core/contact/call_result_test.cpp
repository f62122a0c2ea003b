// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/call_result.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A member is called again when it makes sense", "[contact][call]")
{
    const Date day = *parseDate("2026-06-15");
    const auto after = [day](CallResult result, int days, std::optional<Date> purchase = std::nullopt) {
        return mayCallAgain({.member = {}, .at = {}, .day = day, .result = result}, day + std::chrono::days{days},
                            purchase);
    };
    CHECK_FALSE(after(CallResult::NotReached, 0)); // not twice a day
    CHECK(after(CallResult::NotReached, 1));
    CHECK_FALSE(after(CallResult::WillCome, 29));
    CHECK(after(CallResult::WillCome, 30));
    CHECK_FALSE(after(CallResult::MovedAway, 400));
    CHECK_FALSE(after(CallResult::MovedAway, 400, day));
    CHECK(after(CallResult::MovedAway, 400, day + std::chrono::days{1}));
    CHECK_FALSE(after(CallResult::WrongNumber, 400));
}

SCENARIO("Results of calls keep their names", "[contact][call]")
{
    for (const CallResult result : allCallResults()) {
        CHECK(callResultFrom(wordOf(result)) == result);
        CHECK_FALSE(titleOf(result).zh.empty());
    }
    CHECK(callResultFrom("do-not-call") == CallResult::DoNotCall);
    CHECK_FALSE(callResultFrom("gone").has_value());
}
