// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/erasure.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr StaffId boss{4};

Points erase(test::Shop& shop, const MemberId& member)
{
    Points forfeited;
    shop.store.transact([&](OfficeTransaction& transaction) {
        const Date today = std::chrono::floor<std::chrono::days>(shop.clock.time);
        forfeited = erasePerson(transaction, *shop.office, member, boss, today);
    });
    return forfeited;
}

std::optional<Erasure> erasureOf(test::Shop& shop, const MemberId& member)
{
    std::optional<Erasure> erasure;
    shop.store.transact([&](OfficeTransaction& transaction) { erasure = huitou::erasureOf(transaction, member); });
    return erasure;
}

/// What is free, owed and held by tills of that member's points.
Points inCustody(const test::Shop& shop, const MemberId& member)
{
    const OfficeContent::MemberRows& rows = shop.store.content.members.at(member);
    Points sum = rows.custody.free - rows.custody.debt;
    for (const auto& [till, points] : rows.rights) {
        sum += points;
    }
    return sum;
}

} // namespace

SCENARIO("The points of an erased member are forfeited, those at tills once they are back", "[sync][erase]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(100, member(1), shop.clock.time));
    shop.settle(till);
    const Points held = till.store.rightOf(member(1));
    REQUIRE(held == Points::whole(50));

    shop.clock.time += std::chrono::hours{1};
    CHECK(erase(shop, member(1)) == Points::whole(100));
    const std::optional<Erasure> erasure = erasureOf(shop, member(1));
    REQUIRE(erasure.has_value());
    CHECK(erasure->staff == boss);
    CHECK(erasure->at == shop.clock.time);
    CHECK(shop.store.content.records.empty());
    CHECK(shop.standingOf(member(1)).balance.isZero());
    CHECK(shop.standingOf(member(1)).usual.empty());
    CHECK(shop.store.content.sumOf(Account::Forfeited) == Points::whole(100));
    CHECK(inCustody(shop, member(1)).isZero());

    WHEN("the till gives back what it held")
    {
        till.store.write(RightsReturnedFact{randomId<OpId>(), member(1), held});
        shop.settle(till);
        CHECK(inCustody(shop, member(1)).isZero());
        CHECK(shop.store.content.members.at(member(1)).custody == Custody{});
    }
    WHEN("a sale comes late, from a till that has not heard of it")
    {
        till.store.write(saleOf(10, member(1), shop.clock.time - std::chrono::minutes{90}));
        shop.settle(till);
        CHECK(shop.standingOf(member(1)).purchases == 2);
        CHECK(inCustody(shop, member(1)) == shop.standingOf(member(1)).balance);
        CHECK(erasureOf(shop, member(1)).has_value());
    }
    CHECK(shop.store.content.sumOf(Account::Loss).isZero());
}

SCENARIO("Whoever had two records is erased in both", "[sync][erase][merge]")
{
    test::Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2));
    shop.addMember(member(3));
    const Fact merge = MembersMergedFact{randomId<OpId>(), member(1), member(2)};
    shop.office->write({&merge, 1});
    shop.clock.time += std::chrono::hours{1};

    erase(shop, member(1));
    CHECK(erasureOf(shop, member(1)).has_value());
    CHECK(erasureOf(shop, member(2)).has_value());
    CHECK_FALSE(erasureOf(shop, member(3)).has_value());
    CHECK(shop.store.content.records.size() == 1);
}
