// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/directory_file.h"

#include "core/storage/migrations.h"
#include "core/storage/till/till_schema.h"

namespace huitou
{

namespace
{

/// A refusal that says this file is of no use, whoever asks.
bool isBeyondUse(ErrorCode code)
{
    return code == ErrorCode::NotFound || code == ErrorCode::WrongKey || code == ErrorCode::PlaintextStore ||
           code == ErrorCode::DamagedStore || code == ErrorCode::NewerSchema;
}

} // namespace

Result<std::unique_ptr<SqlcipherDatabase>> DirectoryFile::makeAnew(const StoreKey& key) const
{
    for (const char* suffix : {"", "-wal", "-journal"}) {
        std::error_code absent;
        std::filesystem::remove(std::filesystem::path(m_file).concat(suffix), absent);
    }
    Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::create(m_file, key);
    if (database) {
        if (Status migrated = migrate(*database.value(), directorySchema(), m_file); !migrated) {
            return migrated.error();
        }
    }
    return database;
}

Result<std::unique_ptr<SqlcipherDatabase>> DirectoryFile::open(const StoreKey& key,
                                                               const std::function<void()>& forget) const
{
    // No quick check: with more than a million members it would take seconds, and what is lost is fetched again.
    Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::open(
        m_file, key, static_cast<int>(directorySchema().size()), SqlcipherDatabase::Check::Nothing);
    if (!database && isBeyondUse(database.error().code)) {
        forget();
        return makeAnew(key);
    }
    if (database) {
        if (Status migrated = migrate(*database.value(), directorySchema(), m_file); !migrated) {
            return migrated.error();
        }
    }
    return database;
}

} // namespace huitou
