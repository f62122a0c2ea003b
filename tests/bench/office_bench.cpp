// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/shop/outlet.h"
#include "core/storage/migrations.h"
#include "core/storage/office/bare_write.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/office_store.h"
#include "core/storage/postgres_database.h"
#include "core/storage/sqlcipher_database.h"
#include "core/sync/office_side.h"
#include "tests/bench/measurements.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/sync_shop.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 3;
constexpr std::uint8_t tills = 20;
constexpr int salesOfTill = 100;
constexpr int members = 5'000;
constexpr std::size_t eventsAtOnce = 500;
constexpr int events = tills * salesOfTill;

/// What the office writes while it takes in and applies sales: the tables, in the order in which it writes them.
constexpr std::array written = {"raw_log",   "log_cursor",  "log_applied",   "member_fact",     "visit",
                                "posting",   "custody",     "epoch_right",   "epoch_right_sum", "standing",
                                "grant_out", "till_report", "till_directory"};

std::optional<OutletCalendar> calendarOf(OutletId)
{
    return OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
}

MemberId memberOf(int number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number);
    bytes[1] = static_cast<std::uint8_t>(number / 256);
    bytes.back() = 1;
    return MemberId{bytes};
}

std::string shippedProgramme()
{
    std::ifstream input(HUITOU_SHIPPED_PROGRAMME, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

template <typename Value>
Value orThrow(Result<Value> result)
{
    if (!result) {
        throw StorageError(result.error());
    }
    return std::move(result).value();
}

/// Tills with what they sold and have not sent: the same seed, the same sales.
struct Morning {
    Morning() : clock(test::at("2026-03-10")), key(SigningKey::fromSeed({9}))
    {
        std::mt19937_64 random(20260310);
        for (std::uint8_t number = 1; number <= tills; ++number) {
            const OutletId outlet{1U + number % 10U};
            all.push_back(std::make_unique<test::ShopTill>(number, outlet, key.publicKey(), clock));
            for (int sale = 0; sale < salesOfTill; ++sale) {
                const MemberId buyer = memberOf(static_cast<int>(random() % members));
                const auto yuan = static_cast<std::int64_t>(5 + random() % 200);
                all.back()->store.write(test::saleOf(yuan, buyer, clock.time, outlet));
            }
        }
    }

    test::FakeClock clock;
    SigningKey key;
    std::vector<std::unique_ptr<test::ShopTill>> all;
};

void furnish(OfficeStore& store, const Morning& morning)
{
    if (Status put = store.putProgramme(shippedProgramme()); !put) {
        throw StorageError(put.error());
    }
    PurchaseBatch nobodyBought{.source = "bench", .outlet = OutletId{1}, .now = morning.clock.time, .customers = {}};
    for (int number = 0; number < members; ++number) {
        ImportedCustomer customer;
        customer.customer = std::to_string(number);
        customer.record.id = memberOf(number);
        customer.record.name = "Member " + customer.customer;
        customer.record.joined = *parseDate("2026-01-01");
        nobodyBought.customers.push_back(std::move(customer));
    }
    static_cast<void>(store.importPurchases(nobodyBought));
    for (const auto& till : morning.all) {
        store.addTill(till->registration());
    }
}

/// Sends everything, from several tills at once, and applies it as one process does.
Duration drain(OfficeStore& store, const Morning& morning, int threads)
{
    OfficeSide side(store, morning.key, morning.clock, calendarOf);
    const auto started = std::chrono::steady_clock::now();
    std::vector<std::thread> doors;
    for (int door = 0; door < threads; ++door) {
        doors.emplace_back([&, door] {
            for (std::size_t till = static_cast<std::size_t>(door); till < morning.all.size();
                 till += static_cast<std::size_t>(threads)) {
                const Bytes upload = morning.all[till]->side->nextUpload().value();
                HUITOU_CHECK(side.answer(morning.all[till]->id(), upload).ok());
            }
        });
    }
    for (std::thread& door : doors) {
        door.join();
    }
    while (side.applyPending(eventsAtOnce) > 0) {
    }
    return std::chrono::steady_clock::now() - started;
}

struct Measured {
    Duration office{};
    Duration bare{};
    std::uintmax_t ofSales = 0;     ///< bytes in the rows of the sales
    std::uintmax_t ofStandings = 0; ///< bytes in those that each member has one of
};

/// The same rows once more, read and written by COPY.
void copyRows(test::PostgresCluster& cluster, const std::string& from, const std::string& into, Measured& measured)
{
    for (const char* table : written) {
        const std::string path = "/tmp/" + from + "_" + into + "_" + table + ".copy";
        const std::string file = "'" + path + "'";
        cluster.execute(from, "COPY (SELECT * FROM " + std::string(table) + ") TO " + file + " (FORMAT binary)");
        const auto started = std::chrono::steady_clock::now();
        cluster.execute(into, "COPY " + std::string(table) + " FROM " + file + " (FORMAT binary)");
        measured.bare += std::chrono::steady_clock::now() - started;
        (std::string_view(table) == "standing" ? measured.ofStandings : measured.ofSales) +=
            std::filesystem::file_size(path);
        cluster.execute(into, "COPY (SELECT 1) TO PROGRAM 'cat > /dev/null; rm " + path + "'");
    }
}

Measured onPostgres(test::PostgresCluster& cluster, const Morning& morning)
{
    const std::string database = cluster.newDatabase();
    const std::string bare = cluster.newDatabase();
    Measured measured;
    {
        const auto store = orThrow(OfficeStore::create(PostgresPlace{.url = cluster.url(database)}));
        furnish(*store, morning);
        measured.office = drain(*store, morning, 2);
        orThrow(OfficeStore::create(PostgresPlace{.url = cluster.url(bare)})).reset();
    }
    copyRows(cluster, database, bare, measured);
    cluster.drop(database);
    cluster.drop(bare);
    return measured;
}

constexpr std::array bareTables = {
    BareTable{"biibbib",
              "SELECT till_id, epoch, seq, previous_hash, hash, received_at, body FROM raw_log WHERE ?1 IS NOT NULL",
              "INSERT INTO raw_log VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
    BareTable{"biibii",
              "SELECT till_id, epoch, next_seq, head_hash, fenced, waiting FROM log_cursor WHERE ?1 IS NOT NULL",
              "INSERT INTO log_cursor VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
    BareTable{"bii", "SELECT till_id, epoch, applied_seq FROM log_applied WHERE ?1 IS NOT NULL",
              "INSERT INTO log_applied VALUES (?1, ?2, ?3)"},
    BareTable{"bbiiiiiiitiiiiiib",
              "SELECT member_id, till_id, epoch, seq, leg, at, business_date, kind, outlet_id, currency, list, "
              "discount, paid, earned, redeemed, items, body FROM member_fact WHERE ?1 IS NOT NULL",
              "INSERT INTO member_fact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
              "?17)"},
    BareTable{"bii", "SELECT member_id, outlet_id, last_day FROM visit WHERE ?1 IS NOT NULL",
              "INSERT INTO visit VALUES (?1, ?2, ?3)"},
    BareTable{"bbiiiiibii",
              "SELECT member_id, till_id, epoch, seq, leg, line, account, account_till, change, account_epoch "
              "FROM posting WHERE ?1 IS NOT NULL",
              "INSERT INTO posting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
    BareTable{"biiiii", "SELECT member_id, free, debt, pending, expired, reviews FROM custody WHERE ?1 IS NOT NULL",
              "INSERT INTO custody VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
    BareTable{"bbii", "SELECT member_id, till_id, epoch, points FROM epoch_right WHERE ?1 IS NOT NULL",
              "INSERT INTO epoch_right VALUES (?1, ?2, ?3, ?4)"},
    BareTable{"bii", "SELECT till_id, epoch, points FROM epoch_right_sum WHERE ?1 IS NOT NULL",
              "INSERT INTO epoch_right_sum VALUES (?1, ?2, ?3)"},
    BareTable{"biititiiii",
              "SELECT member_id, star, offer_until, content, as_of, rhythm_en, rhythm_zh, away, version, look_on "
              "FROM standing WHERE ?1 IS NOT NULL",
              "INSERT INTO standing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
    BareTable{"biibibi",
              "SELECT till_id, epoch, number, member_id, kind, object, points FROM grant_out WHERE ?1 IS NOT NULL",
              "INSERT INTO grant_out VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
    BareTable{"bi", "SELECT till_id, reported_at FROM till_report WHERE ?1 IS NOT NULL",
              "INSERT INTO till_report VALUES (?1, ?2)"},
    BareTable{"bi", "SELECT till_id, version FROM till_directory WHERE ?1 IS NOT NULL",
              "INSERT INTO till_directory VALUES (?1, ?2)"}};
static_assert(bareTables.size() == written.size());

Measured onSqlcipher(const Morning& morning)
{
    const BenchFolder folder;
    BenchKey keys;
    Measured measured;
    {
        const auto store = orThrow(OfficeStore::create(folder / "office.db", keys));
        furnish(*store, morning);
        measured.office = drain(*store, morning, 2);
    }
    const StoreKey key = orThrow(keys.key());
    const auto from = orThrow(SqlcipherDatabase::open(
        folder / "office.db", key, static_cast<int>(officeSchema().size()), SqlcipherDatabase::Check::Nothing));
    const auto bare = orThrow(SqlcipherDatabase::create(folder / "bare.db", key));
    if (Status migrated = migrate(*bare, officeSchema(), folder / "bare.db", officeSchemaStart()); !migrated) {
        throw StorageError(migrated.error());
    }
    measured.bare = writeBare(*from, *bare, TillId{}, bareTables).took;
    return measured;
}

Comparison comparisonOf(const std::string& what, const std::string& beside, const std::vector<Measured>& measured)
{
    std::vector<Duration> ours;
    std::vector<Duration> theirs;
    for (const Measured& one : measured) {
        ours.push_back(one.office / events);
        theirs.push_back(one.bare / events);
    }
    Comparison comparison{.what = what, .beside = beside, .ours = medianOf(ours), .bare = medianOf(theirs)};
    if (measured.back().ofSales > 0) {
        comparison.note = std::to_string(measured.back().ofSales / events) + " bytes of rows a sale, " +
                          std::to_string(measured.back().ofStandings / members) + " a member";
    }
    return comparison;
}

} // namespace

std::vector<Comparison> measureOffice()
{
    test::PostgresCluster cluster({.isDurable = true});
    std::vector<Measured> postgres;
    std::vector<Measured> sqlcipher;
    for (int round = 0; round < rounds; ++round) {
        const Morning morning; // what tills sent once they would not send again
        postgres.push_back(onPostgres(cluster, morning));
        sqlcipher.push_back(onSqlcipher(morning));
    }
    return {comparisonOf("sale sent and applied, PostgreSQL", "COPY of the same rows into the same tables", postgres),
            comparisonOf("sale sent and applied, SQLCipher", "bare inserts of the same rows", sqlcipher)};
}

} // namespace huitou::bench
