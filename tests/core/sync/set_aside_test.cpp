// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/grant_request.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::member;
using test::saleOf;
using test::ShopTill;

namespace
{

constexpr auto whole = Points::whole;

Points held(const test::Shop& shop, const ShopTill& till, const MemberId& of)
{
    const auto& rights = shop.store.content.members.at(of).rights;
    const auto found = rights.find({till.id(), 1});
    return found == rights.end() ? Points{} : found->second;
}

} // namespace

SCENARIO("A member who wants to spend more than the till holds gets it from the office", "[sync][grant]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    ShopTill& other = shop.addTill(2, OutletId{2});
    till.store.write(saleOf(2'000, member(1), shop.clock.time));
    shop.settle(till);
    REQUIRE(till.store.rightOf(member(1)) == whole(500)); // the usual allotment
    const auto ask = [&](ShopTill& at, std::int64_t points) {
        const Points granted = shop.office->setAside(at.id(), {member(1), whole(points)});
        shop.settle(at);
        return granted;
    };

    THEN("it holds what was asked for, and asking twice gives it once")
    {
        CHECK(ask(till, 1'800) == whole(1'300));
        CHECK(till.store.rightOf(member(1)) == whole(1'800));
        CHECK(ask(till, 1'800).isZero());
        CHECK(ask(till, 100).isZero()); // nothing is taken back by asking for less
        CHECK(held(shop, till, member(1)) == whole(1'800));
    }
    THEN("nothing more than is free, wherever it is asked for")
    {
        CHECK(ask(other, 2'000) == whole(1'500));
        CHECK(ask(till, 2'000).isZero());
        CHECK(till.store.rightOf(member(1)) + other.store.rightOf(member(1)) == whole(2'000));
    }
    THEN("and it can be spent, to the last point, once")
    {
        CHECK(ask(till, 2'000) == whole(1'500));
        SaleFact sale = saleOf(100, member(1), shop.clock.time);
        sale.redeemed = whole(2'000);
        till.store.write(sale);
        shop.settle(till);
        CHECK(shop.standingOf(member(1)).redeemed == whole(2'000));
        CHECK(shop.standingOf(member(1)).balance == whole(100));
        CHECK(shop.store.content.sumOf(Account::Loss).isZero());
    }
    THEN("a till holds at most 50,000 points of everybody")
    {
        till.store.write(saleOf(90'000, member(1), shop.clock.time));
        shop.settle(till);
        CHECK(ask(till, 90'000) == whole(49'500));
    }
    THEN("nobody gets points of somebody whom the office does not know, or for a till that it does not")
    {
        CHECK(shop.office->setAside(till.id(), {member(9), whole(10)}).isZero());
        CHECK(shop.office->setAside(randomId<TillId>(), {member(1), whole(10)}).isZero());
    }
}

SCENARIO("Somebody who has been away for years can spend what is theirs", "[sync][grant]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    const HistoricPurchaseFact bought{.member = member(1),
                                      .outlet = OutletId{1},
                                      .day = std::chrono::sys_days{std::chrono::year{2020} / 1 / 2},
                                      .amount = Money::fromMinor(80'000, cny),
                                      .earned = whole(800)};
    const Fact fact = bought;
    shop.office->write({&fact, 1});
    shop.settle(till);
    REQUIRE(till.store.rightOf(member(1)).isZero());
    CHECK(shop.office->setAside(till.id(), {member(1), whole(800)}) == whole(800));
    shop.settle(till);
    CHECK(till.store.rightOf(member(1)) == whole(800));
}

SCENARIO("A request for points is read as it was written, and nothing else is", "[sync][grant]")
{
    const GrantRequest request{member(1), Points::fromHundredths(12'345)};
    const Bytes bytes = encodeGrantRequest(request);
    CHECK(decodeGrantRequest(bytes).value() == request);
    Bytes other = bytes;
    other.front() = 2;
    CHECK(decodeGrantRequest(other).error().code == ErrorCode::Malformed);
    other = bytes;
    other.back() = 0x80; // fewer than none
    CHECK(decodeGrantRequest(other).error().code == ErrorCode::Malformed);
    other = bytes;
    other.push_back(0);
    CHECK(decodeGrantRequest(other).error().code == ErrorCode::Malformed);
}
