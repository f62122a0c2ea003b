// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "core/storage/till_store.h"
#include "core/sync/event_body.h"
#include "tests/bench/measurements.h"
#include "tests/bench/store_for_bench.h"

namespace huitou::bench
{

namespace
{

constexpr int rounds = 5;
constexpr int salesInRound = 100;
constexpr std::size_t receiptBytes = 1'200;

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

/// Five articles with a star discount, bought by a member.
SaleCommit saleOfFive(const MemberId& member)
{
    SaleCommit sale;
    SaleFact& fact = sale.fact;
    fact.op = randomId<OpId>();
    fact.at = Instant{std::chrono::hours{500'000}};
    fact.member = member;
    fact.star = 2;
    for (int line = 0; line < 5; ++line) {
        SaleLineFact& article = fact.lines.emplace_back();
        article.sku = "A10" + std::to_string(line);
        article.name = {"Fresh milk, one litre", "鲜牛奶一升装"};
        article.quantity = Quantity::pieces(1);
        article.unitPrice = article.list = yuan(20);
        article.discounts = {{.kind = DiscountKind::Star, .id = "star2", .amount = yuan(3)}};
        article.net = article.earnBase = yuan(17);
        article.taxBasisPoints = 1300;
        article.tax = Money::fromMinor(195, cny);
        article.category = "dairy";
        article.earned = Points::whole(17);
    }
    fact.list = yuan(100);
    fact.discount = yuan(15);
    fact.paid = yuan(85);
    fact.tenders = {{.kind = TenderKind::Cash, .amount = yuan(85), .approval = {}, .lastFour = {}}};
    fact.earned = Points::whole(85);
    fact.earnedBy = {{.rule = "earn", .points = fact.earned}};
    sale.body = encodeFact(fact);
    sale.printDocument = [](std::uint64_t) { return Bytes(receiptBytes, 'r'); };
    return sale;
}

Duration timeSales(TillStore& till)
{
    std::vector<SaleCommit> sales;
    for (int sale = 0; sale < salesInRound; ++sale) {
        sales.push_back(saleOfFive(randomId<MemberId>()));
    }
    const auto started = std::chrono::steady_clock::now();
    for (const SaleCommit& sale : sales) {
        const Result<std::uint64_t> stored = till.commitSale(sale);
        HUITOU_CHECK(stored.ok());
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

template <typename Store>
Store opened(Result<Store> result)
{
    if (!result) {
        throw StorageError(result.error());
    }
    return std::move(result).value();
}

} // namespace

std::vector<Comparison> measureSales()
{
    const BenchFolder folder;
    BenchKey keys;
    const auto till = opened(TillStore::create(folder / "till", keys, {.till = randomId<TillId>(), .officeUrl = {}}));
    const auto bare = opened(SqlcipherDatabase::create(folder / "bare.db", opened(keys.key())));
    bare->execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content BYTEA NOT NULL)");

    // What a sale stores: its body, its receipt, and hashes, ids and figures of the rows around them.
    const Bytes content(saleOfFive(randomId<MemberId>()).body.size() + receiptBytes + 200, 'c');
    std::vector<Duration> ours;
    std::vector<Duration> theirs;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(timeSales(*till));
        theirs.push_back(timeBare(*bare, content));
    }
    return {{.what = "sale of five lines, durable",
             .beside = "bare SQLCipher, the same " + std::to_string(content.size()) + " bytes in one transaction",
             .ours = medianOf(ours),
             .bare = medianOf(theirs)}};
}

} // namespace huitou::bench
