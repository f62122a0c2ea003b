// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/envelope.h"
#include "core/sync/event_body.h"
#include "core/sync/wire_codec.h"
#include "tests/support/random_facts.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <malloc.h>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr int messages = 10'000;
constexpr std::size_t mostGrowth = 8 * 1'024 * 1'024;

std::size_t heapInUse()
{
    return mallinfo2().uordblks;
}

/// An envelope whose header and signature are right, around whatever bytes.
Bytes signedAround(const Bytes& sample, const Bytes& body, const SigningKey& key)
{
    constexpr std::size_t lengthAt = 6 + 2 + 2 + 16 + 4 + 8 + 4;
    Bytes envelope(sample.begin(), sample.begin() + envelopeHeaderBytes);
    for (std::size_t byte = 0; byte < 4; ++byte) {
        envelope[lengthAt + byte] = static_cast<std::uint8_t>(body.size() >> (8 * byte));
    }
    envelope.insert(envelope.end(), body.begin(), body.end());
    const Signature signature = key.sign(envelope);
    envelope.insert(envelope.end(), signature.begin(), signature.end());
    return envelope;
}

struct Line {
    Shop shop;
    ShopTill& till = shop.addTill(1);
    Bytes upload;

    Line()
    {
        for (int sale = 1; sale <= 5; ++sale) {
            till.store.write(saleOf(sale, member(1), shop.clock.time));
        }
        upload = till.side->nextUpload().value();
    }
    [[nodiscard]] Bytes body() const
    {
        return {upload.begin() + envelopeHeaderBytes, upload.end() - std::tuple_size_v<Signature>};
    }
};

/// Bytes that look like a body and are none: cut, with lengths that promise too much, or noise.
Bytes hostile(Draw& draw, Bytes body)
{
    switch (draw.between(0, 3)) {
    case 0: body.resize(static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(body.size()) - 1))); break;
    case 1:
        for (std::int64_t times = draw.between(1, 8); times > 0; --times) {
            body[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(body.size()) - 1))] = 0xFF;
        }
        break;
    case 2:
        body.resize(static_cast<std::size_t>(draw.between(1, 200'000)));
        std::ranges::generate(body, [&draw] { return static_cast<std::uint8_t>(draw.between(0, 255)); });
        break;
    default: body.insert(body.end(), static_cast<std::size_t>(draw.between(1, 100)), 0x00); break;
    }
    return body;
}

} // namespace

SCENARIO("Of ten thousand forged messages not one reaches what reads them", "[sync][envelope][hostile]")
{
    Line line;
    const SigningKey stranger = SigningKey::fromSeed({7});
    Draw draw(20'261'130);
    const std::uint64_t before = wire::readersEntered();
    for (int number = 0; number < messages; ++number) {
        CAPTURE(number);
        Bytes forged = line.upload;
        if (draw.oneIn(2)) {
            forged = signedAround(line.upload, hostile(draw, line.body()), stranger);
        } else {
            forged[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(forged.size()) - 1))] ^=
                static_cast<std::uint8_t>(draw.between(1, 255));
        }
        REQUIRE_FALSE(line.shop.office->answer(line.till.id(), forged).ok());
    }
    CHECK(wire::readersEntered() == before);
    CHECK(line.shop.store.content.logs.empty());
}

SCENARIO("Ten thousand hostile messages of an enrolled till are refused alike and take no memory",
         "[sync][envelope][hostile]")
{
    Line line;
    Draw draw(5);
    const std::size_t before = heapInUse();
    int refused = 0;
    for (int number = 0; number < messages; ++number) {
        CAPTURE(number);
        const Bytes body = hostile(draw, line.body());
        const Result<Bytes> answer =
            line.shop.office->answer(line.till.id(), signedAround(line.upload, body, line.till.key()));
        if (!answer.ok()) { // a few say something else that is well formed
            REQUIRE(answer.error().code == ErrorCode::Malformed);
            ++refused;
        }
        if (heapInUse() > before) {
            REQUIRE(heapInUse() - before <= mostGrowth);
        }
    }
    CHECK(refused > messages * 9 / 10);
}

SCENARIO("Ten thousand hostile events of an enrolled till are refused alike and take no memory", "[sync][hostile]")
{
    Draw draw(6);
    const std::size_t before = heapInUse();
    for (int number = 0; number < messages; ++number) {
        CAPTURE(number);
        const Bytes body = encodeFact(draw.fact());
        const Bytes edited = hostile(draw, body);
        const Result<Fact> fact = decodeFact(edited);
        if (fact.ok()) {
            REQUIRE(encodeFact(fact.value()) == edited); // another fact, and nothing else
        } else {
            REQUIRE(fact.error().code == ErrorCode::Malformed);
        }
        if (heapInUse() > before) {
            REQUIRE(heapInUse() - before <= mostGrowth);
        }
    }
}
