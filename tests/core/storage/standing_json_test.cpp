// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/standing_json.h"
#include "tests/core/storage/store_in_a_folder.h"

#include "tests/support/random_facts.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

using namespace huitou;
using namespace huitou::test;

namespace
{

std::vector<Lot> anyLots(Draw& draw)
{
    std::vector<Lot> lots(static_cast<std::size_t>(draw.between(0, 4)));
    for (Lot& lot : lots) {
        lot = {draw.id<OpId>(), draw.date(),  draw.date(), draw.oneIn(2) ? std::optional(draw.date()) : std::nullopt,
               draw.points(),   draw.points()};
    }
    return lots;
}

std::vector<Spending> anySpendings(Draw& draw)
{
    std::vector<Spending> spendings(static_cast<std::size_t>(draw.between(0, 2)));
    for (Spending& spending : spendings) {
        spending.sale = draw.id<OpId>();
        spending.day = draw.date();
        for (const Lot& lot : anyLots(draw)) {
            spending.parts.push_back({lot.source, lot.earned, lot.expires, lot.points});
        }
    }
    return spendings;
}

/// Every field drawn, each of the optional ones now and then absent.
Standing anyStanding(std::uint64_t seed)
{
    Draw draw(seed);
    const auto maybe = [&draw](auto value) { return draw.oneIn(2) ? std::optional(value) : std::nullopt; };
    Standing standing;
    standing.member = draw.id<MemberId>();
    standing.day = draw.date();
    standing.lots = anyLots(draw);
    standing.spendings = anySpendings(draw);
    standing.balance = draw.points();
    standing.pending = draw.points();
    standing.debt = draw.points();
    standing.lifetime = draw.points();
    standing.redeemed = draw.points();
    standing.expired = draw.points();
    standing.cycle = draw.points();
    standing.cycleSpentUnits = draw.between(-1'000, 1'000'000);
    standing.cycleNumber = static_cast<std::uint32_t>(draw.between(1, 9));
    standing.cycleBegan = maybe(draw.date());
    standing.cycles.resize(static_cast<std::size_t>(draw.between(0, 2)), {draw.points(), 2, 1'234});
    standing.window.resize(static_cast<std::size_t>(draw.between(0, 3)), {draw.date(), draw.points(), 77});
    standing.star = static_cast<std::uint32_t>(draw.between(0, 5));
    standing.starAtCycle = static_cast<std::uint32_t>(draw.between(0, 5));
    standing.starSince = maybe(draw.date());
    standing.floor = maybe(StarFloor{3, maybe(draw.date()), 2});
    standing.vouchers.resize(static_cast<std::size_t>(draw.between(0, 2)), {.id = draw.id<VoucherId>(),
                                                                            .star = 1,
                                                                            .terms = draw.text(20),
                                                                            .value = draw.money(cny),
                                                                            .from = draw.date(),
                                                                            .until = maybe(draw.date()),
                                                                            .used = draw.oneIn(2),
                                                                            .withdrawn = draw.oneIn(2)});
    standing.offers.resize(static_cast<std::size_t>(draw.between(0, 2)));
    for (Offer& offer : standing.offers) {
        offer.terms = {draw.id<OfferId>(), standing.member, draw.text(9), draw.sentence(), draw.sentence(),
                       draw.money(cny),    draw.money(cny), draw.date(),  draw.date()};
        offer.used = draw.oneIn(2);
    }
    standing.promotionUses.resize(static_cast<std::size_t>(draw.between(0, 2)), {draw.text(9), 2});
    standing.usual.resize(static_cast<std::size_t>(draw.between(0, 2)), {draw.text(9), draw.sentence(), 5});
    standing.purchases = static_cast<std::uint32_t>(draw.between(0, 99));
    standing.spent = draw.money(cny);
    standing.discounts = draw.money(cny);
    standing.firstPurchase = maybe(draw.date());
    standing.lastPurchase = maybe(draw.date());
    standing.mergedInto = maybe(draw.id<MemberId>());
    return standing;
}

} // namespace

SCENARIO("A standing is stored and read back whole", "[storage][standing]")
{
    const auto member = numbered<MemberId>(1);
    const Date day{std::chrono::year{2026} / 1 / 3};
    Standing standing;
    standing.member = member;
    CHECK(readStanding(member, writeStanding(standing)).value() == standing);

    standing.balance = Points::fromHundredths(724'050);
    standing.lifetime = Points::whole(9'000);
    standing.cycle = Points::whole(1'240);
    standing.cycleNumber = 2;
    standing.star = 3;
    standing.purchases = 41;
    standing.spent = Money::fromMinor(12'345'67, cny);
    standing.discounts = Money::fromMinor(1'000'00, cny);
    standing.redeemed = Points::whole(500);
    standing.firstPurchase = day - std::chrono::days{400};
    standing.lastPurchase = day;
    standing.vouchers = {{.id = numbered<VoucherId>(2),
                          .star = 2,
                          .value = Money::fromMinor(500'00, cny),
                          .from = day,
                          .until = day + std::chrono::days{30},
                          .used = true},
                         {.id = numbered<VoucherId>(3),
                          .star = 3,
                          .value = Money::fromMinor(1'000'00, cny),
                          .from = day,
                          .until = std::nullopt}};
    standing.offers = {{.terms = {.offer = numbered<OfferId>(4),
                                  .member = member,
                                  .rule = "silence",
                                  .title = {"Welcome back", "欢迎回来"},
                                  .why = {"31 days ago", "31 天前"},
                                  .amountOff = Money::fromMinor(15'00, cny),
                                  .minimumSpend = Money::fromMinor(100'00, cny),
                                  .from = day,
                                  .until = day + std::chrono::days{30}},
                        .used = false}};
    standing.usual = {{.sku = "A1", .name = {"Milk", "牛奶"}, .purchases = 12}};
    CHECK(readStanding(member, writeStanding(standing)).value() == standing);
}

SCENARIO("Any standing is stored and read back whole", "[storage][standing][property]")
{
    CHECK(rc::check("round trip", [](std::uint64_t seed) {
        const Standing standing = anyStanding(seed);
        const Result<Standing> read = readStanding(standing.member, writeStanding(standing));
        RC_ASSERT(read.ok());
        RC_ASSERT(read.value() == standing);
    }));
}

SCENARIO("A standing that an earlier version stored is still read", "[storage][standing]")
{
    const auto member = numbered<MemberId>(1);
    const Result<Standing> read = readStanding(
        member,
        R"({"balance":724050,"cycle":124000,"cycleNumber":2,"discounts":[100000,"CNY"],"first":20056,"format":1,)"
        R"("last":20456,"lifetime":900000,"purchases":41,"redeemed":50000,"spent":[1234567,"CNY"],"star":3,)"
        R"("vouchers":[{"from":20456,"id":"02000000000000000000000000000000","star":2,"until":20486,"used":true,)"
        R"("value":[50000,"CNY"]}],"usual":[{"name":["Milk","牛奶"],"purchases":12,"sku":"A1"}]})");
    REQUIRE(read.ok());
    CHECK(read.value().balance == Points::fromHundredths(724'050));
    CHECK(read.value().star == 3);
    CHECK(read.value().vouchers.at(0).used);
    CHECK(read.value().usual.at(0).purchases == 12);
    CHECK(read.value().lots.empty());
    CHECK(read.value().pending.isZero());
}

SCENARIO("What is not a standing is refused, not guessed", "[storage][standing]")
{
    const auto member = numbered<MemberId>(1);
    for (const char* text :
         {"", "{", "[]", "{}", R"({"format":0})", R"({"format":3,"spent":[0,"CNY"],"discounts":[0,"CNY"]})",
          R"({"format":2})", R"({"format":1,"spent":[1,"XXX"]})",
          R"({"format":1,"spent":[1,"CNY"],"discounts":[0,"CNY"],"vouchers":[{"id":"zz"}]})"}) {
        INFO(text);
        const Result<Standing> read = readStanding(member, text);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::DamagedStore);
    }
}

SCENARIO("A name that was no text grew when it was stored, until no message could carry it", "[storage][standing]")
{
    const auto member = numbered<MemberId>(1);
    Standing standing;
    standing.member = member;
    standing.usual = {{.sku = std::string(64, '\xff'),
                       .name = {"tea\xff" + std::string(1'000, '\x80'), std::string(1'022, 'a') + "\xe8\x8c"},
                       .purchases = 1}};
    const Result<Standing> read = readStanding(member, writeStanding(standing));
    REQUIRE(read.ok());
    CHECK(read.value().usual[0].sku.empty());
    CHECK(read.value().usual[0].name == Sentence{"tea", std::string(1'022, 'a')});
}
