// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/bare_write.h"

#include "core/storage/migrations.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace huitou
{

namespace
{

constexpr std::size_t rowsInTransaction = 20'000;

using Cell = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Cell>;

/// A store that nobody needs afterwards.
struct ScratchStore {
    ScratchStore(std::unique_ptr<SqlcipherDatabase> openDatabase, std::filesystem::path path)
        : database(std::move(openDatabase)), file(std::move(path))
    {
    }
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;
    ~ScratchStore()
    {
        database.reset();
        std::error_code absent;
        std::filesystem::remove(file, absent);
    }

    std::unique_ptr<SqlcipherDatabase> database;
    std::filesystem::path file;
};

constexpr std::array importedTables = {
    BareTable{
        "bttiibiii",
        "SELECT member_id, name, phone, joined, home_outlet, referrer, issue_number, consent_to_offers, "
        "birthday "
        "FROM member WHERE member_id IN (SELECT member_id FROM imported_customer) AND ?1 IS NOT NULL",
        "INSERT INTO member (member_id, name, phone, joined, home_outlet, referrer, issue_number, consent_to_offers, "
        "birthday) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
    BareTable{"btt", "SELECT member_id, source, customer FROM imported_customer WHERE ?1 IS NOT NULL",
              "INSERT INTO imported_customer VALUES (?1, ?2, ?3)"},
    BareTable{"biibbib",
              "SELECT till_id, epoch, seq, previous_hash, hash, received_at, body FROM raw_log "
              "WHERE till_id = ?1 ORDER BY epoch, seq",
              "INSERT INTO raw_log VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
    BareTable{"bbiiiiiiitiiiiiib",
              "SELECT member_id, till_id, epoch, seq, leg, at, business_date, kind, outlet_id, currency, list, "
              "discount, paid, earned, redeemed, items, body FROM member_fact WHERE till_id = ?1 AND kind = 3 "
              "ORDER BY epoch, seq",
              "INSERT INTO member_fact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
              "?16, ?17)"},
    BareTable{"bbiiiiibii",
              "SELECT member_id, till_id, epoch, seq, leg, line, account, account_till, change, account_epoch "
              "FROM posting WHERE till_id = ?1 ORDER BY epoch, seq, leg, line",
              "INSERT INTO posting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
    BareTable{"biiiii",
              "SELECT member_id, free, debt, pending, expired, reviews FROM custody "
              "WHERE member_id IN (SELECT member_id FROM imported_customer) AND ?1 IS NOT NULL",
              "INSERT INTO custody VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
    BareTable{"bii",
              "SELECT member_id, outlet_id, last_day FROM visit "
              "WHERE member_id IN (SELECT member_id FROM imported_customer) AND ?1 IS NOT NULL",
              "INSERT INTO visit VALUES (?1, ?2, ?3)"},
    BareTable{"biititiiii",
              "SELECT member_id, star, offer_until, content, as_of, rhythm_en, rhythm_zh, away, version, look_on "
              "FROM standing WHERE member_id IN (SELECT member_id FROM imported_customer) AND ?1 IS NOT NULL "
              "ORDER BY version",
              "INSERT INTO standing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
};

Cell cellFrom(const Statement& row, int column, char type)
{
    if (row.isNull(column)) {
        return std::monostate{};
    }
    switch (type) {
    case 'i': return row.integer(column);
    case 't': return row.text(column);
    default: return row.bytes(column);
    }
}

std::vector<Row> rowsOf(Database& database, const BareTable& table, const TillId& officeLog)
{
    Statement query(database, table.read);
    query.bindAll(officeLog);
    std::vector<Row> rows;
    while (query.next()) {
        Row& row = rows.emplace_back();
        for (std::size_t column = 0; column < table.types.size(); ++column) {
            row.push_back(cellFrom(query, static_cast<int>(column), table.types[column]));
        }
    }
    return rows;
}

void bindCell(Statement& statement, int parameter, const Cell& cell)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        statement.bind(parameter, *number);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        statement.bind(parameter, *text);
    } else if (const auto* bytes = std::get_if<Bytes>(&cell)) {
        statement.bind(parameter, *bytes);
    } else {
        statement.bind(parameter, std::optional<std::int64_t>{});
    }
}

void writeRows(Database& database, const BareTable& table, const std::vector<Row>& rows)
{
    for (std::size_t first = 0; first < rows.size(); first += rowsInTransaction) {
        Transaction transaction(database);
        Statement insert(database, table.write);
        for (std::size_t index = first; index < std::min(first + rowsInTransaction, rows.size()); ++index) {
            int parameter = 0;
            for (const Cell& cell : rows[index]) {
                bindCell(insert, ++parameter, cell);
            }
            insert.run();
        }
        transaction.commit();
    }
}

} // namespace

BareWrite writeBare(Database& from, Database& to, const TillId& officeLog, std::span<const BareTable> tables)
{
    BareWrite done;
    for (const BareTable& table : tables) {
        const std::vector<Row> rows = rowsOf(from, table, officeLog);
        const auto started = std::chrono::steady_clock::now();
        writeRows(to, table, rows);
        done.took += std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
        done.rows += rows.size();
    }
    return done;
}

Result<BareWrite> writeBareImport(Database& from, const std::filesystem::path& scratch, const StoreKey& key,
                                  const TillId& officeLog)
{
    Result<std::unique_ptr<SqlcipherDatabase>> bare = SqlcipherDatabase::create(scratch, key);
    if (!bare) {
        return bare.error();
    }
    const ScratchStore store{std::move(bare).value(), scratch};
    if (Status migrated = migrate(*store.database, officeSchema(), scratch, officeSchemaStart()); !migrated) {
        return migrated.error();
    }
    return writeBare(from, *store.database, officeLog, importedTables);
}

} // namespace huitou
