// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <type_traits>

using namespace huitou;

// What must not compile: money is not a number, and points are not money.
static_assert(!std::is_convertible_v<std::int64_t, Money>);
static_assert(!std::is_convertible_v<double, Money>);
static_assert(!std::is_convertible_v<Points, Money>);
static_assert(!std::is_convertible_v<Money, std::int64_t>);
static_assert(!std::is_convertible_v<std::int64_t, Points>);
static_assert(!std::is_constructible_v<Points, double>);

SCENARIO("An amount is read exactly as it is written", "[base][money]")
{
    CHECK(Money::parse("12.50", cny) == Money::fromMinor(1250, cny));
    CHECK(Money::parse("12.5", cny) == Money::fromMinor(1250, cny));
    CHECK(Money::parse("-0.01", cny) == Money::fromMinor(-1, cny));
    CHECK(Money::parse("268.28", cny)->text() == "268.28");
    CHECK(Money::parse("92233720368547758.07", cny)->minorUnits() == std::numeric_limits<std::int64_t>::max());

    for (const char* text :
         {"", "-", ".", "1.", "12.505", "1,000", "1e3", " 1", "92233720368547758.08", "1.2.3", "+1"}) {
        INFO(text);
        CHECK_FALSE(Money::parse(text, cny).has_value());
    }
}

SCENARIO("Amounts are shown with the currency's sign and all decimals", "[base][money]")
{
    CHECK(Money::fromMinor(34214, cny).display() == "¥342.14");
    CHECK(Money::fromMinor(-5, cny).display() == "−¥0.05");
    CHECK(Money::fromMinor(500, *Currency::fromCode("JPY")).display() == "¥500");
    CHECK_FALSE(Currency::fromCode("XXX").has_value());
}

SCENARIO("Whoever divides says which way it rounds", "[base][rounding]")
{
    CHECK(mulDiv(5, 1, 2, Rounding::Down) == 2);
    CHECK(mulDiv(5, 1, 2, Rounding::HalfUp) == 3);
    CHECK(mulDiv(5, 1, 2, Rounding::HalfEven) == 2);
    CHECK(mulDiv(7, 1, 2, Rounding::HalfEven) == 4);
    CHECK(mulDiv(5, 1, 4, Rounding::Up) == 2);
    CHECK(mulDiv(4, 1, 4, Rounding::Up) == 1);

    THEN("a return takes back exactly what the sale gave")
    {
        for (const Rounding rounding : {Rounding::Down, Rounding::HalfUp, Rounding::HalfEven, Rounding::Up}) {
            for (std::int64_t value = 0; value < 50; ++value) {
                CHECK(*mulDiv(-value, 3, 7, rounding) == -*mulDiv(value, 3, 7, rounding));
            }
        }
    }
    THEN("what does not fit is refused, and what fits only in between is not")
    {
        CHECK_FALSE(mulDiv(std::numeric_limits<std::int64_t>::max(), 2, 1, Rounding::Down).has_value());
        CHECK(mulDiv(std::numeric_limits<std::int64_t>::max(), 2, 2, Rounding::Down) ==
              std::numeric_limits<std::int64_t>::max());
    }
}

SCENARIO("Points are shown with thousands apart, and kept to a hundredth", "[base][points]")
{
    CHECK(Points::whole(7240).display() == "7,240");
    CHECK(Points::fromHundredths(-123456789).display() == "-1,234,567.89");
    CHECK(Points::fromHundredths(1250).text() == "12.5");
    CHECK(Points::parse("0.01") == Points::fromHundredths(1));
    CHECK_FALSE(Points::parse("0.001").has_value());
}

SCENARIO("Weighed goods are exact to a gram", "[base][quantity]")
{
    CHECK(Quantity::parse("1.236") == Quantity::fromThousandths(1236));
    CHECK(Quantity::pieces(2).text() == "2");
    CHECK_FALSE(Quantity::parse("1.2365").has_value());
}
