// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlcipher_statement.h"

#include <sqlite3.h>

namespace huitou
{

namespace
{

// SQLITE_TRANSIENT without its C cast: SQLite copies the value before it returns.
const auto copied = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1}); // NOLINT(performance-no-int-to-ptr)

} // namespace

SqlcipherStatement::~SqlcipherStatement()
{
    sqlite3_finalize(m_statement);
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
    const int stepped = sqlite3_step(m_statement);
    if (stepped == SQLITE_ROW) {
        return true;
    }
    if (stepped != SQLITE_DONE) {
        sqlite3_reset(m_statement);
        m_fail(stepped);
    }
    return false;
}

void SqlcipherStatement::reset() noexcept
{
    sqlite3_reset(m_statement);
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
