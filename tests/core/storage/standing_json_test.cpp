// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/standing_json.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

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

SCENARIO("What is not a standing is refused, not guessed", "[storage][standing]")
{
    const auto member = numbered<MemberId>(1);
    for (const char* text : {"", "{", "[]", "{}", R"({"format":2})", R"({"format":1,"spent":[1,"XXX"]})",
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
