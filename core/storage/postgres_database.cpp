// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres_database.h"

#include "core/storage/postgres_sql.h"
#include "core/storage/postgres_statement.h"
#include "core/storage/statement.h"

namespace huitou
{

namespace
{

/// Among the advisory locks of one database; the number means nothing.
constexpr std::int64_t schemaLock = 4801;

std::string beginOf(Isolation isolation)
{
    switch (isolation) {
    case Isolation::Serializable: return "BEGIN ISOLATION LEVEL SERIALIZABLE";
    case Isolation::Snapshot: return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    case Isolation::Committed: return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }
    HUITOU_CHECK(false);
    return {};
}

} // namespace

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::connect(const PostgresPlace& place)
{
    Result<std::unique_ptr<PostgresConnection>> connection = PostgresConnection::open(place.url, place.observer);
    if (!connection) {
        return connection.error();
    }
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(std::move(connection).value(), place.partitions));
    static_cast<void>(database->schemaVersion()); // and so how many parts there are
    if (database->m_partitions > 0) {
        // Each statement of ours has one good plan, by its key, so it is made once. A server that spreads tables itself
        // makes its own plans, for which it wants to see the values.
        database->m_connection->runScript("SET plan_cache_mode = force_generic_plan");
    }
    return database;
}

std::int64_t PostgresDatabase::numberFrom(const std::string& query)
{
    Statement statement(*this, query);
    return statement.next() ? statement.integer(0) : 0;
}

void PostgresDatabase::lockSchema()
{
    Statement lock(*this, "SELECT pg_advisory_lock(?1) IS NULL");
    lock.bindAll(schemaLock);
    static_cast<void>(lock.next());
}

void PostgresDatabase::execute(std::string_view script)
{
    m_connection->runScript(postgresTables(script, m_partitions));
}

int PostgresDatabase::schemaVersion()
{
    if (numberFrom("SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_version')") == 0) {
        return 0;
    }
    m_partitions = static_cast<int>(numberFrom("SELECT partitions FROM schema_version"));
    return static_cast<int>(numberFrom("SELECT version FROM schema_version"));
}

void PostgresDatabase::setSchemaVersion(int version)
{
    m_connection->runScript(postgresVersionScript(version, m_partitions));
}

std::unique_ptr<PreparedStatement> PostgresDatabase::prepare(std::string_view sql)
{
    const bool isLarge = sql.find("/*row by row*/") != std::string_view::npos;
    return std::make_unique<PostgresStatement>(*m_connection, postgresText(sql),
                                               isLarge ? PostgresStatement::Rows::OneByOne
                                                       : PostgresStatement::Rows::AtOnce);
}

void PostgresDatabase::begin(Isolation isolation)
{
    m_connection->queue(beginOf(isolation), {});
}

void PostgresDatabase::commit()
{
    m_connection->commit();
}

void PostgresDatabase::rollback() noexcept
{
    m_connection->rollback();
}

} // namespace huitou
