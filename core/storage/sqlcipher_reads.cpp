// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlcipher_reads.h"

#include <sqlite3.h>

#include <initializer_list>

namespace huitou
{

namespace
{

/// SQLITE_OK when `statement`, which reads the schema's first page, got it.
int stepOnSchema(sqlite3_stmt* statement)
{
    const int stepped = sqlite3_step(statement);
    return stepped == SQLITE_ROW || stepped == SQLITE_DONE ? SQLITE_OK : stepped;
}

} // namespace

SqlcipherReads::SqlcipherReads(sqlite3* handle) : m_handle(handle)
{
    for (sqlite3_stmt** statement : {&m_held, &m_another}) {
        // Without memory it stays null, which every step refuses.
        (void)sqlite3_prepare_v3(handle, "SELECT 1 FROM sqlite_schema", -1, SQLITE_PREPARE_PERSISTENT, statement,
                                 nullptr);
    }
}

SqlcipherReads::~SqlcipherReads()
{
    sqlite3_finalize(m_held);
    sqlite3_finalize(m_another);
}

int SqlcipherReads::hold()
{
    if (m_holders == 0) {
        if (const int held = stepOnSchema(m_held); held != SQLITE_OK) {
            sqlite3_reset(m_held);
            return held;
        }
    }
    ++m_holders;
    return SQLITE_OK;
}

void SqlcipherReads::release() noexcept
{
    if (--m_holders == 0) {
        sqlite3_reset(m_held);
    }
}

int SqlcipherReads::verdict()
{
    int pagesRead = 0;
    int highest = 0;
    sqlite3_db_status(m_handle, SQLITE_DBSTATUS_CACHE_MISS, &pagesRead, &highest, 0);
    if (pagesRead == m_pagesRead) {
        return SQLITE_OK;
    }
    const int stepped = stepOnSchema(m_another);
    sqlite3_reset(m_another);
    if (stepped == SQLITE_OK) {
        m_pagesRead = pagesRead;
    }
    return stepped;
}

} // namespace huitou
