// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_opening.h"

#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"
#include "core/storage/migrations.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/postgres_database.h"
#include "core/storage/salt_in_log.h"
#include "core/storage/store_errors.h"

namespace huitou
{

namespace
{

/// More would wait for each other in the server.
constexpr std::size_t connectionsToServer = 8;

/// As sentences name it.
std::filesystem::path nameOf(const PostgresDatabase& database)
{
    return {database.name()};
}

std::unique_ptr<Database> connected(const PostgresPlace& place)
{
    Result<std::unique_ptr<PostgresDatabase>> database = PostgresDatabase::connect(place);
    if (!database) {
        throw StorageError(database.error());
    }
    return std::move(database).value();
}

Status bringUpToDate(PostgresDatabase& database)
{
    database.lockSchema();
    return migrate(database, officeSchema(), nameOf(database), officeSchemaStart());
}

void makeRow(Database& database)
{
    Transaction transaction(database);
    OfficeRowStore(database).create(transaction, randomId<TillId>());
    transaction.commit();
}

/// The office's file is large: its pages are checked by huitou audit, not at each start.
Result<std::unique_ptr<SqlcipherDatabase>> openedFile(const std::filesystem::path& file, const StoreKey& key,
                                                      const std::optional<StoreSalt>& salt)
{
    return SqlcipherDatabase::open(file, key, static_cast<int>(officeSchema().size()),
                                   SqlcipherDatabase::Check::Nothing, salt);
}

OpenedOffice opened(std::unique_ptr<Database> database, const PostgresPlace& place)
{
    return {.connections = std::make_unique<OfficeConnections>(std::move(database), connectionsToServer,
                                                               [place] { return connected(place); }),
            .key = std::nullopt,
            .file = nullptr};
}

OpenedOffice opened(std::unique_ptr<SqlcipherDatabase> database, StoreKey key)
{
    SqlcipherDatabase* const file = database.get();
    // The one connection never breaks, so there is none to be opened in its place.
    return {.connections = std::make_unique<OfficeConnections>(std::move(database), 1,
                                                               []() -> std::unique_ptr<Database> {
                                                                   HUITOU_CHECK(false);
                                                                   return nullptr;
                                                               }),
            .key = std::move(key),
            .file = file};
}

} // namespace

Result<OpenedOffice> createOffice(const std::filesystem::path& file, KeyProvider& keys)
{
    try {
        if (std::filesystem::exists(file)) {
            return storeError(ErrorCode::NotAllowed, file);
        }
        Result<StoreKey> key = keyOrNew(keys);
        if (!key) {
            return key.error();
        }
        Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::create(file, key.value());
        if (!database) {
            return database.error();
        }
        if (Status migrated = migrate(*database.value(), officeSchema(), file, officeSchemaStart()); !migrated) {
            return migrated.error();
        }
        makeRow(*database.value());
        return opened(std::move(database).value(), std::move(key).value());
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

Result<OpenedOffice> openOffice(const std::filesystem::path& file, KeyProvider& keys)
{
    try {
        if (!std::filesystem::exists(std::filesystem::symlink_status(file))) {
            return storeError(ErrorCode::NotFound, file);
        }
        Result<StoreKey> key = keys.key();
        if (!key) {
            return key.error();
        }
        Result<std::unique_ptr<SqlcipherDatabase>> database = openedFile(file, key.value(), std::nullopt);
        if (!database && database.error().code == ErrorCode::WrongKey) {
            if (const std::optional<StoreSalt> salt = saltInLog(file)) {
                database = openedFile(file, key.value(), salt);
            }
        }
        if (!database) {
            return database.error();
        }
        if (Status migrated = migrate(*database.value(), officeSchema(), file, officeSchemaStart()); !migrated) {
            return migrated.error();
        }
        if (!OfficeRowStore(*database.value()).log()) {
            return storeError(ErrorCode::DamagedStore, file, "no office: setting up was interrupted");
        }
        return opened(std::move(database).value(), std::move(key).value());
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

Result<OpenedOffice> createOffice(const PostgresPlace& place)
{
    try {
        Result<std::unique_ptr<PostgresDatabase>> database = PostgresDatabase::connect(place);
        if (!database) {
            return database.error();
        }
        if (Status migrated = bringUpToDate(*database.value()); !migrated) {
            return migrated.error();
        }
        if (OfficeRowStore(*database.value()).log()) {
            return storeError(ErrorCode::NotAllowed, nameOf(*database.value()));
        }
        makeRow(*database.value());
        return opened(connected(place), place); // that one holds the schema's lock
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

Result<OpenedOffice> openOffice(const PostgresPlace& place)
{
    try {
        Result<std::unique_ptr<PostgresDatabase>> database = PostgresDatabase::connect(place);
        if (!database) {
            return database.error();
        }
        if (database.value()->schemaVersion() == 0) {
            return storeError(ErrorCode::NotFound, nameOf(*database.value()));
        }
        if (Status migrated = bringUpToDate(*database.value()); !migrated) {
            return migrated.error();
        }
        if (!OfficeRowStore(*database.value()).log()) {
            return storeError(ErrorCode::NotFound, nameOf(*database.value()));
        }
        return opened(connected(place), place);
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

} // namespace huitou
