// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huitou
{

/// One prepared statement of an engine. Only Statement speaks to it.
class PreparedStatement
{
public:
    virtual ~PreparedStatement() = default;
    virtual void bindNull(int parameter) = 0;
    virtual void bindInteger(int parameter, std::int64_t value) = 0;
    virtual void bindText(int parameter, std::string_view value) = 0;
    virtual void bindBytes(int parameter, ByteView value) = 0;
    /// True when there is a row to read.
    [[nodiscard]] virtual bool step() = 0;
    virtual void reset() noexcept = 0;
    [[nodiscard]] virtual std::int64_t changedRows() const noexcept = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    /// Valid until the next step.
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual ByteView bytes(int column) const = 0;
};

/// One connection to an engine that stores tables. The same SQL text runs on each engine: parameters are ?1, ?2, …,
/// types in table definitions are BIGINT, TEXT and BYTEA, and the comment "clustered" behind a table's definition asks
/// for its rows to lie in the order of the primary key.
///
/// One thread at a time. Whatever fails throws StorageError (core/base/storage_error.h).
class Database
{
public:
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Runs statements that have neither parameters nor answers.
    virtual void execute(std::string_view script) = 0;
    /// The number of the newest schema step that was done here; 0 for an empty store.
    [[nodiscard]] virtual int schemaVersion() = 0;
    virtual void setSchemaVersion(int version) = 0;

protected:
    [[nodiscard]] virtual std::unique_ptr<PreparedStatement> prepare(std::string_view sql) = 0;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    /// An engine calls this before it closes its connection.
    void forgetStatements() noexcept { m_idle.clear(); }

private:
    friend class Statement;
    friend class Transaction;

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    /// Prepared statements that nobody uses at the moment, by their text: each is prepared once.
    std::unordered_map<std::string, std::unique_ptr<PreparedStatement>, TextHash, std::equal_to<>> m_idle;
};

/// A transaction that writes: rolled back when it goes without having been committed. A `Transaction&` argument proves
/// that one is open. They do not nest.
class Transaction
{
public:
    explicit Transaction(Database& database) : m_database(database) { m_database.begin(); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction()
    {
        if (m_isOpen) {
            m_database.rollback();
        }
    }

    /// When this returns, what was written is durable.
    void commit()
    {
        m_database.commit();
        m_isOpen = false;
    }

private:
    Database& m_database;
    bool m_isOpen = true;
};

} // namespace huitou
