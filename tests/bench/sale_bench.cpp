// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "core/storage/till_store.h"
#include "tests/bench/measurements.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"

namespace huitou::bench
{

namespace
{

constexpr int rounds = 5;
constexpr int salesInRound = 100;

/// With `isSworn` the print worker's part is done too: the witness is written behind each sale.
Duration timeSales(TillStore& till, bool isSworn)
{
    std::vector<SaleCommit> sales;
    for (int sale = 0; sale < salesInRound; ++sale) {
        sales.push_back(saleOfFive(randomId<MemberId>()));
    }
    const auto started = std::chrono::steady_clock::now();
    for (const SaleCommit& sale : sales) {
        const Result<std::uint64_t> stored = till.commitSale(sale);
        HUITOU_CHECK(stored.ok());
        HUITOU_CHECK(!isSworn || till.testimony().write().ok());
    }
    return Duration(std::chrono::steady_clock::now() - started) / salesInRound;
}

Duration timeBare(Database& database, const Bytes& content)
{
    const auto started = std::chrono::steady_clock::now();
    for (int row = 0; row < salesInRound; ++row) {
        Transaction transaction(database);
        Statement insert(database, "INSERT INTO row (content) VALUES (?1)");
        insert.bindAll(content);
        insert.run();
        transaction.commit();
    }
    return Duration(std::chrono::steady_clock::now() - started) / salesInRound;
}

Duration timePlain(PlainSqlite& plain, const Bytes& content)
{
    const auto started = std::chrono::steady_clock::now();
    for (int row = 0; row < salesInRound; ++row) {
        plain.insert(content);
    }
    return Duration(std::chrono::steady_clock::now() - started) / salesInRound;
}

} // namespace

std::vector<Comparison> measureSales()
{
    const BenchFolder folder;
    BenchKey keys;
    const auto till = opened(TillStore::create(folder / "till", keys, {.till = randomId<TillId>(), .officeUrl = {}}));
    const auto bare = opened(SqlcipherDatabase::create(folder / "bare.db", opened(keys.key())));
    bare->execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content BYTEA NOT NULL)");

    PlainSqlite plain(folder / "plain.db");
    const Bytes content(bytesOfSaleOfFive(), 'c');
    std::vector<Duration> ours;
    std::vector<Duration> sworn;
    std::vector<Duration> theirs;
    std::vector<Duration> plainly;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(timeSales(*till, false));
        theirs.push_back(timeBare(*bare, content));
        sworn.push_back(timeSales(*till, true));
        plainly.push_back(timePlain(plain, content));
    }
    const std::string same = "the same " + std::to_string(content.size()) + " bytes in one transaction";
    return {{"sale of five lines, durable", "bare SQLCipher, " + same, medianOf(ours), medianOf(theirs)},
            {"the same and its witness", "bare SQLCipher, " + same, medianOf(sworn), medianOf(theirs)},
            {"sale of five lines, durable", "plain SQLite, " + same, medianOf(ours), medianOf(plainly)}};
}

} // namespace huitou::bench
