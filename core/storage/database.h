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
    /// Runs a statement without answers, within a transaction. An engine behind a network may send it with the next
    /// statement that has an answer; then that one throws what went wrong here, at the latest the commit.
    virtual void queue()
    {
        static_cast<void>(step());
        reset();
    }
    virtual void reset() noexcept = 0;
    [[nodiscard]] virtual std::int64_t changedRows() const noexcept = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    /// Valid until the next step.
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual ByteView bytes(int column) const = 0;
};

/// What a transaction sees of others that run beside it. SQLCipher, whose transactions run one after another, gives
/// more than any of them asks for.
enum class Isolation : std::uint8_t {
    Serializable, ///< as if it ran alone
    Snapshot,     ///< reads one moment's rows, and writes nothing
    Committed     ///< each statement sees what is committed; what must hold still is locked by the statements
};

/// One connection to an engine that stores tables. The same SQL text runs on each engine: parameters are ?1, ?2, …,
/// types in table definitions are BIGINT, TEXT and BYTEA. What only one engine has a use for stands in comments:
/// - behind a table's definition "clustered" asks for its rows to lie in the order of the primary key, "by COLUMN" says
///   which column spreads its rows over partitions and machines, and "everywhere" that each machine holds them all;
/// - behind a query "for update" locks its rows until the transaction ends; "nowait" behind that gives way to who has
///   locked them, "skip locked" leaves those out; and "row by row" asks for an answer too large to be held at once.
///
/// One thread at a time. Whatever fails throws StorageError (core/base/storage_error.h), and TransientError
/// (transient_error.h) when the same work may go through when it is done again.
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
    /// Others may be writing to the same store now: what this connection read before may be old.
    [[nodiscard]] virtual bool isShared() const noexcept { return false; }
    /// False once this connection can't be used any more.
    [[nodiscard]] virtual bool isUsable() const noexcept { return true; }

protected:
    [[nodiscard]] virtual std::unique_ptr<PreparedStatement> prepare(std::string_view sql) = 0;
    virtual void begin(Isolation isolation) = 0;
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

/// A transaction: rolled back when it goes without having been committed. A `Transaction&` argument proves
/// that one is open. They do not nest.
class Transaction
{
public:
    explicit Transaction(Database& database, Isolation isolation = Isolation::Serializable) : m_database(database)
    {
        m_database.begin(isolation);
    }
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
