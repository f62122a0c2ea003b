// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"

#include "core/sync/fact_fields.h"
#include "core/sync/wire_codec.h"
#include "tests/support/random_facts.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <array>

using namespace huitou;

namespace
{

SaleFact aSale()
{
    test::Draw draw(7);
    while (true) {
        const Fact fact = draw.fact();
        const auto* sale = std::get_if<SaleFact>(&fact);
        if (sale != nullptr && sale->member && sale->lines.size() == 3) {
            return *sale;
        }
    }
}

bool refused(ByteView body)
{
    const Result<Fact> fact = decodeFact(body);
    return !fact && fact.error().code == ErrorCode::Malformed;
}

} // namespace

SCENARIO("Every fact reads back as it was written, and as the same bytes", "[sync][wire]")
{
    const bool held = rc::check([](std::uint64_t seed) {
        const Fact fact = test::Draw(seed).fact();
        const Bytes body = encodeFact(fact);
        const Result<Fact> again = decodeFact(body);
        RC_ASSERT(again.ok());
        RC_ASSERT(again.value() == fact);
        RC_ASSERT(encodeFact(again.value()) == body);
    });
    CHECK(held);
}

SCENARIO("Two equal sales in one process are written alike: nothing is remembered between them", "[sync][wire]")
{
    const SaleFact sale = aSale();
    const Bytes first = encodeFact(sale);
    CHECK(encodeFact(RightsReturnedFact{}) == encodeFact(RightsReturnedFact{}));
    CHECK(encodeFact(sale) == first);
}

SCENARIO("A body that is cut, or longer than its fact, is refused", "[sync][wire]")
{
    const Bytes body = encodeFact(aSale());
    for (std::size_t length = 0; length < body.size(); ++length) {
        CAPTURE(length);
        CHECK(refused(ByteView{body}.first(length)));
    }
    Bytes longer = body;
    longer.push_back(0);
    CHECK(refused(longer));
}

SCENARIO("A body with an edited byte is another fact or is refused, and never anything else", "[sync][wire]")
{
    const Bytes body = encodeFact(aSale());
    for (std::size_t at = 0; at < body.size(); ++at) {
        for (const std::uint8_t flip : std::array<std::uint8_t, 4>{0x01, 0x80, 0xff, 0x10}) {
            Bytes edited = body;
            edited[at] ^= flip;
            const Result<Fact> fact = decodeFact(edited);
            CAPTURE(at, int{flip});
            if (fact) {
                CHECK(encodeFact(fact.value()) == edited);
            } else {
                CHECK(fact.error().code == ErrorCode::Malformed);
            }
        }
    }
}

SCENARIO("Another version, an unknown kind and an empty body are refused", "[sync][wire]")
{
    Bytes body = encodeFact(RightsReturnedFact{});
    CHECK(refused(Bytes{}));
    body[0] = 3;
    CHECK(refused(body));
    body[0] = 0;
    CHECK(refused(body));
    body[0] = 2;
    body[1] = 0;
    CHECK(refused(body));
    body[1] = 17;
    CHECK(refused(body));
}

SCENARIO("Version 1 has no kinds but the five that it was written with", "[sync][wire]")
{
    Bytes body = encodeFact(MembersMergedFact{});
    CHECK_FALSE(refused(body));
    body[0] = 1;
    CHECK(refused(body));
}

SCENARIO("A sale that a record cannot hold is told before it is written", "[sync][wire]")
{
    SaleFact sale;
    sale.lines.resize(1);
    CHECK(checkFits(sale).ok());

    WHEN("a line has as many discounts as fit, and one more")
    {
        sale.lines[0].discounts.resize(FactLimits::discountsOfLine);
        CHECK(checkFits(sale).ok());
        sale.lines[0].discounts.emplace_back();
        CHECK(checkFits(sale).error().code == ErrorCode::TooLarge);
    }
    WHEN("there are as many lines as fit, and one more")
    {
        sale.lines.resize(FactLimits::lines);
        CHECK(checkFits(sale).ok());
        sale.lines.emplace_back();
        CHECK(checkFits(sale).error().code == ErrorCode::TooLarge);
    }
    WHEN("every count fits and the whole does not")
    {
        sale.lines.resize(FactLimits::lines);
        std::size_t lines = 0;
        while (lines < sale.lines.size() && checkFits(sale).ok()) {
            sale.lines[lines++].name = {std::string(300, 'a'), std::string(300, 'a')};
        }
        CHECK(lines < sale.lines.size());
        CHECK(checkFits(sale).error().code == ErrorCode::TooLarge);
        THEN("what still fitted is written and read")
        {
            sale.lines[lines - 1].name = {};
            const Bytes body = encodeFact(sale);
            CHECK(body.size() <= FactLimits::bodyBytes);
            CHECK(decodeFact(body).value() == Fact{sale});
        }
    }
}

SCENARIO("Points that a fact gives are never negative, and never beyond their limit", "[sync][wire]")
{
    const auto withPoints = [](std::int64_t hundredths) {
        Bytes body = encodeFact(RightsReturnedFact{});
        body.resize(body.size() - 8);
        appendLittleEndian(body, static_cast<std::uint64_t>(hundredths), 8);
        return body;
    };
    CHECK_FALSE(refused(withPoints(FactLimits::points.hundredths())));
    CHECK(refused(withPoints(FactLimits::points.hundredths() + 1)));
    CHECK_FALSE(refused(withPoints(0)));
    CHECK(refused(withPoints(-1)));
}

namespace
{

/// A list of lists, as hostile bytes could pretend to be one.
struct Nested {
    std::vector<SaleLineFact> lines;
};
template <typename Archive>
void describe(Archive& archive, Nested& nested)
{
    wire::fields(archive, wire::list<60'000>(nested.lines));
}

} // namespace

SCENARIO("A forged length takes no memory: at most what is left of the bytes, and of the allowance", "[sync][wire]")
{
    Bytes forged;
    appendLittleEndian(forged, 60'000, 2);
    GIVEN("fewer bytes than elements")
    {
        forged.resize(1'000);
        CHECK(wire::decode<Nested>(forged, SIZE_MAX).error().code == ErrorCode::Malformed);
    }
    GIVEN("bytes enough, but elements that are larger in memory than the allowance")
    {
        forged.resize(70'000);
        CHECK(wire::decode<Nested>(forged, 1024 * 1024).error().code == ErrorCode::Malformed);
    }
}

// What must never reach an archive does not compile: Flat refuses it.
static_assert(wire::isUnbounded<std::string> && wire::isUnbounded<std::vector<int>>);
static_assert(!wire::isFixedWidth<bool> && !wire::isFixedWidth<char> && !wire::isFixedWidth<double>);
static_assert(!wire::isFixedWidth<long long> || std::is_same_v<long long, std::int64_t>);
