// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/form_fields.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("Forms are read as browsers send them", "[contact][form]")
{
    const auto fields = readFormFields("form=contact&offers-email=on&from=10%3A00&note=%E4%BD%A0+a%2Bb&empty=").value();
    CHECK(fields.at("form") == "contact");
    CHECK(fields.at("from") == "10:00");
    CHECK(fields.at("note") == "你 a+b");
    CHECK(fields.at("empty").empty());
    CHECK(fields.size() == 5);
    CHECK(readFormFields("").value().empty());
    CHECK(readFormFields("a&&=x&b=1=2").value().at("b") == "1=2");
    CHECK(readFormFields("a=1&a=2").value().at("a") == "2");
}

SCENARIO("Forms that are broken, or too large, are refused", "[contact][form]")
{
    for (const char* broken : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%0d%0a", "%1f=a"}) {
        CAPTURE(broken);
        CHECK(readFormFields(broken).error().code == ErrorCode::Malformed);
    }
    CHECK(readFormFields("a=%41").value().at("a") == "A");
    CHECK(readFormFields(std::string(4'097, 'a')).error().code == ErrorCode::TooLarge);
    std::string many;
    for (int i = 0; i < 33; ++i) {
        many += "a" + std::to_string(i) + "=1&";
    }
    CHECK(readFormFields(many).error().code == ErrorCode::TooLarge);
}
