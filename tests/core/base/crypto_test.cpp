// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crypto.h"

#include <catch2/catch_test_macros.hpp>

#include <utility>

using namespace huitou;

SCENARIO("A signature holds for its message and its key only", "[base][crypto]")
{
    const SigningKey office = SigningKey::generate();
    const SigningKey stranger = SigningKey::generate();
    const Signature signature = office.sign(bytesOf("member 7"));

    CHECK(verify(bytesOf("member 7"), signature, office.publicKey()));
    CHECK_FALSE(verify(bytesOf("member 8"), signature, office.publicKey()));
    CHECK_FALSE(verify(bytesOf("member 7"), signature, stranger.publicKey()));
    CHECK(SigningKey::fromSeed(office.seed()).publicKey() == office.publicKey());
}

SCENARIO("The digest is SHA-256 as everybody computes it", "[base][crypto]")
{
    // FIPS 180-4's example, here in two parts.
    CHECK(toHex(sha256({bytesOf("a"), bytesOf("bc")})) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

SCENARIO("A PIN is known by its verifier, which differs each time", "[base][crypto]")
{
    const std::string verifier = pinVerifier("2580");
    CHECK(pinMatches("2580", verifier));
    CHECK_FALSE(pinMatches("2581", verifier));
    CHECK_FALSE(pinMatches("2580", "not a verifier"));
    CHECK(pinVerifier("2580") != verifier);
}

SCENARIO("Ids are random, and read back from their text", "[base][ids]")
{
    const auto id = randomId<MemberId>();
    CHECK_FALSE(id.isNull());
    CHECK(MemberId::parse(id.text()) == id);
    CHECK_FALSE(MemberId::parse("00").has_value());
    CHECK(randomId<MemberId>() != id);
}
