// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exact.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace huitou;

SCENARIO("An exact number knows when something on its way did not fit", "[base][rounding]")
{
    constexpr Exact large = std::numeric_limits<std::int64_t>::max();
    CHECK((Exact(6) * Exact(7) + Exact(1)).value() == 43);
    CHECK((large * large).fits());
    CHECK_FALSE((large * large * large).fits());
    CHECK_FALSE((large * large * large * Exact(0)).fits()); // once lost, lost
    CHECK_FALSE((large * large * large + Exact(1)).fits());
}

SCENARIO("A division that does not come out even goes where it is told, on the magnitude", "[base][rounding]")
{
    const auto tenths = [](std::int64_t value, Rounding rounding) {
        return static_cast<std::int64_t>(dividedBy(value, 10, rounding));
    };
    CHECK(tenths(19, Rounding::Down) == 1);
    CHECK(tenths(14, Rounding::HalfUp) == 1);
    CHECK(tenths(15, Rounding::HalfUp) == 2);
    CHECK(tenths(15, Rounding::HalfEven) == 2);
    CHECK(tenths(25, Rounding::HalfEven) == 2);
    CHECK(tenths(26, Rounding::HalfEven) == 3);
    CHECK(tenths(11, Rounding::Up) == 2);
    CHECK(tenths(10, Rounding::Up) == 1);
    CHECK(tenths(-15, Rounding::HalfUp) == -2);
    CHECK(tenths(-19, Rounding::Down) == -1);

    THEN("a divisor near the limit is no difficulty")
    {
        const Wide most = std::numeric_limits<std::int64_t>::max();
        const Wide large = most * most * 2 - 1;
        CHECK(dividedBy(large / 2, large, Rounding::HalfUp) == 0);
        CHECK(dividedBy(large / 2 + 1, large, Rounding::HalfUp) == 1);
    }
}
