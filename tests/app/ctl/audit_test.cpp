// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/event_chain.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/office_store.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "tests/app/ctl/shop_folder.h"
#include "tests/support/full_run.h"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <random>
#include <regex>
#include <sstream>
#include <string>

using namespace huitou;

namespace
{

using Random = std::mt19937_64;

struct Sizes {
    std::uint32_t logs;
    std::uint64_t events; ///< of each log
};

Sizes sizes()
{
    return test::isFullRun() ? Sizes{1'000, 1'000} : Sizes{60, 20};
}

TillId tillOf(std::uint32_t number)
{
    std::array<std::uint8_t, TillId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number);
    bytes[1] = static_cast<std::uint8_t>(number >> 8);
    bytes[15] = 1;
    return TillId{bytes};
}

/// Tills 1, 2, 3 … of outlet 1, each with a whole log.
void fillLogs(const ShopFolder& shop, Random& random)
{
    FileKeyProvider keys(shop.office() / "store.key");
    const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(shop.office() / "office.db", keys);
    REQUIRE(store.ok());
    for (std::uint32_t number = 1; number <= sizes().logs; ++number) {
        const TillId till = tillOf(number);
        store.value()->addTill({.till = till, .number = number, .outlet = OutletId{1}, .epoch = 1, .signingKey = {}});
        store.value()->transact([&](OfficeTransaction& transaction) {
            Cursor cursor;
            for (; cursor.nextSeq <= sizes().events; ++cursor.nextSeq) {
                Bytes body(100 + random() % 200);
                randomBytes(body);
                const Digest hash = eventHash(till, 1, cursor.nextSeq, cursor.headHash, body);
                transaction.appendRaw(till, {1, cursor.nextSeq, cursor.headHash, hash, body}, testNow, true);
                cursor.headHash = hash;
            }
            transaction.setCursor(till, 1, cursor);
        });
    }
}

/// Somebody who has the key, and one row of one log to edit.
class Forger
{
public:
    Forger(const ShopFolder& shop, Random& random) : m_random(random)
    {
        FileKeyProvider keys(shop.office() / "store.key");
        Result<std::unique_ptr<SqlcipherDatabase>> opened =
            SqlcipherDatabase::open(shop.office() / "office.db", keys.key().value(),
                                    static_cast<int>(officeSchema().size()), SqlcipherDatabase::Check::Nothing);
        REQUIRE(opened.ok());
        m_database = std::move(opened).value();
    }

    /// Edits one row that belongs to the log of `till`; answers how many of its events still hold.
    std::uint64_t edit(const TillId& till)
    {
        const std::uint64_t events = sizes().events;
        const std::uint64_t seq = 1 + m_random() % events;
        switch (m_random() % 12) {
        case 0: flip("SELECT body FROM raw_log", "UPDATE raw_log SET body = ?3", till, seq); return seq - 1;
        case 1: flip("SELECT hash FROM raw_log", "UPDATE raw_log SET hash = ?3", till, seq); return seq - 1;
        case 2:
            flip("SELECT previous_hash FROM raw_log", "UPDATE raw_log SET previous_hash = ?3", till, seq);
            return seq - 1;
        case 3:
            run("UPDATE raw_log SET body = substr(body, 2) WHERE till_id = ?1 AND seq = ?2", till, seq);
            return seq - 1;
        case 4:
            run("UPDATE raw_log SET hash = substr(hash, 2) WHERE till_id = ?1 AND seq = ?2", till, seq);
            return seq - 1;
        case 5: run("UPDATE raw_log SET seq = seq + 5000 WHERE till_id = ?1 AND seq = ?2", till, seq); return seq - 1;
        case 6: run("UPDATE raw_log SET epoch = 2 WHERE till_id = ?1 AND seq = ?2", till, seq); return seq - 1;
        case 7:
            run("UPDATE raw_log SET till_id = randomblob(16) WHERE till_id = ?1 AND seq = ?2", till, seq);
            return seq - 1;
        case 8: run("DELETE FROM raw_log WHERE till_id = ?1 AND seq = ?2", till, seq); return seq - 1;
        case 9:
            run("INSERT INTO raw_log (till_id, epoch, seq, previous_hash, hash, received_at, body) SELECT "
                "till_id, epoch, seq + 5000, previous_hash, hash, received_at, body FROM raw_log "
                "WHERE till_id = ?1 AND seq = ?2",
                till, seq);
            return events;
        case 10: run("UPDATE log_cursor SET next_seq = ?2 WHERE till_id = ?1", till, seq); return seq - 1;
        default: run("DELETE FROM log_cursor WHERE till_id = ?1 AND ?2 > 0", till, seq); return 0;
        }
    }

private:
    void run(std::string_view sql, const TillId& till, std::uint64_t seq)
    {
        Transaction transaction(*m_database);
        Statement statement(*m_database, sql);
        statement.bindAll(till, seq);
        statement.run();
        transaction.commit();
    }

    /// Flips one bit of what `select` finds.
    void flip(const std::string& select, const std::string& update, const TillId& till, std::uint64_t seq)
    {
        const std::string where = " WHERE till_id = ?1 AND seq = ?2";
        const std::string question = select + where;
        Bytes content;
        {
            Statement query(*m_database, question);
            query.bindAll(till, seq);
            REQUIRE(query.next());
            content = query.bytes(0);
        }
        content[m_random() % content.size()] ^= static_cast<std::uint8_t>(1U << (m_random() % 8));
        const std::string change = update + where;
        Transaction transaction(*m_database);
        Statement statement(*m_database, change);
        statement.bindAll(till, seq, content);
        statement.run();
        transaction.commit();
    }

    Random& m_random;
    std::unique_ptr<SqlcipherDatabase> m_database;
};

/// What the audit says of each till of outlet 1: how many events hold, and the state.
std::map<std::uint32_t, std::pair<std::uint64_t, std::string>> told(const std::string& table)
{
    static const std::regex row(R"(outlet 1, till (\d+), epoch 1\s+([\d,]+)\s+(.*\S))");
    std::map<std::uint32_t, std::pair<std::uint64_t, std::string>> found;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, row)) {
            std::string count = match[2];
            std::erase(count, ',');
            found[static_cast<std::uint32_t>(std::stoul(match[1]))] = {std::stoull(count), match[3]};
        }
    }
    return found;
}

} // namespace

SCENARIO("An audit finds every row of a log that was edited, and says where the log breaks", "[ctl][audit]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    Random random(6);
    fillLogs(shop, random);

    // Without an edit nothing is found.
    const HuitouRun whole = shop.run({"audit", "verify"});
    CHECK(whole.exit == Exit::Done);
    const auto before = told(whole.out);
    REQUIRE(before.size() == sizes().logs);
    for (const auto& [till, log] : before) {
        CHECK(log == std::pair{sizes().events, std::string("whole")});
    }

    std::map<std::uint32_t, std::uint64_t> holds;
    {
        Forger forger(shop, random);
        for (std::uint32_t till = 1; till <= sizes().logs; ++till) {
            holds[till] = forger.edit(tillOf(till));
        }
    }
    const auto after = told(shop.run({"audit", "verify"}).out);
    std::size_t found = 0;
    for (const auto& [till, events] : holds) {
        INFO("till " << till);
        REQUIRE(after.contains(till));
        found += after.at(till).second != "whole" ? 1 : 0;
        CHECK(after.at(till).first == events);
    }
    CHECK(found == sizes().logs);
}
