// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres_statement.h"

#include "core/base/check.h"

#include <libpq-fe.h>

#include <charconv>
#include <cstring>

namespace huitou
{

namespace
{

// The server's catalogue numbers them so (pg_type.dat); libpq has no header for them.
constexpr Oid boolean = 16;
constexpr Oid bytea = 17;
constexpr Oid bigint = 20;
constexpr Oid smallInt = 21;
constexpr Oid integer4 = 23;
constexpr Oid textType = 25;

std::string bigEndian(std::int64_t value)
{
    std::string bytes(sizeof value, '\0');
    const auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        bytes[index] = static_cast<char>(bits >> (8U * (bytes.size() - 1 - index)) & 0xFFU);
    }
    return bytes;
}

std::int64_t fromBigEndian(const char* bytes, int length)
{
    // Sign-extended from the first byte.
    auto bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<signed char>(bytes[0])));
    for (int index = 1; index < length; ++index) {
        bits = bits << 8U | static_cast<unsigned char>(bytes[index]);
    }
    return static_cast<std::int64_t>(bits);
}

} // namespace

PostgresConnection::Parameter& PostgresStatement::at(int parameter)
{
    const auto index = static_cast<std::size_t>(parameter);
    if (m_parameters.size() < index) {
        m_parameters.resize(index);
    }
    return m_parameters[index - 1];
}

void PostgresStatement::bindNull(int parameter)
{
    at(parameter).isNull = true; // of the type that it has had before, or that the server finds
}

void PostgresStatement::bindInteger(int parameter, std::int64_t value)
{
    at(parameter) = {.type = bigint, .isNull = false, .bytes = bigEndian(value)};
}

void PostgresStatement::bindText(int parameter, std::string_view value)
{
    at(parameter) = {.type = textType, .isNull = false, .bytes = std::string(value)};
}

void PostgresStatement::bindBytes(int parameter, ByteView value)
{
    at(parameter) = {.type = bytea, .isNull = false, .bytes = std::string(value.begin(), value.end())};
}

bool PostgresStatement::step()
{
    if (m_rows == Rows::OneByOne) {
        return stepOneByOne();
    }
    if (!m_isRunning) {
        m_answer = m_connection.run(m_text, m_parameters);
        m_row = -1;
        m_isRunning = true;
    }
    return ++m_row < PQntuples(m_answer.get());
}

bool PostgresStatement::stepOneByOne()
{
    if (!m_isRunning) {
        m_connection.startRows(m_text, m_parameters);
        m_isRunning = true;
    }
    m_row = 0;
    m_answer = m_connection.nextRow();
    if (!m_answer) {
        m_isRunning = false;
    }
    return m_answer != nullptr;
}

void PostgresStatement::queue()
{
    m_connection.queue(m_text, m_parameters);
}

void PostgresStatement::reset() noexcept
{
    if (m_isRunning && m_rows == Rows::OneByOne) {
        m_connection.dropRows();
    }
    m_answer.reset();
    m_isRunning = false;
}

std::int64_t PostgresStatement::changedRows() const noexcept
{
    std::int64_t changed = 0;
    const char* text = PQcmdTuples(m_answer.get());
    std::from_chars(text, text + std::strlen(text), changed);
    return changed;
}

bool PostgresStatement::isNull(int column) const
{
    return PQgetisnull(m_answer.get(), m_row, column) == 1;
}

std::int64_t PostgresStatement::integer(int column) const
{
    if (isNull(column)) {
        return 0;
    }
    const char* value = PQgetvalue(m_answer.get(), m_row, column);
    const Oid type = PQftype(m_answer.get(), column);
    HUITOU_CHECK(type == bigint || type == integer4 || type == smallInt || type == boolean);
    return fromBigEndian(value, PQgetlength(m_answer.get(), m_row, column));
}

std::string_view PostgresStatement::text(int column) const
{
    return {PQgetvalue(m_answer.get(), m_row, column),
            static_cast<std::size_t>(PQgetlength(m_answer.get(), m_row, column))};
}

ByteView PostgresStatement::bytes(int column) const
{
    return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(m_answer.get(), m_row, column)),
            static_cast<std::size_t>(PQgetlength(m_answer.get(), m_row, column))};
}

} // namespace huitou
