// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_box.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A box opens for its key and its place alone, and only as it was sealed", "[base][crypto]")
{
    SecretKey key{};
    key.fill(3);
    const ByteView content = bytesOf("what was sold");
    const Bytes box = sealBox(key, content, bytesOf("1-1"));
    REQUIRE(openBox(key, box, bytesOf("1-1")).has_value());
    CHECK(textOf(*openBox(key, box, bytesOf("1-1"))) == "what was sold");
    CHECK(sealBox(key, content, bytesOf("1-1")) != box); // a fresh nonce each time

    CHECK_FALSE(openBox(key, box, bytesOf("1-2")).has_value());
    SecretKey other = key;
    other[31] = 4;
    CHECK_FALSE(openBox(other, box, bytesOf("1-1")).has_value());
    for (std::size_t at = 0; at < box.size(); ++at) {
        Bytes changed = box;
        changed[at] ^= 1U;
        CHECK_FALSE(openBox(key, changed, bytesOf("1-1")).has_value());
    }
    for (std::size_t length = 0; length < box.size(); ++length) {
        CHECK_FALSE(openBox(key, ByteView(box).first(length), bytesOf("1-1")).has_value());
    }
}
