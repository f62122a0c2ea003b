// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/bare_copy.h"

#include "app/office/office_folder.h"
#include "core/storage/key_provider.h"
#include "core/storage/office_store.h"
#include "core/storage/postgres_database.h"

#include <sqlite3.h>

#include <fmt/format.h>
#include <memory>
#include <unistd.h>
#include <vector>

namespace huitou::load
{

namespace
{

using std::chrono::steady_clock;

/// Filled before tills sell anything, or not by what they sell.
constexpr const char* notWritten =
    "('office','till','enrolment','member','document','programme','imported_customer','erasure','member_request',"
    "'consent_change','member_call','delivery')";

/// Of a table that has such columns: rows of members who bought, and what the office or a till wrote.
constexpr const char* ofBuyers =
    "member_id IN (SELECT member_id FROM member_fact WHERE till_id IN (SELECT till_id FROM till))";
constexpr const char* ofLogs = "till_id IN (SELECT till_id FROM till UNION SELECT log_id FROM office)";

std::chrono::microseconds since(steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
}

/// A connection of SQLCipher without anything of ours around it.
class BareFile
{
public:
    explicit BareFile(const std::filesystem::path& file)
    {
        m_isWell = sqlite3_open(file.c_str(), &m_handle) == SQLITE_OK;
    }
    BareFile(const BareFile&) = delete;
    BareFile& operator=(const BareFile&) = delete;
    ~BareFile() { sqlite3_close(m_handle); }

    void run(const std::string& sql)
    {
        m_isWell = m_isWell && sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    /// The first two columns of each row.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> rows(const std::string& sql)
    {
        std::vector<std::pair<std::string, std::string>> found;
        sqlite3_stmt* query = nullptr;
        m_isWell = m_isWell && sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &query, nullptr) == SQLITE_OK;
        while (m_isWell && sqlite3_step(query) == SQLITE_ROW) {
            found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query, 0)),
                               reinterpret_cast<const char*>(sqlite3_column_text(query, 1)));
        }
        sqlite3_finalize(query);
        return found;
    }
    [[nodiscard]] Status status() const
    {
        const std::string why = m_isWell ? std::string() : sqlite3_errmsg(m_handle);
        return m_isWell ? Status() : Status(Error{ErrorCode::Io, {why, why}});
    }

private:
    sqlite3* m_handle = nullptr;
    bool m_isWell = false;
};

/// `sql` makes a table or an index in the database that is attached.
std::string inBare(std::string sql)
{
    for (const std::string before : {"CREATE TABLE ", "CREATE UNIQUE INDEX ", "CREATE INDEX "}) {
        if (sql.starts_with(before)) {
            return sql.insert(before.size(), "bare.");
        }
    }
    return sql;
}

std::string whereOf(BareFile& office, const std::string& table)
{
    std::string where = " WHERE 1";
    for (const auto& [name, type] : office.rows("SELECT name, type FROM pragma_table_info('" + table + "')")) {
        where += name == "member_id" ? " AND " + std::string(ofBuyers)
                 : name == "till_id" ? " AND " + std::string(ofLogs)
                                     : "";
    }
    return where;
}

} // namespace

Result<std::chrono::microseconds> copyBareOnSqlcipher(const std::filesystem::path& folder)
{
    const OfficeFolder office{folder};
    FileKeyProvider keys(office.storeKey());
    const Result<StoreKey> key = keys.key();
    if (!key) {
        return key.error();
    }
    const std::string literal = "\"x'" + toHex(key.value().bytes()) + "'\"";
    const std::filesystem::path target = folder / "bare.db";
    BareFile file(office.store());
    file.run("PRAGMA key = " + literal);
    file.run("ATTACH '" + target.string() + "' AS bare KEY " + literal);
    file.run("PRAGMA bare.journal_mode = WAL; PRAGMA bare.synchronous = FULL; PRAGMA cache_size = -65536");
    std::vector<std::string> copies;
    for (const auto& [name, sql] :
         file.rows("SELECT tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN " +
                   std::string(notWritten) + " ORDER BY type DESC, rowid")) {
        file.run(inBare(sql));
        if (sql.starts_with("CREATE TABLE ")) {
            copies.push_back("INSERT INTO bare." + name + " SELECT * FROM main." + name + whereOf(file, name));
        }
    }
    const auto start = steady_clock::now();
    file.run("BEGIN");
    for (const std::string& copy : copies) {
        file.run(copy);
    }
    file.run("COMMIT");
    const std::chrono::microseconds took = since(start);
    const Status status = file.status();
    return status ? Result<std::chrono::microseconds>(took) : Result<std::chrono::microseconds>(status.error());
}

std::chrono::microseconds copyBareOnPostgres(test::PostgresCluster& cluster, const std::string& database)
{
    const std::string bare = cluster.newDatabase();
    const Result<std::unique_ptr<OfficeStore>> made = OfficeStore::create(PostgresPlace{.url = cluster.url(bare)});
    HUITOU_CHECK(made.ok());
    const std::string files = fmt::format("/tmp/huitou-load-{}-", ::getpid());
    const std::string tables = fmt::format(
        "SELECT relname AS name, "
        "(SELECT coalesce(string_agg(CASE attname WHEN 'member_id' THEN ' AND {}' WHEN 'till_id' THEN ' AND {}' ELSE "
        "'' "
        "END, ''), '') FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0) AS filter "
        "FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace "
        "AND relname NOT IN {}",
        ofBuyers, ofLogs, notWritten);
    const auto forEach = [&](const std::string& where, const std::string& what) {
        cluster.execute(where, fmt::format("DO $$ DECLARE each record; BEGIN FOR each IN {} LOOP EXECUTE {}; END LOOP; "
                                           "END $$",
                                           tables, what));
    };
    forEach(database, fmt::format("format('COPY (SELECT * FROM %I WHERE true%s) TO ''{}%s'' (FORMAT binary)', "
                                  "each.name, each.filter, each.name)",
                                  files));
    const auto start = steady_clock::now();
    forEach(bare, fmt::format("format('COPY %I FROM ''{}%s'' (FORMAT binary)', each.name, each.name)", files));
    const std::chrono::microseconds took = since(start);
    forEach(bare, fmt::format("format('COPY (SELECT 1) TO PROGRAM ''rm {}%s''', each.name)", files));
    return took;
}

} // namespace huitou::load
