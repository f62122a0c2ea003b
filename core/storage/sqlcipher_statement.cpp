// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlcipher_statement.h"

#include "core/storage/sqlcipher_reads.h"

#include <sqlite3.h>

namespace huitou
{

namespace
{

// SQLITE_TRANSIENT without its C cast: SQLite copies the value before it returns.
const auto copied = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1}); // NOLINT(performance-no-int-to-ptr)

/// Our SQL is right once it is prepared: what SQLite then calls a "logic error" is a page that SQLCipher refuses.
int meaningOf(int resultCode)
{
    return resultCode == SQLITE_ERROR ? SQLITE_CORRUPT : resultCode;
}

} // namespace

SqlcipherStatement::SqlcipherStatement(sqlite3_stmt* statement, SqlcipherReads* reads, std::function<void(int)> fail)
    : m_statement(statement), m_reads(reads), m_isReader(sqlite3_stmt_readonly(statement) != 0), m_fail(std::move(fail))
{
}

SqlcipherStatement::~SqlcipherStatement()
{
    sqlite3_finalize(m_statement);
    release();
}

void SqlcipherStatement::hold()
{
    // A statement that writes commits by itself, or its transaction does: both refuse after a page that was bad.
    if (m_reads == nullptr || m_isHolding || !m_isReader ||
        sqlite3_get_autocommit(sqlite3_db_handle(m_statement)) == 0) {
        return;
    }
    if (const int held = m_reads->hold(); held != SQLITE_OK) {
        m_fail(meaningOf(held));
    }
    m_isHolding = true;
}

void SqlcipherStatement::release() noexcept
{
    if (m_isHolding) {
        m_isHolding = false;
        m_reads->release();
    }
}

void SqlcipherStatement::require(int resultCode) const
{
    if (resultCode != SQLITE_OK) {
        m_fail(resultCode);
    }
}

void SqlcipherStatement::bindNull(int parameter)
{
    require(sqlite3_bind_null(m_statement, parameter));
}

void SqlcipherStatement::bindInteger(int parameter, std::int64_t value)
{
    require(sqlite3_bind_int64(m_statement, parameter, value));
}

void SqlcipherStatement::bindText(int parameter, std::string_view value)
{
    require(sqlite3_bind_text64(m_statement, parameter, value.data() != nullptr ? value.data() : "", value.size(),
                                copied, SQLITE_UTF8));
}

void SqlcipherStatement::bindBytes(int parameter, ByteView value)
{
    // A null pointer would bind NULL instead of no bytes.
    require(value.empty() ? sqlite3_bind_zeroblob(m_statement, parameter, 0)
                          : sqlite3_bind_blob64(m_statement, parameter, value.data(), value.size(), copied));
}

bool SqlcipherStatement::step()
{
    hold();
    const int stepped = sqlite3_step(m_statement);
    const bool isDone = stepped == SQLITE_DONE;
    int verdict = stepped;
    if (isDone || stepped == SQLITE_ROW) {
        verdict = m_reads != nullptr ? m_reads->verdict() : SQLITE_OK;
    }
    if (verdict != SQLITE_OK) {
        reset();
        m_fail(meaningOf(verdict));
    }
    if (isDone) {
        release();
    }
    return !isDone;
}

void SqlcipherStatement::reset() noexcept
{
    sqlite3_reset(m_statement);
    release();
}

std::int64_t SqlcipherStatement::changedRows() const noexcept
{
    return sqlite3_changes64(sqlite3_db_handle(m_statement));
}

bool SqlcipherStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t SqlcipherStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view SqlcipherStatement::text(int column) const
{
    const unsigned char* content = sqlite3_column_text(m_statement, column);
    return {reinterpret_cast<const char*>(content),
            content != nullptr ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

ByteView SqlcipherStatement::bytes(int column) const
{
    const auto* content = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return {content, content != nullptr ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

} // namespace huitou
