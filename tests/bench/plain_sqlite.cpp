// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_sqlite.h"

#include "core/base/check.h"

#include <sqlite3.h>

namespace huitou::bench
{

PlainSqlite::PlainSqlite(const std::filesystem::path& file)
{
    HUITOU_CHECK(sqlite3_open(file.c_str(), &m_handle) == SQLITE_OK);
    const char* settings = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                           "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; "
                           "CREATE TABLE row (id INTEGER PRIMARY KEY, content BYTEA NOT NULL)";
    HUITOU_CHECK(sqlite3_exec(m_handle, settings, nullptr, nullptr, nullptr) == SQLITE_OK);
    HUITOU_CHECK(sqlite3_prepare_v2(m_handle, "INSERT INTO row (content) VALUES (?1)", -1, &m_insert, nullptr) ==
                 SQLITE_OK);
}

PlainSqlite::~PlainSqlite()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_handle);
}

void PlainSqlite::insert(const Bytes& content)
{
    HUITOU_CHECK(sqlite3_bind_blob(m_insert, 1, content.data(), static_cast<int>(content.size()), nullptr) ==
                 SQLITE_OK);
    HUITOU_CHECK(sqlite3_step(m_insert) == SQLITE_DONE);
    HUITOU_CHECK(sqlite3_reset(m_insert) == SQLITE_OK);
}

} // namespace huitou::bench
