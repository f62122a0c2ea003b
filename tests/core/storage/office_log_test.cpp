// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <stdexcept>
#include <thread>

using namespace huitou;
using namespace huitou::test;

namespace
{

ChainedEvent eventWith(std::uint64_t seq, std::uint8_t fill)
{
    ChainedEvent event;
    event.seq = seq;
    event.previousHash.fill(static_cast<std::uint8_t>(fill - 1));
    event.hash.fill(fill);
    event.body = Bytes(fill, fill);
    return event;
}

} // namespace

SCENARIO("An office's store is made once and opened by its key alone", "[storage][office]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "office.db";
    KnownKey keys;
    CHECK(OfficeStore::open(file, keys).error().code == ErrorCode::NotFound);
    TillId log;
    newOffice(file)->transact([&](OfficeTransaction& office) { log = office.officeLog(); });
    CHECK_FALSE(log.isNull());

    const std::string before = contentOf(file);
    KnownKey wrong(8);
    CHECK(OfficeStore::open(file, wrong).error().code == ErrorCode::WrongKey);
    CHECK(OfficeStore::create(file, keys).error().code == ErrorCode::NotAllowed);
    CHECK(contentOf(file) == before);

    reopenedOffice(file)->transact([&](OfficeTransaction& office) {
        CHECK(office.officeLog() == log);
        CHECK(office.serverGeneration() == 1);
        CHECK(office.programmes().size() == 1);
    });
}

SCENARIO("The office keeps each till's log as it came, and knows what is not applied yet", "[storage][office][log]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    std::unique_ptr<OfficeStore> store = place.make();
    const TillId till = registeredTill().till;
    const Instant now{std::chrono::seconds{99}};

    store->transact([&](OfficeTransaction& office) {
        CHECK(office.till(till)->number == 2);
        CHECK(office.tills().size() == 1);
        CHECK_FALSE(office.till(numbered<TillId>(9)).has_value());
        CHECK_FALSE(office.cursor(till, 2).has_value());
        REQUIRE(office.cursor(till, 1).has_value());
        CHECK(office.cursor(till, 1)->nextSeq == 1);
        CHECK(office.cursor(till, 1)->current);

        office.appendRaw(till, eventWith(1, 1), now, false);
        office.appendRaw(till, eventWith(2, 2), now, false);
        office.appendRaw(till, eventWith(3, 3), now, false);
        office.setCursor(till, 1, {.nextSeq = 4, .headHash = eventWith(3, 3).hash, .fenced = true});
        office.quarantine(till, Bytes{1, 2, 3}, Error{ErrorCode::Fork, {"fork", "分叉"}});
        office.quarantine(till, Bytes{4}, Error{ErrorCode::Fork, {"fork", "分叉"}});
    });
    store.reset();
    store = place.open();
    store->transact([&](OfficeTransaction& office) {
        CHECK(office.cursor(till, 1)->nextSeq == 4);
        CHECK(office.cursor(till, 1)->fenced);
        CHECK(office.storedHash(till, 1, 2) == eventWith(2, 2).hash);
        CHECK_FALSE(office.storedHash(till, 1, 4).has_value());
        CHECK(office.rawEvent(till, 1, 2) == eventWith(2, 2));

        const std::vector<PendingEvent> pending = office.pending(10, {});
        REQUIRE(pending.size() == 3);
        CHECK(pending[0].event == eventWith(1, 1));
        CHECK(pending[0].receivedAt == now);
        CHECK(pending[1].event.seq == 2);
        CHECK(pending[2].event.seq == 3);
        CHECK(office.pending(1, {}).size() == 1);
        office.markApplied(till, 1, 1);
        CHECK(office.pending(10, {}).size() == 2);
    });
    store->transact([&](OfficeTransaction& office) {
        REQUIRE(office.pending(10, {}).size() == 2);
        office.markApplied(till, 1, 2);
        office.markApplied(till, 1, 3);
    });
    store->transact([](OfficeTransaction& office) { CHECK(office.pending(10, {}).empty()); });
    store->transact([&](OfficeTransaction& office) {
        office.appendRaw(office.officeLog(), eventWith(1, 1), now, true); // applied by who writes it
        office.appendRaw(till, eventWith(4, 4), now, false);
        office.setCursor(till, 1, {.nextSeq = 5, .headHash = eventWith(4, 4).hash, .fenced = true});
    });
    store->transact([](OfficeTransaction& office) {
        const std::vector<PendingEvent> grown = office.pending(10, {});
        REQUIRE(grown.size() == 1);
        CHECK(grown[0].event.seq == 4);
    });
}

SCENARIO("A till whose epoch is not the newest is told so", "[storage][office][log]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    TillRegistration recovered = registeredTill();
    recovered.till = numbered<TillId>(4);
    recovered.epoch = 2;
    store->addTill(recovered);
    store->transact([&](OfficeTransaction& office) {
        office.setCursor(recovered.till, 1, Cursor{});
        CHECK_FALSE(office.cursor(recovered.till, 1)->current);
        CHECK(office.cursor(recovered.till, 2)->current);
        office.setCursor(office.officeLog(), 1, Cursor{});
        CHECK(office.cursor(office.officeLog(), 1)->current);
    });
}

SCENARIO("What goes wrong within a transaction leaves nothing of it", "[storage][office][transaction]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    CHECK_THROWS_AS(store->transact([&](OfficeTransaction& office) {
        office.appendRaw(registeredTill().till, eventWith(1, 1), Instant{}, false);
        throw std::runtime_error("cut off");
    }),
                    std::runtime_error);
    CHECK_THROWS_AS(store->transact([&](OfficeTransaction& office) {
        office.appendRaw(registeredTill().till, eventWith(2, 2), Instant{}, false);
        office.appendRaw(registeredTill().till, eventWith(2, 2), Instant{}, false); // the number is taken
    }),
                    StorageError);
    store->transact([](OfficeTransaction& office) { CHECK(office.pending(10, {}).empty()); });
}

SCENARIO("Several threads use the office's store, one after the other", "[storage][office][threads]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const TillId till = registeredTill().till;
    const auto work = [&] {
        for (int turn = 0; turn < 20; ++turn) {
            store->transact([&](OfficeTransaction& office) {
                Cursor cursor = office.cursor(till, 1).value();
                ++cursor.nextSeq;
                office.setCursor(till, 1, cursor);
            });
        }
    };
    std::thread first(work);
    std::thread second(work);
    first.join();
    second.join();
    store->transact([&](OfficeTransaction& office) { CHECK(office.cursor(till, 1)->nextSeq == 41); });
}
