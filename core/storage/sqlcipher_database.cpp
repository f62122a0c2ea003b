// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlcipher_database.h"

#include "core/base/crypto.h"
#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/page_copy.h"
#include "core/storage/sqlcipher_statement.h"
#include "core/storage/store_errors.h"

#include <sqlite3.h>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace huitou
{

namespace
{

/// A raw key as SQLCipher takes it, x'…': any other length would silently be taken for a passphrase.
constexpr std::size_t rawKeyLength = 67;
constexpr std::size_t saltDigits = 2 * std::tuple_size_v<StoreSalt>;
constexpr std::string_view plaintextHeader = "SQLite format 3";

/// The path without symbolic links in its folders: SQLite's NOFOLLOW would refuse those as well, and only the file
/// itself is at risk of being swapped.
std::filesystem::path resolved(const std::filesystem::path& file)
{
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::weakly_canonical(file.parent_path(), ignored);
    return ignored ? file : folder / file.filename();
}

bool mayWrite(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    return ::access(file.c_str(), W_OK) == 0 && ::access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

ErrorCode codeFor(int resultCode, int systemError, const std::filesystem::path& file)
{
    switch (resultCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::StoreInUse;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::DamagedStore;
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorCode::ReadOnlyStore;
    case SQLITE_CANTOPEN: return mayWrite(file) ? ErrorCode::StoreFailed : ErrorCode::ReadOnlyStore;
    case SQLITE_IOERR:
        return systemError == ENOSPC || systemError == EDQUOT ? ErrorCode::DiskFull : ErrorCode::StoreFailed;
    default: return ErrorCode::StoreFailed; // SQLite's list of codes is open
    }
}

Error errorFor(int resultCode, sqlite3* handle, const std::filesystem::path& file)
{
    const int systemError = handle != nullptr ? sqlite3_system_errno(handle) : 0;
    return storeError(codeFor(resultCode, systemError, file), file,
                      std::string(sqlite3_errstr(resultCode)) + " (" + std::to_string(resultCode) + ", errno " +
                          std::to_string(systemError) + ")");
}

/// The first bytes of the file, through SQLite's own handle: closing another one would drop this process's locks. Zeros
/// where there are none.
StoreSalt firstBytes(sqlite3* handle)
{
    sqlite3_file* file = nullptr;
    StoreSalt bytes{};
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr ||
        file->pMethods == nullptr ||
        file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0) != SQLITE_OK) {
        return {};
    }
    return bytes;
}

/// A key as SQLCipher takes it, with a salt or without; wiped when it goes.
class RawKey
{
public:
    RawKey(const StoreKey& key, const std::optional<StoreSalt>& salt) : m_length(salt ? m_text.size() : rawKeyLength)
    {
        std::string digits = toHex(key.bytes()) + (salt ? toHex(*salt) : std::string());
        HUITOU_CHECK(digits.size() + 3 == m_length);
        m_text[0] = 'x';
        m_text[1] = '\'';
        std::memcpy(m_text.data() + 2, digits.data(), digits.size());
        m_text[m_length - 1] = '\'';
        wipe({reinterpret_cast<std::uint8_t*>(digits.data()), digits.size()});
    }
    RawKey(const RawKey&) = delete;
    RawKey& operator=(const RawKey&) = delete;
    ~RawKey() { wipe({reinterpret_cast<std::uint8_t*>(m_text.data()), m_text.size()}); }

    [[nodiscard]] const char* text() const { return m_text.data(); }
    [[nodiscard]] int length() const { return static_cast<int>(m_length); }

private:
    std::array<char, rawKeyLength + saltDigits> m_text{};
    std::size_t m_length;
};

} // namespace

Result<std::unique_ptr<SqlcipherDatabase>>
SqlcipherDatabase::connect(const std::filesystem::path& file, const StoreKey& key, const std::optional<StoreSalt>& salt)
{
    const std::filesystem::path place = resolved(file);
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(
        place.c_str(), &handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<SqlcipherDatabase> database(new SqlcipherDatabase(handle, place));
    if (opened != SQLITE_OK) {
        return errorFor(opened, handle, place);
    }
    if (sqlite3_db_readonly(handle, "main") != 0) {
        return storeError(ErrorCode::ReadOnlyStore, place);
    }
    database->keepCheckpoints(false); // until the key is proved nothing may touch the file, closing neither
    if (textOf(firstBytes(handle)).starts_with(plaintextHeader)) {
        return storeError(ErrorCode::PlaintextStore, place);
    }
    database->m_salt = salt;
    database->useKey(key, salt);
    return database;
}

Result<std::unique_ptr<SqlcipherDatabase>> SqlcipherDatabase::create(const std::filesystem::path& file,
                                                                     const StoreKey& key)
{
    if (Status made = writeNewFile(file, {}); !made) {
        return made.error();
    }
    try {
        Result<std::unique_ptr<SqlcipherDatabase>> database = connect(file, key, std::nullopt);
        if (database) {
            database.value()->configure();
            database.value()->keepCheckpoints(true);
        }
        return database;
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

Result<std::unique_ptr<SqlcipherDatabase>> SqlcipherDatabase::open(const std::filesystem::path& file,
                                                                   const StoreKey& key, int knownSchema, Check check,
                                                                   const std::optional<StoreSalt>& salt)
{
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::symlink_status(file, failure);
    if (!std::filesystem::exists(status)) {
        const bool isClosed = failure == std::errc::permission_denied;
        return storeError(isClosed ? ErrorCode::ReadOnlyStore : ErrorCode::NotFound, file);
    }
    Result<std::unique_ptr<SqlcipherDatabase>> opened = tryOpen(file, key, knownSchema, check, salt);
    // A page that could not be read shows as a bad one: once more, before anybody is told to restore a backup.
    const bool seemsBad =
        !opened && (opened.error().code == ErrorCode::WrongKey || opened.error().code == ErrorCode::DamagedStore);
    return seemsBad ? tryOpen(file, key, knownSchema, check, salt) : std::move(opened);
}

Result<std::unique_ptr<SqlcipherDatabase>> SqlcipherDatabase::tryOpen(const std::filesystem::path& file,
                                                                      const StoreKey& key, int knownSchema, Check check,
                                                                      const std::optional<StoreSalt>& salt)
{
    try {
        Result<std::unique_ptr<SqlcipherDatabase>> database = connect(file, key, salt);
        if (!database) {
            return database;
        }
        if (Status proved = database.value()->prove(knownSchema, check); !proved) {
            return proved.error();
        }
        database.value()->configure();
        database.value()->keepCheckpoints(true);
        return database;
    } catch (const StorageError& error) {
        return error.error();
    }
}

SqlcipherDatabase::~SqlcipherDatabase()
{
    forgetStatements();
    m_reads.reset();
    sqlite3_close(m_handle);
}

void SqlcipherDatabase::useKey(const StoreKey& key, const std::optional<StoreSalt>& salt)
{
    const RawKey raw(key, salt);
    const int keyed = sqlite3_key_v2(m_handle, "main", raw.text(), raw.length());
    if (keyed != SQLITE_OK) {
        fail(keyed);
    }
    // SQLCipher would write to standard error what the errors here say already. Before there is a key it forgets this.
    execute("PRAGMA cipher_log_level = NONE");
    // A program linked with plain SQLite has no such answer, and would write plain text.
    if (!answerOf("PRAGMA cipher_version").starts_with("4.") || answerOf("PRAGMA cipher_use_hmac") != "1" ||
        answerOf("PRAGMA cipher_page_size") != "4096") {
        throw StorageError(storeError(ErrorCode::StoreFailed, m_file, "the library is not SQLCipher 4 as it is built"));
    }
    // The lock is taken by the first read and held until the store is closed. No second connection, no shared memory.
    execute("PRAGMA locking_mode = EXCLUSIVE");
}

Status SqlcipherDatabase::prove(int knownSchema, Check check)
{
    const int proof = sqlite3_exec(m_handle, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    if ((proof & 0xff) == SQLITE_NOTADB) {
        return storeError(ErrorCode::WrongKey, m_file, sqlite3_errstr(proof));
    }
    if (proof != SQLITE_OK) {
        return errorFor(proof, m_handle, m_file);
    }
    const int version = schemaVersion();
    if (version > knownSchema) {
        return newerSchema(m_file, version, knownSchema);
    }
    if (version == 0) {
        return storeError(ErrorCode::DamagedStore, m_file, "no schema: the store was never finished");
    }
    if (check == Check::Quick) {
        try {
            const std::string verdict = answerOf("PRAGMA quick_check(1)");
            if (verdict != "ok") {
                return storeError(ErrorCode::DamagedStore, m_file, verdict);
            }
        } catch (const StorageError& failure) {
            // A page whose authenticity fails shows as one of several codes.
            return storeError(ErrorCode::DamagedStore, m_file, failure.error().detail);
        }
    }
    return {};
}

void SqlcipherDatabase::require(std::string_view pragma, std::string_view wanted)
{
    const std::string answer = answerOf(pragma);
    if (answer != wanted) {
        throw StorageError(
            storeError(ErrorCode::StoreFailed, m_file, std::string(pragma) + " answers \"" + answer + '"'));
    }
}

void SqlcipherDatabase::configure()
{
    execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
            // Up to 64 MiB: a page that is not in memory has to be decrypted and its authenticity checked.
            "PRAGMA cache_size = -65536");
    require("PRAGMA secure_delete = ON", "1");
    require("PRAGMA journal_mode = WAL", "wal");
    require("PRAGMA locking_mode", "exclusive");
    require("PRAGMA synchronous", "2");
    require("PRAGMA temp_store", "2");
    require("PRAGMA foreign_keys", "1");
    require("PRAGMA trusted_schema", "0");
    require("PRAGMA cell_size_check", "1");
    m_reads.emplace(m_handle);
}

void SqlcipherDatabase::settle()
{
    const int done = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (done != SQLITE_OK && codeFor(done, sqlite3_system_errno(m_handle), m_file) != ErrorCode::DiskFull) {
        fail(done);
    }
}

void SqlcipherDatabase::flushEachCommit(bool isWanted)
{
    execute(isWanted ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

void SqlcipherDatabase::writeAsScratch()
{
    require("PRAGMA journal_mode = OFF", "off");
    // Few pages in memory, so that the last step does not have to write what all the steps before it have put there.
    execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -512");
}

std::unique_ptr<PageCopy> SqlcipherDatabase::beginCopy(SqlcipherDatabase& target)
{
    sqlite3_backup* copy = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
    if (copy == nullptr) {
        target.fail(sqlite3_extended_errcode(target.m_handle));
    }
    return std::make_unique<PageCopy>(copy, *m_reads, m_file, target.m_file);
}

void SqlcipherDatabase::changeKey(const StoreKey& key)
{
    const RawKey raw(key, std::nullopt);
    const int changed = sqlite3_rekey_v2(m_handle, "main", raw.text(), raw.length());
    if (changed != SQLITE_OK) {
        fail(changed);
    }
}

StoreSalt SqlcipherDatabase::salt()
{
    // Not by PRAGMA cipher_salt, which ends the program when memory runs out.
    const StoreSalt salt = m_salt ? *m_salt : firstBytes(m_handle);
    if (salt == StoreSalt{}) {
        fail(SQLITE_IOERR_READ);
    }
    return salt;
}

void SqlcipherDatabase::keepCheckpoints(bool onClose)
{
    const int changed = sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, onClose ? 0 : 1, nullptr);
    HUITOU_CHECK(changed == SQLITE_OK);
}

std::string SqlcipherDatabase::answerOf(std::string_view sql)
{
    const std::unique_ptr<PreparedStatement> query = prepare(sql);
    return query->step() ? std::string(query->text(0)) : std::string();
}

void SqlcipherDatabase::fail(int resultCode)
{
    // After a failing disk or memory nobody knows what this handle believes: closing it must not write anything. What
    // is in the log of writes is read anew by the next handle.
    const int kind = resultCode & 0xff;
    if (kind != SQLITE_CONSTRAINT && kind != SQLITE_BUSY) {
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    throw StorageError(errorFor(resultCode, m_handle, m_file));
}

void SqlcipherDatabase::execute(std::string_view script)
{
    constexpr std::string_view clustered = "/*clustered*/";
    std::string text(script);
    for (std::size_t at = text.find(clustered); at != std::string::npos; at = text.find(clustered, at)) {
        text.replace(at, clustered.size(), "WITHOUT ROWID");
    }
    const int done = sqlite3_exec(m_handle, text.c_str(), nullptr, nullptr, nullptr);
    if (done != SQLITE_OK) {
        fail(done);
    }
}

int SqlcipherDatabase::schemaVersion()
{
    const std::unique_ptr<PreparedStatement> query = prepare("PRAGMA user_version");
    const bool hasRow = query->step();
    HUITOU_CHECK(hasRow);
    return static_cast<int>(query->integer(0));
}

void SqlcipherDatabase::setSchemaVersion(int version)
{
    execute("PRAGMA user_version = " + std::to_string(version));
}

std::unique_ptr<PreparedStatement> SqlcipherDatabase::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int prepared = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (prepared != SQLITE_OK) {
        fail(prepared);
    }
    HUITOU_CHECK(statement != nullptr);
    return std::make_unique<SqlcipherStatement>(statement, m_reads ? &*m_reads : nullptr,
                                                [this](int resultCode) { fail(resultCode); });
}

void SqlcipherDatabase::begin(Isolation)
{
    execute("BEGIN IMMEDIATE");
}

void SqlcipherDatabase::commit()
{
    execute("COMMIT");
}

void SqlcipherDatabase::rollback() noexcept
{
    // After some failures SQLite has rolled back already; then this has nothing to do, and says so.
    sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace huitou
