// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/key_provider.h"
#include "core/storage/sqlcipher_reads.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

struct sqlite3;

namespace huitou
{

class PageCopy; // page_copy.h

/// What stands in plain text before an encrypted file's first page; without it no key opens the file.
using StoreSalt = std::array<std::uint8_t, 16>;

/// One encrypted file, locked for this process as long as it is open.
class SqlcipherDatabase final : public Database
{
public:
    enum class Check { Nothing, Quick }; ///< Quick: every page is read and its authenticity checked

    /// Makes a new, empty store (mode 0600). Refuses with NotAllowed when something is there already.
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>> create(const std::filesystem::path& file,
                                                                           const StoreKey& key);
    /// Opens a store and proves that the key is its key. With `salt` the file's own is not read: for a file whose first
    /// page was being written when the power went, and still stands in the log of writes. Refuses, leaving the file as
    /// it is, with NotFound, WrongKey, PlaintextStore, DamagedStore, NewerSchema (beyond `knownSchema`), StoreInUse,
    /// ReadOnlyStore or StoreFailed.
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>>
    open(const std::filesystem::path& file, const StoreKey& key, int knownSchema, Check check,
         const std::optional<StoreSalt>& salt = std::nullopt);
    ~SqlcipherDatabase() override;

    /// Writes what the log of writes holds into the file once more and empties the log. After a failed flush the
    /// system's memory shows bytes that never reached the disk, and flushing again would not send them; only writing
    /// them again does. On a full disk it does nothing.
    void settle();
    /// Whether a commit is durable when it returns, as it is from the opening on. Otherwise a power cut may take the
    /// newest commits, the last first, until one that is durable. Outside of a transaction.
    void flushEachCommit(bool isWanted);
    /// For a file that is of no use until it is complete: from now on nothing is kept to undo a step, and nothing is
    /// flushed; the caller flushes the file when all is written and it is closed. Before the first transaction.
    void writeAsScratch();
    /// Begins to copy every page into `target`, which is empty.
    [[nodiscard]] std::unique_ptr<PageCopy> beginCopy(SqlcipherDatabase& target);
    /// Encrypts the whole file anew. SQLCipher may say that it did and have left the old key in force: close, and prove
    /// the new key by opening. Throws when it did not.
    void changeKey(const StoreKey& key);
    /// Of a file that was settled.
    [[nodiscard]] StoreSalt salt();

    void execute(std::string_view script) override;
    [[nodiscard]] int schemaVersion() override;
    void setSchemaVersion(int version) override;

protected:
    [[nodiscard]] std::unique_ptr<PreparedStatement> prepare(std::string_view sql) override;
    void begin(Isolation isolation) override;
    void commit() override;
    void rollback() noexcept override;

private:
    SqlcipherDatabase(sqlite3* handle, std::filesystem::path file) : m_handle(handle), m_file(std::move(file)) {}
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>>
    connect(const std::filesystem::path& file, const StoreKey& key, const std::optional<StoreSalt>& salt);
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>> tryOpen(const std::filesystem::path& file,
                                                                            const StoreKey& key, int knownSchema,
                                                                            Check check,
                                                                            const std::optional<StoreSalt>& salt);
    [[nodiscard]] Status prove(int knownSchema, Check check);
    void useKey(const StoreKey& key, const std::optional<StoreSalt>& salt);
    void configure();
    void require(std::string_view pragma, std::string_view wanted);
    void keepCheckpoints(bool onClose);
    [[nodiscard]] std::string answerOf(std::string_view sql);
    [[noreturn]] void fail(int resultCode);

    sqlite3* m_handle;
    std::optional<SqlcipherReads> m_reads; ///< once the store is open
    std::filesystem::path m_file;
    std::optional<StoreSalt> m_salt; ///< that was given instead of the file's
};

} // namespace huitou
