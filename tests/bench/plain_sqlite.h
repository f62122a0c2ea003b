// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <filesystem>

struct sqlite3;
struct sqlite3_stmt;

namespace huitou::bench
{

/// A table in a file of plain SQLite, with the settings of our stores but without a key.
class PlainSqlite
{
public:
    explicit PlainSqlite(const std::filesystem::path& file);
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;
    ~PlainSqlite();

    /// One row in a transaction of its own, durable when this returns.
    void insert(const Bytes& content);

private:
    sqlite3* m_handle = nullptr;
    sqlite3_stmt* m_insert = nullptr;
};

} // namespace huitou::bench
