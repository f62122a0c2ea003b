// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/directory_file.h"

#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/migrations.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/directory_store.h"
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
    // The log of writes goes first: it must not be found beside a new file.
    for (const char* suffix : {"-wal", "-journal", ""}) {
        if (Status removed = removeFile(std::filesystem::path(m_file).concat(suffix)); !removed) {
            return removed.error();
        }
    }
    Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::create(m_file, key);
    if (database) {
        if (Status migrated = migrate(*database.value(), directorySchema(), m_file); !migrated) {
            return migrated.error();
        }
    }
    return database;
}

Result<std::unique_ptr<SqlcipherDatabase>> DirectoryFile::open(const StoreKey& key, std::uint64_t version,
                                                               const std::function<void()>& forget) const
{
    // No quick check: with more than a million members it would take seconds, and what is lost is fetched again.
    Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::open(
        m_file, key, static_cast<int>(directorySchema().size()), SqlcipherDatabase::Check::Nothing);
    if (!database && isBeyondUse(database.error().code)) {
        forget();
        return makeAnew(key);
    }
    if (!database) {
        return database;
    }
    try {
        // An earlier form is not rewritten: that would take minutes, and fetching it again takes nobody's time.
        const bool isOfThisForm = database.value()->schemaVersion() == static_cast<int>(directorySchema().size());
        if (isOfThisForm && DirectoryStore(*database.value()).version() >= version) {
            return database;
        }
    } catch (const StorageError& failure) {
        if (!isBeyondUse(failure.error().code)) {
            throw;
        }
    }
    database = storeError(ErrorCode::DamagedStore, m_file); // closes it
    forget();
    return makeAnew(key);
}

} // namespace huitou
