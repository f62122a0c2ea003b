// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/key_provider.h"

#include <filesystem>
#include <memory>

struct sqlite3;

namespace huitou
{

/// One encrypted file, locked for this process as long as it is open.
class SqlcipherDatabase final : public Database
{
public:
    enum class Check { Nothing, Quick }; ///< Quick: every page is read and its authenticity checked

    /// Makes a new, empty store (mode 0600). Refuses with NotAllowed when something is there already.
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>> create(const std::filesystem::path& file,
                                                                           const StoreKey& key);
    /// Opens a store and proves that the key is its key. Refuses, leaving the file as it is, with NotFound, WrongKey,
    /// PlaintextStore, DamagedStore, NewerSchema (beyond `knownSchema`), StoreInUse, ReadOnlyStore or StoreFailed.
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>>
    open(const std::filesystem::path& file, const StoreKey& key, int knownSchema, Check check);
    ~SqlcipherDatabase() override;

    void execute(std::string_view script) override;
    [[nodiscard]] int schemaVersion() override;
    void setSchemaVersion(int version) override;

protected:
    [[nodiscard]] std::unique_ptr<PreparedStatement> prepare(std::string_view sql) override;
    void begin() override;
    void commit() override;
    void rollback() noexcept override;

private:
    SqlcipherDatabase(sqlite3* handle, std::filesystem::path file) : m_handle(handle), m_file(std::move(file)) {}
    [[nodiscard]] static Result<std::unique_ptr<SqlcipherDatabase>> connect(const std::filesystem::path& file,
                                                                            const StoreKey& key);
    [[nodiscard]] Status prove(int knownSchema, Check check);
    void useKey(const StoreKey& key);
    void configure();
    void keepCheckpoints(bool onClose);
    [[nodiscard]] std::string answerOf(std::string_view sql);
    [[noreturn]] void fail(int resultCode) const;

    sqlite3* m_handle;
    std::filesystem::path m_file;
};

} // namespace huitou
