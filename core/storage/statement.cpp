// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include "core/base/storage_error.h"

#include <algorithm>

namespace huitou
{

Statement::Statement(Database& database, std::string_view sql) : m_database(database), m_sql(sql)
{
    const auto idle = database.m_idle.find(sql);
    if (idle != database.m_idle.end() && idle->second) {
        m_prepared = std::move(idle->second);
    } else {
        m_prepared = database.prepare(sql);
    }
}

Statement::~Statement()
{
    m_prepared->reset();
    const auto idle = m_database.m_idle.find(m_sql);
    if (idle != m_database.m_idle.end()) {
        if (!idle->second) {
            idle->second = std::move(m_prepared);
        }
        return; // the same text was in use twice: one is enough to keep
    }
    try {
        m_database.m_idle.emplace(std::string(m_sql), std::move(m_prepared));
    } catch (const std::bad_alloc&) {
        m_prepared.reset(); // it is prepared again the next time
    }
}

std::int64_t Statement::run()
{
    const bool hasRow = m_prepared->step();
    HUITOU_CHECK(!hasRow);
    const std::int64_t changed = m_prepared->changedRows();
    m_prepared->reset();
    return changed;
}

Bytes Statement::bytes(int column) const
{
    const ByteView content = m_prepared->bytes(column);
    return {content.begin(), content.end()};
}

void Statement::copyExactly(int column, std::span<std::uint8_t> out) const
{
    const ByteView content = m_prepared->bytes(column);
    if (content.size() != out.size()) {
        throw StorageError(
            Error{ErrorCode::DamagedStore,
                  {"A row of the store has the wrong form; restore the last backup.",
                   "存储中有一行数据格式不对，请恢复最近的备份。"},
                  "column of " + std::to_string(content.size()) + " bytes, expected " + std::to_string(out.size())});
    }
    std::copy(content.begin(), content.end(), out.begin());
}

} // namespace huitou
