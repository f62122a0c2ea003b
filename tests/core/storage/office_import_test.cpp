// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/office_side.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

class StandingClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return Instant{day(100)}; }
};

ImportedPurchase purchase(int onDay, std::int64_t cents)
{
    return {.day = day(onDay),
            .at = Instant{day(onDay)},
            .amount = Money::fromMinor(cents, cny),
            .items = 2,
            .earned = Points::fromHundredths(cents)};
}

PurchaseBatch batchOf(std::vector<ImportedPurchase> purchases, std::uint8_t freshId = 1)
{
    PurchaseBatch batch;
    batch.source = "old till";
    batch.outlet = OutletId{3};
    batch.now = StandingClock().now();
    batch.customers = {{"customer 7", memberNamed(freshId, "customer 7", ""), std::move(purchases)}};
    return batch;
}

} // namespace

SCENARIO("Purchases of an earlier system are taken over once", "[storage][office][import]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const auto member = numbered<MemberId>(1);

    // The same day, amount and pieces twice: two purchases.
    const std::vector<ImportedPurchase> log = {purchase(1, 11'77), purchase(2, 5'00), purchase(2, 5'00)};
    ImportedPurchases done = store->importPurchases(batchOf(log));
    CHECK(done.newMembers == 1);
    CHECK(done.added == 3);
    CHECK(done.already == 0);
    CHECK(store->standing(member)->purchases == 3);
    CHECK(store->standing(member)->spent == Money::fromMinor(21'77, cny));

    WHEN("the same log comes again, under a fresh id")
    {
        done = store->importPurchases(batchOf(log, 2));
        CHECK(done.newMembers == 0);
        CHECK(done.added == 0);
        CHECK(done.already == 3);
        CHECK(store->memberCount() == 1);
        CHECK(store->standing(member)->purchases == 3);
    }
    WHEN("it comes with one purchase more, of the same day and amount")
    {
        std::vector<ImportedPurchase> longer = log;
        longer.push_back(purchase(2, 5'00));
        done = store->importPurchases(batchOf(longer, 2));
        CHECK(done.added == 1);
        CHECK(done.already == 3);
        CHECK(store->standing(member)->purchases == 4);
        store->transact([&](OfficeTransaction& office) {
            CHECK(office.custody(member).custody.free == Points::fromHundredths(26'77));
        });
    }
    WHEN("another system has a customer of that name")
    {
        PurchaseBatch other = batchOf(log, 2);
        other.source = "other till";
        CHECK(store->importPurchases(other).newMembers == 1);
        CHECK(store->memberCount() == 2);
    }
}

SCENARIO("An import leaves what the protocol would have left, purchase by purchase", "[storage][office][import]")
{
    const Engine engine = GENERATE(Engine::Sqlcipher, Engine::PostgreSql);
    const OfficePlace importedPlace(engine);
    const OfficePlace writtenPlace(engine);
    const std::unique_ptr<OfficeStore> imported = importedPlace.make();
    const std::unique_ptr<OfficeStore> written = writtenPlace.make();
    const auto member = numbered<MemberId>(1);
    const StandingClock clock;
    const SigningKey key = SigningKey::generate();

    (void)imported->importPurchases(batchOf({purchase(1, 4'000'00), purchase(9, 2'500'00)}));
    written->putMember(memberNamed(1, "customer 7", ""));
    OfficeSide side(*written, key, clock, [](OutletId) { return std::optional<OutletCalendar>(); });
    std::vector<Fact> facts;
    for (const ImportedPurchase& each : {purchase(1, 4'000'00), purchase(9, 2'500'00)}) {
        facts.push_back(HistoricPurchaseFact{member, OutletId{3}, each.day, each.amount, each.items, each.earned});
    }
    side.write(facts);

    CHECK(imported->standing(member) == written->standing(member));
    imported->transact([&](OfficeTransaction& one) {
        written->transact([&](OfficeTransaction& other) {
            CHECK(one.custody(member).custody.free + Points{} ==
                  other.custody(member).custody.free + other.rightsHeldBy({registeredTill().till, 1}));
            const std::vector<StoredFact> left = one.facts(member);
            const std::vector<StoredFact> right = other.facts(member);
            REQUIRE(left.size() == 2);
            REQUIRE(right.size() == 2);
            CHECK(left[1].body == right[1].body);
            CHECK(left[1].fact.ref.seq == right[1].fact.ref.seq);
            CHECK(one.cursor(one.officeLog(), 1)->nextSeq == other.cursor(other.officeLog(), 1)->nextSeq);
            const ChainedEvent second = one.rawEvent(one.officeLog(), 1, 2).value();
            CHECK(second.previousHash == one.storedHash(one.officeLog(), 1, 1));
            CHECK(second.hash == eventHash(one.officeLog(), 1, 2, second.previousHash, second.body));
            CHECK(one.pending(10, {}).empty());
        });
    });
}

SCENARIO("A purchase dated after today gave its points, and the standing knew nothing of them",
         "[storage][office][import]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const auto member = numbered<MemberId>(1);
    (void)store->importPurchases(batchOf({purchase(99, 10'00), purchase(101, 20'00)}));
    CHECK(store->standing(member)->balance == Points::whole(30));
    store->transact(
        [&](OfficeTransaction& office) { CHECK(office.custody(member).custody.free == Points::whole(30)); });
}

SCENARIO("How fast the bare database is shows beside an import, and leaves nothing behind", "[storage][office][import]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<OfficeStore> store = newOffice(folder / "office.db");
    (void)store->importPurchases(batchOf({purchase(1, 4'00), purchase(9, 2'00)}));
    const Result<BareWrite> bare = store->measureBareImport(folder / "bare.db");
    REQUIRE(bare.ok());
    // 1 member, 1 customer, 2 events, 2 facts, 4 postings, 1 custody, 1 visit, 1 standing
    CHECK(bare.value().rows == 13);
    CHECK_FALSE(std::filesystem::exists(folder / "bare.db"));
    CHECK_FALSE(std::filesystem::exists(folder / "bare.db-wal"));
    CHECK(store->memberCount() == 1);
}
