// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/time.h"
#include "core/storage/database.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace huitou
{

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
    /// The same, when nobody needs to know how many: see PreparedStatement::queue. Only within a transaction.
    void queue() { m_prepared->queue(); }
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

} // namespace huitou
