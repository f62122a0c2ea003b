// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/outlet_calendars.h"
#include "app/office/till_admission.h"
#include "core/ledger/event_chain.h"
#include "core/shop/pin_tries.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/office_store.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "core/sync/office_side.h"
#include "tests/bench/measurements.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"

#include <fmt/format.h>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 3;
constexpr std::uint64_t events = 1'000'000;
constexpr std::uint64_t eventsAtOnce = 20'000;

/// The log of one till, filled as uploads fill it.
void fillLog(OfficeStore& store)
{
    const TillId till = randomId<TillId>();
    Cursor cursor;
    while (cursor.nextSeq <= events) {
        store.transact([&](OfficeTransaction& transaction) {
            for (std::uint64_t count = 0; count < eventsAtOnce; ++count, ++cursor.nextSeq) {
                const Bytes body = saleOfFive(randomId<MemberId>()).body;
                const Digest hash = eventHash(till, 1, cursor.nextSeq, cursor.headHash, body);
                transaction.appendRaw(till, {1, cursor.nextSeq, cursor.headHash, hash, body}, Instant{}, true);
                cursor.headHash = hash;
            }
            transaction.setCursor(till, 1, cursor);
        });
    }
}

Duration timeAudit(OfficeRoom& room)
{
    const auto started = std::chrono::steady_clock::now();
    const CommandResult answer = verifyAudit(room, nlohmann::json::object());
    HUITOU_CHECK(answer.ok() && answer.value().at("broken") == 0);
    return Duration(std::chrono::steady_clock::now() - started) / static_cast<double>(events);
}

/// Reads every row of the same table once, in the order of its numbers, and hashes the bytes; compares nothing.
Duration timeBare(Database& database)
{
    const auto started = std::chrono::steady_clock::now();
    Statement query(database, "SELECT seq, previous_hash, hash, body FROM raw_log ORDER BY till_id, epoch, seq");
    std::uint64_t read = 0;
    std::uint8_t sink = 0;
    while (query.next()) {
        sink = static_cast<std::uint8_t>(sink ^ sha256({query.view(1), query.view(3)})[0] ^ query.view(2)[0]);
        ++read;
    }
    HUITOU_CHECK(read == events && sink <= 0xFF);
    return Duration(std::chrono::steady_clock::now() - started) / static_cast<double>(events);
}

} // namespace

std::vector<Comparison> measureAudit()
{
    const BenchFolder folder;
    BenchKey keys;
    const SystemClock clock;
    const SigningKey signing = SigningKey::generate();
    fillLog(*opened(OfficeStore::create(folder / "office.db", keys)));
    std::vector<Duration> ours;
    std::vector<Duration> bare;
    for (int round = 0; round < rounds; ++round) {
        {
            const auto store = opened(OfficeStore::open(folder / "office.db", keys));
            OfficeSide side(*store, signing, clock, [](OutletId) { return std::optional<OutletCalendar>(); });
            OutletCalendarBook calendars(*store);
            PinTries pinTries(clock);
            const auto admission = opened(TillAdmission::read(folder / "tills.json"));
            OfficeRoom room{.store = *store,
                            .side = side,
                            .signingKey = signing,
                            .clock = clock,
                            .calendars = calendars,
                            .pinTries = pinTries,
                            .admission = *admission};
            ours.push_back(timeAudit(room));
        }
        const auto database =
            opened(SqlcipherDatabase::open(folder / "office.db", opened(keys.key()),
                                           static_cast<int>(officeSchema().size()), SqlcipherDatabase::Check::Nothing));
        bare.push_back(timeBare(*database));
    }
    return {{fmt::format("an event of {} proved by audit verify", events),
             "bare SQLCipher reading and hashing the same rows", medianOf(ours), medianOf(bare)}};
}

} // namespace huitou::bench
