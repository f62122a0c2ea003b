// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/postgres_connection.h"

#include <memory>
#include <string>

namespace huitou
{

/// Where a database of PostgreSQL is, and how its tables are laid out.
struct PostgresPlace {
    /// A connection URI or a line of keywords of libpq, without a password: that stands in a password file
    /// (PGPASSFILE), a service file, or nowhere (peer).
    std::string url;
    /// Into how many parts a new database spreads its tables; 0: a server that does so itself (Citus).
    int partitions = 16;
    PostgresConnection::Observer observer{}; ///< for tests
};

/// One connection to a database of PostgreSQL. When it breaks it is not used again.
class PostgresDatabase final : public Database
{
public:
    /// Refuses as PostgresConnection::open does.
    [[nodiscard]] static Result<std::unique_ptr<PostgresDatabase>> connect(const PostgresPlace& place);
    ~PostgresDatabase() override { forgetStatements(); }

    [[nodiscard]] const std::string& name() const noexcept { return m_connection->name(); }
    /// Waits until no other process changes the schema, and keeps others from doing so until this connection goes.
    void lockSchema();

    /// Tables are made in as many parts as the place says, or those have that are there.
    void execute(std::string_view script) override;
    [[nodiscard]] int schemaVersion() override;
    void setSchemaVersion(int version) override;
    [[nodiscard]] bool isShared() const noexcept override { return true; }
    [[nodiscard]] bool isUsable() const noexcept override { return m_connection->isUsable(); }

protected:
    [[nodiscard]] std::unique_ptr<PreparedStatement> prepare(std::string_view sql) override;
    void begin(Isolation isolation) override;
    void commit() override;
    void rollback() noexcept override;

private:
    PostgresDatabase(std::unique_ptr<PostgresConnection> connection, int partitions)
        : m_connection(std::move(connection)), m_partitions(partitions)
    {
    }
    [[nodiscard]] std::int64_t numberFrom(const std::string& query);

    std::unique_ptr<PostgresConnection> m_connection;
    int m_partitions;
};

} // namespace huitou
