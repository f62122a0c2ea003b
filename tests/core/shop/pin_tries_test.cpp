// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/pin_tries.h"
#include "tests/support/fake_clock.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

SCENARIO("Five wrong PINs close a name for 15 minutes, and nobody else's", "[shop][staff]")
{
    FakeClock clock(Instant{});
    PinTries tries(clock);
    constexpr StaffId wang{1};
    constexpr StaffId li{2};
    for (int wrong = 1; wrong <= 4; ++wrong) {
        CHECK(tries.mayTry(wang).ok());
        const Status judged = tries.judge(wang, false);
        CHECK(judged.error().message.en == "That PIN is wrong. " + std::to_string(5 - wrong) + " tries are left.");
    }

    THEN("the fifth closes it, to the right PIN too")
    {
        CHECK(tries.judge(wang, false).error().code == ErrorCode::NotAllowed);
        clock.time += std::chrono::minutes{15} - std::chrono::milliseconds{1};
        CHECK(tries.mayTry(wang).error().code == ErrorCode::NotAllowed);
        CHECK(tries.mayTry(li).ok());
        clock.time += std::chrono::milliseconds{1};
        CHECK(tries.mayTry(wang).ok());
    }
    THEN("a right one forgives the wrong ones before it")
    {
        CHECK(tries.judge(wang, true).ok());
        CHECK(tries.judge(wang, false).error().message.en == "That PIN is wrong. 4 tries are left.");
    }
}
