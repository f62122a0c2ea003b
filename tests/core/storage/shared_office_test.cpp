// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/standing_json.h"
#include "core/storage/transient_error.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"
#include "tests/core/storage/stored_chain.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <thread>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr std::uint8_t members = 6;

void addMembers(OfficeStore& office)
{
    for (std::uint8_t number = 1; number <= members; ++number) {
        MemberRecord record = memberNamed(number, "Member", "1380013800" + std::to_string(number));
        record.id = member(number);
        office.putMember(record);
    }
}

/// What the office makes of everything that is in its logs.
std::map<MemberId, std::string> standingsOf(OfficeStore& office)
{
    std::map<MemberId, std::string> standings;
    for (std::uint8_t number = 1; number <= members; ++number) {
        standings[member(number)] = writeStanding(office.standing(member(number)).value());
    }
    return standings;
}

/// One till's day: sales to members whom the others serve too, each sent to whichever process answers.
void sellAll(const StoredChain& chain, ShopTill& till, const std::vector<OfficeAtWork*>& offices, int sales,
             std::uint8_t seed)
{
    for (int number = 0; number < sales; ++number) {
        const auto who = static_cast<std::uint8_t>(1 + (number * 7 + seed) % members);
        till.store.write(chain.sale(10 + number, member(who)));
        OfficeAtWork& office = *offices[static_cast<std::size_t>(number + seed) % offices.size()];
        HUITOU_CHECK(StoredChain::exchange(till, office).ok());
        if (number % 3 == 0) {
            office.applyAll();
        }
    }
}

std::size_t factsIn(OfficeStore& office)
{
    std::size_t facts = 0;
    office.transact([&](OfficeTransaction& transaction) {
        facts = 0;
        for (std::uint8_t number = 1; number <= members; ++number) {
            facts += transaction.facts(member(number)).size();
        }
    });
    return facts;
}

} // namespace

SCENARIO("Two processes of the office make offers, and the campaign's budget holds", "[storage][postgres][shared]")
{
    const OfficePlace place(Engine::PostgreSql);
    const auto one = place.make();
    const auto other = place.open();
    constexpr std::int64_t most = 5;
    constexpr std::uint8_t each = 10;
    const auto makeOffers = [](OfficeStore& office, std::uint8_t first) {
        for (std::uint8_t number = first; number < first + each; ++number) {
            office.transact([&](OfficeTransaction& transaction) {
                if (transaction.issuedBy("back").offers < most) {
                    transaction.addDraw({member(number), "back", day(1), day(9), false, {}});
                }
            });
        }
    };
    std::thread beside([&] { makeOffers(*other, 101); });
    makeOffers(*one, 1);
    beside.join();
    one->transact([&](OfficeTransaction& transaction) {
        std::size_t drawn = 0;
        for (std::uint8_t number = 0; number < each; ++number) {
            drawn += transaction.draws(member(static_cast<std::uint8_t>(1 + number))).size() +
                     transaction.draws(member(static_cast<std::uint8_t>(101 + number))).size();
        }
        CHECK(drawn == most);
        CHECK(transaction.issuedBy("back").offers == most);
        CHECK(transaction.issuedBy("other").offers == 0);
    });
}

SCENARIO("Two processes of the office share a database, and each event counts once", "[storage][postgres][shared]")
{
    const OfficePlace place(Engine::PostgreSql);
    StoredChain chain;
    const auto one = chain.office(place.make());
    const auto other = chain.office(place.open());
    addMembers(*one->store);
    constexpr int sales = 12;
    for (std::uint8_t number = 1; number <= 4; ++number) {
        chain.addTill(*one, number);
    }
    std::vector<std::thread> days;
    for (std::uint8_t number = 0; number < 4; ++number) {
        days.emplace_back([&, number] {
            sellAll(chain, *chain.tills[number], {one.get(), other.get()}, sales, number);
        });
    }
    for (std::thread& day : days) {
        day.join();
    }
    one->applyAll();
    other->applyAll();
    for (const auto& till : chain.tills) {
        StoredChain::settle(*till, *other);
    }

    THEN("every log is whole at the office, and applied once")
    {
        one->store->transact([&](OfficeTransaction& office) {
            for (const auto& till : chain.tills) {
                const Cursor cursor = office.cursor(till->id(), 1).value();
                CHECK(cursor.nextSeq == sales + 1);
                CHECK(cursor.headHash == till->store.log().back().hash);
            }
            CHECK(office.pending(10, {}).empty());
        });
        CHECK(factsIn(*one->store) == 4 * sales);
        CHECK(one->store->exceptions(10).empty());
    }
    THEN("standings and tills say what one process alone would have said")
    {
        const OfficePlace alonePlace(Engine::Sqlcipher);
        const auto alone = chain.office(alonePlace.make());
        addMembers(*alone->store);
        for (const auto& till : chain.tills) {
            alone->store->addTill(till->registration());
            ShopTill anew(*till, chain.key.publicKey(), chain.clock);
            HUITOU_CHECK(StoredChain::exchange(anew, *alone).ok());
            ShopTill fromTheStart(static_cast<std::uint8_t>(till->registration().number), OutletId{3},
                                  chain.key.publicKey(), chain.clock);
            for (const ChainedEvent& event : till->store.log()) {
                fromTheStart.store.writeBody(event.body);
            }
            StoredChain::settle(fromTheStart, *alone);
        }
        const auto standings = standingsOf(*alone->store);
        CHECK(standingsOf(*one->store) == standings);
        CHECK(standingsOf(*other->store) == standings);
        for (const auto& till : chain.tills) {
            for (const auto& [id, row] : till->store.members()) {
                CHECK(row.standing.balance == one->store->standing(id)->balance);
            }
        }
    }
    THEN("what one process changes, the other goes by at once")
    {
        std::string text = shippedProgramme();
        const std::size_t at = text.find("version = 1");
        REQUIRE(at != std::string::npos);
        text.replace(at, 11, "version = 2");
        text.replace(text.find("2020-01-01"), 10, "2026-02-01");
        const Status put = one->store->putProgramme(text);
        REQUIRE(put.ok());
        other->store->transact([](OfficeTransaction& office) { CHECK(office.programmes().size() == 2); });
    }
}

SCENARIO("A till that asks for changes while two processes make them misses none", "[storage][postgres][shared]")
{
    const OfficePlace place(Engine::PostgreSql);
    const auto one = place.make();
    const auto other = place.open();
    constexpr int changes = 40;
    std::atomic<int> writing = 2;
    const auto write = [&](OfficeStore& office, std::uint8_t from) {
        for (int change = 0; change < changes; ++change) {
            MemberRecord record = memberNamed(1, "Member", "13800138000");
            record.id = member(static_cast<std::uint8_t>(from + change));
            office.putMember(record);
        }
        --writing;
    };
    std::set<MemberId> heard;
    std::uint64_t version = 0;
    const auto listen = [&] {
        one->transact([&](OfficeTransaction& office) {
            for (const MemberRow& row : office.membersAfter(version, 500, registeredTill().till, 1)) {
                CHECK(row.version > version);
                version = row.version;
                heard.insert(row.entry.id);
            }
        });
    };
    std::thread first(write, std::ref(*one), std::uint8_t{1});
    std::thread second(write, std::ref(*other), std::uint8_t{101});
    while (writing > 0) {
        listen();
    }
    first.join();
    second.join();
    listen();
    CHECK(heard.size() == 2 * changes);
}

SCENARIO("The office goes on when its database was away for a moment", "[storage][postgres]")
{
    const OfficePlace place(Engine::PostgreSql);
    const auto store = place.make();
    store->putMember(memberNamed(1, "Member", "13800138000"));
    PostgresCluster::shared().cutConnections(place.database());
    CHECK(store->memberCount() == 1);
    PostgresCluster::shared().cutConnections(place.database());
    store->putMember(memberNamed(2, "Member", "13800138001"));
    CHECK(store->memberCount() == 2);

    int runs = 0;
    store->transact([&](OfficeTransaction& office) {
        office.noteReport(registeredTill().till, Instant{std::chrono::hours{1}});
        if (++runs == 1) {
            PostgresCluster::shared().cutConnections(place.database());
        }
        static_cast<void>(office.tills());
    });
    CHECK(runs == 2); // the second time from the beginning
    store->transact([](OfficeTransaction& office) { CHECK(office.lastReport(registeredTill().till).has_value()); });
}

SCENARIO("Work that always has to give way is given up", "[storage][postgres]")
{
    const OfficePlace place(Engine::PostgreSql);
    const auto store = place.make();
    int runs = 0;
    CHECK_THROWS_AS(store->transact([&](OfficeTransaction&) {
        ++runs;
        throw TransientError(Error{ErrorCode::StoreFailed, {"busy", "忙"}});
    }),
                    TransientError);
    CHECK(runs > 5);
    CHECK(runs < 50);
}

SCENARIO("An office in PostgreSQL is made once, in a database that is there", "[storage][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    const PostgresPlace place{.url = cluster.url(database), .partitions = 2};
    CHECK(OfficeStore::open(place).error().code == ErrorCode::NotFound);
    CHECK(OfficeStore::create(place).ok());
    CHECK(OfficeStore::create(place).error().code == ErrorCode::NotAllowed);
    CHECK(OfficeStore::open(place).ok());
    cluster.execute(database, "UPDATE schema_version SET version = 99");
    CHECK(OfficeStore::open(place).error().code == ErrorCode::NewerSchema);
    cluster.drop(database);
    CHECK(OfficeStore::open(place).error().code == ErrorCode::StoreFailed);
    CHECK(OfficeStore::open({.url = "postgresql://boss:secret@localhost/huitou"}).error().code ==
          ErrorCode::NotAllowed);
    CHECK(OfficeStore::open({.url = "no such = thing ="}).error().code == ErrorCode::Malformed);
}

SCENARIO("Whoever needs all that is known waits for what another process applies", "[storage][postgres][shared]")
{
    const OfficePlace place(Engine::PostgreSql);
    StoredChain chain;
    const auto one = chain.office(place.make());
    const auto other = place.open();
    addMembers(*one->store);
    ShopTill& till = chain.addTill(*one, 1);
    till.store.write(chain.sale(10, member(1)));
    REQUIRE(StoredChain::exchange(till, *one).ok());
    CHECK_FALSE(other->awaitApplied(std::chrono::milliseconds{0}));
    std::thread applying([&] { one->applyAll(); });
    CHECK(other->awaitApplied(std::chrono::minutes{1}));
    applying.join();
    CHECK(factsIn(*other) == 1);
}
