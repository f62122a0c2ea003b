// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/event_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace huitou;

SCENARIO("An event's hash binds its till, epoch, number, forerunner and body", "[ledger][chain]")
{
    const TillId till{{1}};
    const Digest none{};
    const Digest hash = eventHash(till, 1, 1, none, bytesOf("sale"));

    CHECK(hash == eventHash(till, 1, 1, none, bytesOf("sale")));

    THEN("whatever is changed, the hash is another one")
    {
        Digest other{};
        other.back() = 1;
        const std::set<Digest> hashes{hash,
                                      eventHash(TillId{{2}}, 1, 1, none, bytesOf("sale")),
                                      eventHash(till, 2, 1, none, bytesOf("sale")),
                                      eventHash(till, 1, 2, none, bytesOf("sale")),
                                      eventHash(till, 1, 1, other, bytesOf("sale")),
                                      eventHash(till, 1, 1, none, bytesOf("salf")),
                                      eventHash(till, 1, 1, none, {})};
        CHECK(hashes.size() == 7);
    }
    THEN("it is the SHA-256 of the domain and the parts, integers little-endian")
    {
        Bytes parts;
        const auto add = [&parts](ByteView bytes) { parts.insert(parts.end(), bytes.begin(), bytes.end()); };
        add(bytesOf("huitou.event.v1"));
        add(till.bytes());
        add(Bytes{1, 0, 0, 0});
        add(Bytes{1, 0, 0, 0, 0, 0, 0, 0});
        add(none);
        add(bytesOf("sale"));
        CHECK(hash == sha256({parts}));
    }
}
