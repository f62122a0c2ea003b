// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/phone.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <array>
#include <string>

using namespace huitou;

SCENARIO("One telephone number has one form, however it was typed", "[members][phone]")
{
    const std::string typed = GENERATE("13800138000", "138 0013 8000", "138-0013-8000", "+86 138 0013 8000",
                                       "008613800138000", "8613800138000", "(86)13800138000", "１３８００１３８０００");
    CAPTURE(typed);
    CHECK(normalisePhone(typed) == "13800138000");
}

SCENARIO("Foreign numbers keep their country code", "[members][phone]")
{
    CHECK(normalisePhone("+44 20 7946 0018") == "442079460018");
    CHECK(normalisePhone("0044 (20) 7946.0018") == "442079460018");
    CHECK(normalisePhone("010-6552 9988") == "01065529988");
}

SCENARIO("What is no telephone number is refused", "[members][phone]")
{
    CHECK(normalisePhone("12345").has_value());
    CHECK_FALSE(normalisePhone("1234").has_value());
    CHECK(normalisePhone("123456789012345").has_value());
    CHECK_FALSE(normalisePhone("1234567890123456").has_value());
    CHECK_FALSE(normalisePhone("").has_value());
    CHECK_FALSE(normalisePhone("138x0013800").has_value());
    CHECK_FALSE(normalisePhone("138+00138000").has_value());
    CHECK_FALSE(normalisePhone("\xff\xfe").has_value());
}

SCENARIO("A number is found again by a hash that nobody can reckon without the key", "[members][phone]")
{
    const std::array<std::uint8_t, 32> key{1};
    const std::array<std::uint8_t, 32> otherKey{2};
    CHECK(phoneHash("13800138000", key) == phoneHash("13800138000", key));
    CHECK(phoneHash("13800138000", key) != phoneHash("13800138001", key));
    CHECK(phoneHash("13800138000", key) != phoneHash("13800138000", otherKey));
    CHECK(phoneLastFour("13800138765") == "8765");
}
