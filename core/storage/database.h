// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/time.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

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

/// A statement in use: bound, stepped, read; back with its database when it goes. Bound values are copied.
class Statement
{
public:
    Statement(Database& database, std::string_view sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    template <typename Number>
    requires(std::integral<Number> || std::is_enum_v<Number>) void bind(int parameter, Number value)
    {
        m_prepared->bindInteger(parameter, static_cast<std::int64_t>(value));
    }
    void bind(int parameter, std::string_view value) { m_prepared->bindText(parameter, value); }
    void bind(int parameter, const char* value) { m_prepared->bindText(parameter, value); }
    void bind(int parameter, ByteView value) { m_prepared->bindBytes(parameter, value); }
    template <typename Tag>
    void bind(int parameter, const Id<Tag>& value)
    {
        m_prepared->bindBytes(parameter, value.bytes());
    }
    void bind(int parameter, Points value) { m_prepared->bindInteger(parameter, value.hundredths()); }
    void bind(int parameter, Money value) { m_prepared->bindInteger(parameter, value.minorUnits()); }
    void bind(int parameter, Instant value) { m_prepared->bindInteger(parameter, value.time_since_epoch().count()); }
    void bind(int parameter, Date value) { m_prepared->bindInteger(parameter, value.time_since_epoch().count()); }
    template <typename Value>
    void bind(int parameter, const std::optional<Value>& value)
    {
        if (value) {
            bind(parameter, *value);
        } else {
            m_prepared->bindNull(parameter);
        }
    }
    /// Parameters ?1, ?2, … in this order.
    template <typename... Values>
    void bindAll(const Values&... values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
    }

    /// Steps to the next row; false when there is none left.
    [[nodiscard]] bool next() { return m_prepared->step(); }
    /// Runs a statement without answers, is ready to be bound and run again, and answers how many rows it changed.
    std::int64_t run();
    void reset() noexcept { m_prepared->reset(); }

    [[nodiscard]] bool isNull(int column) const { return m_prepared->isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_prepared->integer(column); }
    /// For numbers that were stored unsigned.
    template <typename Number>
    [[nodiscard]] Number number(int column) const
    {
        return static_cast<Number>(m_prepared->integer(column));
    }
    [[nodiscard]] std::string text(int column) const { return std::string(m_prepared->text(column)); }
    [[nodiscard]] ByteView view(int column) const { return m_prepared->bytes(column); }
    [[nodiscard]] Bytes bytes(int column) const;
    template <typename AnyId>
    [[nodiscard]] AnyId id(int column) const
    {
        return AnyId{fixed<AnyId::byteCount>(column)};
    }
    /// Exactly so many bytes; throws StorageError (DamagedStore) for another length.
    template <std::size_t size>
    [[nodiscard]] std::array<std::uint8_t, size> fixed(int column) const
    {
        std::array<std::uint8_t, size> value{};
        copyExactly(column, value);
        return value;
    }
    [[nodiscard]] Points points(int column) const { return Points::fromHundredths(integer(column)); }
    [[nodiscard]] Instant instant(int column) const { return Instant{std::chrono::milliseconds{integer(column)}}; }
    [[nodiscard]] Date date(int column) const { return Date{std::chrono::days{integer(column)}}; }

private:
    void copyExactly(int column, std::span<std::uint8_t> out) const;

    Database& m_database;
    std::string_view m_sql; ///< the caller's text, alive as long as this
    std::unique_ptr<PreparedStatement> m_prepared;
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
