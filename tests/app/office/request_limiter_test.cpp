// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/request_limiter.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("One address can't ask for pages without end, and others don't notice", "[office][limit]")
{
    RequestLimiter limiter({.atOnce = 3, .each = std::chrono::seconds{1}, .sources = 2});
    const Instant now{*parseDate("2026-06-15")};
    for (int i = 0; i < 3; ++i) {
        CHECK(limiter.admit("192.0.2.1", now));
    }
    CHECK_FALSE(limiter.admit("192.0.2.1", now));
    CHECK(limiter.admit("192.0.2.2", now));
    CHECK_FALSE(limiter.admit("192.0.2.1", now + std::chrono::milliseconds{999}));
    CHECK(limiter.admit("192.0.2.1", now + std::chrono::milliseconds{1'000}));
    CHECK_FALSE(limiter.admit("192.0.2.1", now + std::chrono::milliseconds{1'000}));
    // No more addresses than that are remembered; whoever has been quiet makes room.
    CHECK_FALSE(limiter.admit("192.0.2.3", now + std::chrono::milliseconds{500}));
    CHECK(limiter.admit("192.0.2.3", now + std::chrono::seconds{2}));
}

SCENARIO("A clock that was put back keeps nobody out", "[office][limit]")
{
    RequestLimiter limiter({.atOnce = 3, .each = std::chrono::seconds{1}});
    const Instant now{*parseDate("2026-06-15")};
    CHECK(limiter.admit("192.0.2.1", now));
    CHECK(limiter.admit("192.0.2.1", now - std::chrono::hours{1}));
}
