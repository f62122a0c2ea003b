// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/listen_address.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("An address to listen on has a host and a port", "[office][address]")
{
    for (const char* text : {"0.0.0.0:8443", "127.0.0.1:0", "[::1]:65535"}) {
        CHECK(writeAddress(readAddress(text).value()) == text);
    }
    CHECK(readAddress("[::1]:8443").value().host == "::1");
    for (const char* text : {"", "8443", ":8443", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:84x3", "127.0.0.1:-1"}) {
        CHECK(readAddress(text).error().code == ErrorCode::Malformed);
    }
}
