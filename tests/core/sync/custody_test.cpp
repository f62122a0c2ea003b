// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

Points whole(std::int64_t points)
{
    return Points::whole(points);
}

const OfficeContent::MemberRows& rowsOf(const test::Shop& shop, const MemberId& id)
{
    return shop.store.content.members.at(id);
}

/// Lets the office look at everybody on that day.
OfficeSide::Review reviewOn(test::Shop& shop, std::string_view day)
{
    shop.clock.time = at(day);
    return shop.office->review(MemberId{}, 100);
}

ReturnFact returnOf(const SaleFact& sale, Points takenBack, Points restored)
{
    ReturnFact fact;
    fact.op = randomId<OpId>();
    fact.sale = sale.op;
    fact.isVoid = true;
    fact.isWhole = true;
    fact.at = sale.at;
    fact.member = sale.member;
    fact.programmeVersion = sale.programmeVersion;
    for (std::size_t line = 0; line < sale.lines.size(); ++line) {
        fact.lines.push_back(
            {static_cast<std::uint32_t>(line), sale.lines[line].quantity, sale.lines[line].net, sale.lines[line].tax});
    }
    fact.refund = sale.paid;
    fact.takenBack = takenBack;
    fact.restored = restored;
    return fact;
}

} // namespace

SCENARIO("Points that are not to be spent yet are set aside for nobody", "[sync][custody]")
{
    test::Shop shop;
    shop.store.content.programmes.front().pendingDays = 7;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    shop.clock.time = at("2026-03-09");
    till.store.write(saleOf(200, member(1), shop.clock.time));
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).pending == whole(200));
    CHECK(rowsOf(shop, member(1)).custody.free.isZero());
    CHECK(rowsOf(shop, member(1)).custody.pending == whole(200));
    CHECK(till.store.rightOf(member(1)).isZero());
    CHECK(till.store.members().at(member(1)).standing.pending == whole(200));

    WHEN("the day before their term comes, nothing happens and tills are told nothing")
    {
        const std::uint64_t version = rowsOf(shop, member(1)).version;
        CHECK(reviewOn(shop, "2026-03-15").changed == 0);
        CHECK(rowsOf(shop, member(1)).version == version);
    }
    WHEN("their term has come, they are free, once")
    {
        const OfficeSide::Review review = reviewOn(shop, "2026-03-16");
        CHECK(review.looked == 1);
        CHECK(review.changed == 1);
        CHECK(review.becameUsable == whole(200));
        CHECK(rowsOf(shop, member(1)).custody.free == whole(200));
        CHECK(shop.standingOf(member(1)).balance == whole(200));
        CHECK(shop.office->review(MemberId{}, 100).changed == 0);
    }
}

SCENARIO("Points that have ended are taken out of what may be set aside", "[sync][custody]")
{
    test::Shop shop;
    shop.store.content.programmes.front().expiry = {.kind = ExpiryKind::Days, .days = 30, .months = 0, .years = 0};
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    shop.clock.time = at("2026-03-09");
    till.store.write(saleOf(200, member(1), shop.clock.time));
    shop.settle(till);
    REQUIRE(till.store.rightOf(member(1)) == whole(100));

    CHECK(reviewOn(shop, "2026-04-08").changed == 0); // the last day
    const OfficeSide::Review review = reviewOn(shop, "2026-04-09");
    CHECK(review.expired == whole(200));
    const Custody after = rowsOf(shop, member(1)).custody;
    CHECK(after.free.isZero());
    CHECK(after.expired == whole(200));
    CHECK(after.debt == whole(100)); // what the till still holds

    WHEN("the till gives them back, the debt is paid and nothing is free")
    {
        till.store.write(RightsReturnedFact{randomId<OpId>(), member(1), whole(100)});
        shop.settle(till);
        CHECK(rowsOf(shop, member(1)).custody.debt.isZero());
        CHECK(rowsOf(shop, member(1)).custody.free.isZero());
        CHECK(rowsOf(shop, member(1)).rights.at({till.id(), 1}).isZero());
    }
}

SCENARIO("A whole return restores the accounts of buyer and introducer", "[sync][custody][return]")
{
    test::Shop shop;
    shop.addMember(member(2));
    shop.addMember(member(1), member(2));
    ShopTill& till = shop.addTill(1);
    SaleFact sale = saleOf(200, member(1), shop.clock.time);
    sale.op = randomId<OpId>();
    till.store.write(sale);
    shop.settle(till);
    const Points introduced = shop.standingOf(member(2)).balance;
    CHECK(introduced > Points{});

    till.store.writeBody(encodeFact(returnOf(sale, sale.earned, {})));
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).balance.isZero());
    CHECK(shop.standingOf(member(1)).lifetime.isZero());
    CHECK(shop.store.content.sumOf(Account::Loss).isZero());
    CHECK(shop.standingOf(member(2)).balance.isZero());
    CHECK(shop.store.content.sumOf(Account::Issued).isZero());
}

SCENARIO("By one buyer an introducer earns no more than the limit, over all purchases", "[sync][custody][referral]")
{
    test::Shop shop;
    std::optional<Referral>& rule = shop.store.content.programmes.front().referral;
    REQUIRE(rule); // 2 yuan are a point
    rule->everyPurchase = true;
    rule->maximum = whole(15);
    shop.addMember(member(2));
    shop.addMember(member(1), member(2));
    shop.addMember(member(3), member(2));
    ShopTill& till = shop.addTill(1);
    const auto buy = [&](std::uint8_t buyer) {
        SaleFact sale = saleOf(20, member(buyer), shop.clock.time);
        sale.op = randomId<OpId>();
        till.store.write(sale);
        shop.settle(till);
        return sale;
    };
    const SaleFact first = buy(1);
    CHECK(shop.standingOf(member(2)).balance == whole(10));
    buy(1);
    CHECK(shop.standingOf(member(2)).balance == whole(15));
    buy(1);
    CHECK(shop.standingOf(member(2)).balance == whole(15));
    buy(3); // another buyer has a limit of their own
    CHECK(shop.standingOf(member(2)).balance == whole(25));
    THEN("what was taken back can be earned again")
    {
        till.store.writeBody(encodeFact(returnOf(first, first.earned, {})));
        shop.settle(till);
        CHECK(shop.standingOf(member(2)).balance == whole(15));
        buy(1);
        CHECK(shop.standingOf(member(2)).balance == whole(25));
    }
}

SCENARIO("What a purchase brings beside its points comes once, and goes with the whole purchase",
         "[sync][custody][gift]")
{
    test::Shop shop;
    Programme& programme = shop.store.content.programmes.front();
    Gift visit;
    visit.id = "came";
    visit.name = {"Came", "到店"};
    visit.when = GiftWhen::Visit;
    visit.points = whole(7);
    programme.gifts = {visit};
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    SaleFact sale = saleOf(200, member(1), shop.clock.time);
    sale.op = randomId<OpId>();
    const ReturnFact back = returnOf(sale, sale.earned, {});
    const auto settled = [&](std::initializer_list<Fact> facts) {
        for (const Fact& fact : facts) {
            till.store.writeBody(encodeFact(fact));
            shop.settle(till);
        }
        CHECK(shop.store.content.sumOf(Account::Loss).isZero());
        return shop.standingOf(member(1)).balance;
    };
    THEN("once a day")
    {
        SaleFact second = saleOf(10, member(1), shop.clock.time);
        second.op = randomId<OpId>();
        CHECK(settled({sale}) == whole(207));
        CHECK(settled({second}) == whole(217));
        CHECK(settled({back}) == whole(10));
        CHECK(shop.store.content.sumOf(Account::Issued) == -whole(10));
    }
    THEN("and not at all when the return is heard of first")
    {
        CHECK(settled({back, sale}).isZero());
        CHECK(shop.standingOf(member(1)).debt.isZero());
    }
}

SCENARIO("Points go from one member to another through clearing", "[sync][custody][transfer]")
{
    test::Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2));
    const auto write = [&shop](const Fact& fact) { shop.office->write({&fact, 1}); };
    PointsAdjustedFact gift;
    gift.op = randomId<OpId>();
    gift.member = member(1);
    gift.points = whole(100);
    write(gift);
    write(PointsTransferredFact{randomId<OpId>(), member(1), member(2), {{whole(30), std::nullopt}}});
    CHECK(shop.standingOf(member(1)).balance == whole(70));
    CHECK(shop.standingOf(member(2)).balance == whole(30));
    CHECK(shop.store.content.sumOf(Account::Clearing).isZero());
    CHECK(shop.store.content.sumOf(Account::Loss).isZero());
}

SCENARIO("Of two records that were one person the second keeps everything, also what comes late",
         "[sync][custody][merge]")
{
    test::Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(100, member(1), shop.clock.time));
    till.store.write(saleOf(60, member(2), shop.clock.time));
    shop.settle(till);
    const Points heldOfFirst = till.store.rightOf(member(1));
    REQUIRE(heldOfFirst == whole(50));

    shop.clock.time += std::chrono::hours{1};
    const Fact merge = MembersMergedFact{randomId<OpId>(), member(1), member(2)};
    shop.office->write({&merge, 1});
    CHECK(shop.standingOf(member(2)).balance == whole(160));
    CHECK(shop.standingOf(member(1)).mergedInto == member(2));
    CHECK(rowsOf(shop, member(1)).custody == Custody{});
    CHECK(shop.store.content.sumOf(Account::Clearing).isZero());

    WHEN("a till that has not heard of it sells to the first record")
    {
        shop.clock.time += std::chrono::hours{1};
        till.store.write(saleOf(10, member(1), shop.clock.time));
        shop.settle(till);
        CHECK(shop.standingOf(member(2)).balance == whole(170));
        CHECK(rowsOf(shop, member(1)).custody == Custody{});
    }
    WHEN("a till gives back what it held for the first record")
    {
        const Points before = rowsOf(shop, member(2)).custody.free;
        till.store.write(RightsReturnedFact{randomId<OpId>(), member(1), heldOfFirst});
        shop.settle(till);
        CHECK(rowsOf(shop, member(1)).custody == Custody{});
        CHECK(rowsOf(shop, member(1)).rights.at({till.id(), 1}).isZero());
        CHECK(rowsOf(shop, member(2)).custody.free >= before);
        CHECK(shop.standingOf(member(2)).balance == whole(160));
    }
    const OfficeContent::MemberRows& remaining = rowsOf(shop, member(2));
    Points held = remaining.custody.free - remaining.custody.debt;
    for (const MemberId& id : {member(1), member(2)}) {
        for (const auto& [holder, points] : rowsOf(shop, id).rights) {
            held += points;
        }
    }
    CHECK(held == shop.standingOf(member(2)).balance);
}

SCENARIO("A till may not say what only the office may", "[sync][custody]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    PointsAdjustedFact gift;
    gift.member = member(1);
    gift.points = whole(100);
    till.store.writeBody(encodeFact(gift));
    shop.settle(till);
    CHECK(shop.store.content.exceptions.size() == 1);
    CHECK(shop.store.content.members.find(member(1)) == shop.store.content.members.end());
}
