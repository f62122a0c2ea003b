// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <array>

using namespace huitou;
using namespace huitou::test;

namespace
{

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

/// Two members, one with a star; three sales of theirs and one without a member.
std::unique_ptr<OfficeStore> officeWithSales(const OfficePlace& place)
{
    std::unique_ptr<OfficeStore> store = place.make();
    const MemberRecord plain = memberNamed(1, "王小明", "13800138000");
    MemberRecord starred = memberNamed(2, "李四", "13800138001");
    starred.homeOutlet = OutletId{4};
    store->putMember(plain);
    store->putMember(starred);
    store->transact([&](OfficeTransaction& office) {
        REQUIRE(office.addFact(plain.id, storedSale(1, day(1), plain.id)));
        REQUIRE(office.addFact(plain.id, storedSale(2, day(31), plain.id)));
        REQUIRE(office.addFact(starred.id, storedSale(3, day(1), starred.id)));
        REQUIRE(office.addFact({}, storedSale(4, day(2), std::nullopt)));
        Standing standing;
        standing.member = starred.id;
        standing.star = 2;
        office.putStanding(starred.id, standing, Instant{day(31)});
    });
    return store;
}

} // namespace

SCENARIO("The figures by star add up what the facts say", "[storage][office][report]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = officeWithSales(place);

    WHEN("everything is asked for")
    {
        const std::vector<StarFigures> rows = store->figuresByStar({});
        REQUIRE(rows.size() == 3);
        CHECK(rows[0] == StarFigures{.star = 0,
                                     .members = 1,
                                     .sales = 2,
                                     .amount = yuan(180),
                                     .discount = yuan(20),
                                     .issued = Points::whole(180),
                                     .redeemed = {},
                                     .outstanding = Points::whole(180)});
        CHECK(rows[1].star == 2);
        CHECK(rows[1].amount == yuan(90));
        CHECK_FALSE(rows[2].star.has_value());
        CHECK(rows[2].sales == 1);
        CHECK(rows[2].members == 0);
    }
    WHEN("a period is asked for, its ends included")
    {
        const std::vector<StarFigures> rows = store->figuresByStar({.from = day(2), .until = day(31), .outlet = {}});
        CHECK(rows[0].sales == 1);
        CHECK(rows[0].outstanding == Points::whole(180));
        CHECK(rows[1].sales == 0);
        CHECK(rows[2].sales == 1);
        CHECK(store->figuresByStar({.from = day(3), .until = day(30), .outlet = {}})[0].sales == 0);
    }
    WHEN("an outlet is asked for")
    {
        CHECK(store->figuresByStar({.from = {}, .until = {}, .outlet = OutletId{3}})[0].members == 1);
        const std::vector<StarFigures> rows = store->figuresByStar({.from = {}, .until = {}, .outlet = OutletId{4}});
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].star == 2);
        CHECK(rows[0].members == 1);
        CHECK(rows[0].sales == 0); // sold at the other outlet
        CHECK(rows[0].outstanding == Points::whole(90));
    }
    WHEN("another currency is asked for")
    {
        const StarFigures row =
            store->figuresByStar({.from = {}, .until = {}, .outlet = {}, .currency = Currency("USD", 2)})[0];
        CHECK(row.sales == 0);
        CHECK(row.amount.isZero());
    }
}

SCENARIO("The members behind a row of the figures add up to it", "[storage][office][report]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = officeWithSales(place);
    MemberRecord another = memberNamed(3, "赵五", "13800138002"); // has bought nothing
    store->putMember(another);

    using Figures = std::vector<MemberFigures>;
    const auto plain = numbered<MemberId>(1);
    CHECK(store->membersOfStar({}, 0, 10) == Figures{{plain, 2, yuan(180)}, {another.id, 0, yuan(0)}});
    CHECK(store->membersOfStar({}, 0, 1) == Figures{{plain, 2, yuan(180)}});
    CHECK(store->membersOfStar({}, 2, 10) == Figures{{numbered<MemberId>(2), 1, yuan(90)}});
    CHECK(store->membersOfStar({}, 1, 10).empty());
    CHECK(store->membersOfStar({.from = day(2), .until = day(31), .outlet = {}}, 0, 1) ==
          Figures{{plain, 1, yuan(90)}});
    CHECK(store->membersOfStar({.from = {}, .until = {}, .outlet = OutletId{4}}, 0, 10).empty());
    const FigureScope dollars{.from = {}, .until = {}, .outlet = {}, .currency = Currency("USD", 2)};
    CHECK(store->membersOfStar(dollars, 0, 1)[0].amount.isZero());
}

SCENARIO("Each member's purchase days are read without their facts", "[storage][office][report]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = officeWithSales(place);
    store->transact([](OfficeTransaction& office) {
        const auto member = numbered<MemberId>(1);
        REQUIRE(office.addFact(member, storedSale(5, day(31), member))); // a second sale on the same day
    });
    std::vector<RecordHistory> histories;
    const auto read = [&] {
        histories.clear();
        store->eachHistory(cny, [&](const RecordHistory& history) { histories.push_back(history); });
    };
    read();
    REQUIRE(histories.size() == 2);
    CHECK(histories[0].record == numbered<MemberId>(1));
    CHECK(histories[0].days == std::vector<PurchaseDay>{{day(1), yuan(90)}, {day(31), yuan(180)}});
    CHECK_FALSE(histories[0].isMerged);
    CHECK(histories[1].days == std::vector<PurchaseDay>{{day(1), yuan(90)}});

    // That a record is not all of its person is said of both, also of one that bought nothing.
    store->transact([](OfficeTransaction& office) {
        for (const std::uint8_t record : std::array<std::uint8_t, 2>{2, 3}) {
            const MembersMergedFact merged{numbered<OpId>(9), numbered<MemberId>(2), numbered<MemberId>(3)};
            const MemberFact fact{{numbered<TillId>(9), 1, record, leg::first}, Instant{day(40)}, day(40), merged};
            REQUIRE(office.addFact(numbered<MemberId>(record), StoredFact{fact, {1}}));
        }
    });
    read();
    REQUIRE(histories.size() == 3);
    CHECK_FALSE(histories[0].isMerged);
    CHECK(histories[1].isMerged);
    CHECK(histories[1].days == std::vector<PurchaseDay>{{day(1), yuan(90)}});
    CHECK(histories[2].isMerged);
    CHECK(histories[2].days.empty());
}

SCENARIO("Open offers are those that are unused and not over", "[storage][office][report]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = officeWithSales(place);
    const auto offer = [](std::uint8_t number, Date until, bool used) {
        return Offer{.terms = {.offer = numbered<OfferId>(number),
                               .member = numbered<MemberId>(1),
                               .rule = "silence",
                               .title = {},
                               .why = {},
                               .from = day(0),
                               .until = until},
                     .used = used};
    };
    Standing standing;
    standing.member = numbered<MemberId>(1);
    standing.offers = {offer(1, day(10), false), offer(2, day(5), false), offer(3, day(20), true)};
    store->transact([&](OfficeTransaction& office) { office.putStanding(standing.member, standing, Instant{}); });

    CHECK(store->openOffers(day(5)).size() == 2);
    CHECK(store->openOffers(day(6)).size() == 1);
    CHECK(store->openOffers(day(10)).front().offer == numbered<OfferId>(1));
    CHECK(store->openOffers(day(11)).empty());
}

SCENARIO("A campaign's outcome is what each member bought while it held, once a member", "[storage][office][report]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = officeWithSales(place);
    const MemberId plain = memberNamed(1, "王小明", "13800138000").id;
    const MemberId starred = memberNamed(2, "李四", "13800138001").id;
    const CampaignDraw first{plain, "silence", day(1), day(31), false};
    const CampaignDraw heldOut{starred, "silence", day(2), day(31), true};
    store->transact([&](OfficeTransaction& office) {
        office.addDraw({plain, "silence", day(90), day(120), false});
        office.addDraw(first);
        office.addDraw(first); // said twice
        office.addDraw(heldOut);
        CHECK(office.draws(plain) == std::vector<CampaignDraw>{first, {plain, "silence", day(90), day(120), false}});
    });

    std::vector<CampaignOutcome> outcomes;
    store->eachCampaignOutcome(cny, [&](const CampaignOutcome& outcome) { outcomes.push_back(outcome); });
    REQUIRE(outcomes.size() == 2);
    CHECK(outcomes[0].draw == first);
    CHECK(outcomes[0].purchaseDays == 2);
    CHECK(outcomes[0].paid == yuan(180));
    CHECK(outcomes[1].draw == heldOut);
    CHECK(outcomes[1].purchaseDays == 0); // bought the day before
    CHECK(outcomes[1].paid == yuan(0));
}
