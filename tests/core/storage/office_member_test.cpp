// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/phone.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

std::vector<MemberRow> rowsAfter(OfficeStore& store, std::uint64_t version, std::size_t maxCount = 100)
{
    std::vector<MemberRow> rows;
    store.transact(
        [&](OfficeTransaction& office) { rows = office.membersAfter(version, maxCount, registeredTill().till, 1); });
    return rows;
}

} // namespace

SCENARIO("The office knows who its members are, and tills hear what they need to find them",
         "[storage][office][member]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const MemberRecord wang = memberNamed(1, "王小明", "13800138000");
    MemberRecord mary = memberNamed(2, "Mary Jones", "13800138000");
    mary.referrer = wang.id;
    mary.consentToOffers = false;
    mary.birthday = parseDate("1990-02-28");
    store->putMember(wang);
    store->putMember(mary);

    CHECK(store->member(wang.id) == wang);
    CHECK(store->member(mary.id) == mary);
    CHECK_FALSE(store->member(numbered<MemberId>(3)).has_value());
    CHECK(store->membersByPhone("13800138000") == std::vector{wang, mary});
    CHECK(store->membersByPhone("13800138001").empty());
    CHECK(store->membersFollowing({}, 1) == std::vector{wang});
    CHECK(store->membersFollowing(wang.id, 5) == std::vector{mary});
    CHECK(store->memberCount() == 2);

    const std::vector<MemberRow> rows = rowsAfter(*store, 0);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].entry.shortName == shortNameOf("王小明"));
    CHECK(rows[0].entry.phoneHash == phoneHash("13800138000", phoneKey()));
    CHECK(rows[0].entry.phoneLastFour == "8000");
    CHECK(rows[0].version < rows[1].version);
    CHECK(rowsAfter(*store, 0, 1).size() == 1);
    CHECK(rowsAfter(*store, rows[1].version).empty());

    WHEN("one of them gets a new card")
    {
        mary.issueNumber = 2;
        store->putMember(mary);
        const std::vector<MemberRow> changed = rowsAfter(*store, rows[1].version);
        REQUIRE(changed.size() == 1);
        CHECK(changed[0].entry.id == mary.id);
        CHECK(changed[0].entry.issueNumber == 2);
        CHECK(rowsAfter(*store, 0).size() == 2); // each member is sent once
    }
    WHEN("their rhythm breaks")
    {
        const Sentence rhythm{"usually every 9 days", "通常 9 天一次"};
        store->putRhythm(wang.id, rhythm, true);
        std::vector<MemberRow> changed = rowsAfter(*store, rows[1].version);
        REQUIRE(changed.size() == 1);
        CHECK(changed[0].rhythm == rhythm);
        CHECK(changed[0].away);
        THEN("the same again is sent to nobody")
        {
            store->putRhythm(wang.id, rhythm, true);
            CHECK(rowsAfter(*store, changed[0].version).empty());
        }
        THEN("a new standing keeps it")
        {
            Standing standing;
            standing.member = wang.id;
            standing.balance = Points::whole(5);
            store->transact([&](OfficeTransaction& office) { office.putStanding(wang.id, standing, Instant{}); });
            changed = rowsAfter(*store, changed[0].version);
            REQUIRE(changed.size() == 1);
            CHECK(changed[0].standing == standing);
            CHECK(changed[0].away);
            CHECK(store->standing(wang.id) == standing);
        }
    }
}

SCENARIO("A fact is stored once, and read back with its figures", "[storage][office][fact]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const MemberRecord wang = memberNamed(1, "王小明", "13800138000");
    store->putMember(wang);
    const StoredFact first = storedSale(4, day(10), wang.id);
    store->transact([&](OfficeTransaction& office) {
        CHECK(office.addFact(wang.id, first));
        CHECK_FALSE(office.addFact(wang.id, first));
        CHECK(office.addFact(wang.id, storedSale(7, day(20), wang.id)));
        CHECK(office.addFact({}, storedSale(8, day(20), std::nullopt)));

        const std::vector<StoredFact> facts = office.facts(wang.id);
        REQUIRE(facts.size() == 2);
        CHECK(facts[0].fact.ref == first.fact.ref);
        CHECK(facts[0].fact.at == first.fact.at);
        CHECK(facts[0].fact.businessDate == day(10));
        CHECK(facts[0].fact.fact == first.fact.fact);
        CHECK(facts[0].body == first.body);
        CHECK(office.facts({}).size() == 1);
        CHECK(office.facts(numbered<MemberId>(9)).empty());
    });
    store->transact([&](OfficeTransaction& office) {
        CHECK(office.membersSeenAt(OutletId{3}, day(20), 10) == std::vector{wang.id});
        CHECK(office.membersSeenAt(OutletId{3}, day(21), 10).empty());
        CHECK(office.membersSeenAt(OutletId{2}, day(0), 10).empty());
    });
    CHECK(rowsAfter(*store, 0).at(0).includesSeq == 7);
}

SCENARIO("Points are where the postings put them", "[storage][office][custody]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const auto member = numbered<MemberId>(1);
    const TillId till = registeredTill().till;
    const auto ref = [&](std::uint64_t seq, std::uint8_t leg) { return FactRef{till, 1, seq, leg}; };

    store->transact([&](OfficeTransaction& office) {
        CHECK(office.custody(member).custody.free.isZero());
        office.post(member, ref(1, 0),
                    {{Account::Issued, {}, -Points::whole(100)},
                     {Account::Debt, {}, Points{}},
                     {Account::Free, {}, Points::whole(100)}});
        office.post(member, ref(1, 2), grantPostings(till, 1, Points::whole(40)));
        MemberCustody held = office.custody(member);
        CHECK(held.custody.free == Points::whole(60));
        CHECK(held.rights == std::vector{std::pair{TillEpoch{till, 1}, Points::whole(40)}});
        CHECK(office.rightsHeldBy({till, 1}) == Points::whole(40));

        office.post(member, ref(2, 0),
                    {{Account::Right, till, -Points::whole(40)}, {Account::Redeemed, {}, Points::whole(40)}});
        CHECK(office.custody(member).rights.empty());
        CHECK(office.rightsHeldBy({till, 1}).isZero());

        office.post(member, ref(3, 0),
                    {{Account::Debt, {}, -Points::whole(7)}, {Account::Redeemed, {}, Points::whole(7)}});
        CHECK(office.custody(member).custody.debt == Points::whole(7));
    });
}

SCENARIO("Grants are numbered without a gap for each till and epoch, and sent until acknowledged",
         "[storage][office][grant]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const TillId till = registeredTill().till;
    const auto member = numbered<MemberId>(1);
    const auto voucher = numbered<VoucherId>(5);
    const Grant points{.number = 0, .member = member, .object = {}, .points = Points::whole(40)};
    const Grant right{
        .number = 0, .member = member, .kind = RightKind::Voucher, .object = voucher.array(), .points = {}};

    store->transact([&](OfficeTransaction& office) {
        CHECK_FALSE(office.holderOf(member, RightKind::Voucher, voucher.array()));
        CHECK(office.addGrant(till, 1, points).number == 1);
        CHECK(office.addGrant(till, 1, right).number == 2);
        CHECK(office.addGrant(till, 1, points).number == 3);
        CHECK(office.addGrant(till, 2, points).number == 1);
        CHECK(office.addGrant(numbered<TillId>(9), 1, points).number == 1);
        CHECK(office.holderOf(member, RightKind::Voucher, voucher.array()) == TillEpoch{till, 1});
        CHECK_FALSE(office.holderOf(member, RightKind::Offer, voucher.array()));

        CHECK(office.grantsAbove(till, 1, 0, 10).size() == 3);
        CHECK(office.grantsAbove(till, 1, 0, 2).size() == 2);
        CHECK(office.grantsAbove(till, 1, 1, 10).front().object == voucher.array());
    });
    store->transact([&](OfficeTransaction& office) {
        office.acknowledgeGrants(till, 1, 3);
        const std::vector<Grant> left = office.grantsAbove(till, 1, 0, 10);
        REQUIRE(left.size() == 1); // by it an older copy of the till sees what it missed
        CHECK(left.front().number == 3);
        CHECK(office.grantsAbove(till, 2, 0, 10).size() == 1);
        CHECK(office.holderOf(member, RightKind::Voucher, voucher.array()) == TillEpoch{till, 1});
        CHECK(office.addGrant(till, 1, points).number == 4);
    });
}

SCENARIO("Exceptions are listed, the newest first", "[storage][office][exception]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const FactRef ref{registeredTill().till, 1, 7, 0};
    store->transact([&](OfficeTransaction& office) {
        office.raiseException(ref, {}, {"first", "一"});
        office.raiseException(ref, numbered<MemberId>(1), {"second", "二"});
    });
    const std::vector<OfficeException> listed = store->exceptions(10);
    REQUIRE(listed.size() == 2);
    CHECK(listed[0] == OfficeException{2, numbered<MemberId>(1), ref, {"second", "二"}, std::nullopt});
    CHECK(store->exceptions(1).size() == 1);
}

SCENARIO("The office knows which tills have taken out a member who was erased", "[storage][office][erase]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const MemberRecord wang = memberNamed(1, "王小明", "13800138000");
    store->putMember(wang);
    CHECK(store->erasures(10).empty());
    const std::uint64_t before = rowsAfter(*store, 0).back().version;
    const TillId till = registeredTill().till;
    store->transact([&](OfficeTransaction& office) {
        REQUIRE(office.addFact(wang.id, {.fact = {.ref = {.till = office.officeLog(), .epoch = 1, .seq = 1},
                                                  .at = {},
                                                  .businessDate = day(1),
                                                  .fact = MemberErasedFact{randomId<OpId>(), wang.id, StaffId{1}, {}}},
                                         .body = {}}));
        Standing nothing;
        nothing.member = wang.id;
        office.putStanding(wang.id, nothing, Instant{});
        office.eraseRecord(wang.id);
    });
    const std::vector<MemberRow> rows = rowsAfter(*store, before);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].entry.isErased());
    const auto waiting = [&] { return store->erasures(10).at(0).waiting; };
    const auto tells = [&](std::uint64_t version) {
        store->transact([&](OfficeTransaction& office) { office.noteDirectory(till, version); });
    };
    CHECK(store->erasures(10).at(0).member == wang.id);
    CHECK(waiting() == std::vector{till}); // it was never heard of

    tells(before);
    CHECK(waiting() == std::vector{till});
    tells(rows[0].version);
    CHECK(waiting().empty());
    tells(before); // it was restored from a copy, and has the member again until its next contact
    CHECK(waiting() == std::vector{till});
}
