// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/storage/key_provider.h"
#include "core/storage/sqlcipher_database.h"

#include <filesystem>
#include <memory>

namespace huitou
{

class PageCopy; // core/storage/page_copy.h

/// A copy of a till's shop.db that is made while the till sells: page by page through the same handle, encrypted with
/// the same key. What is sold meanwhile is in the copy. On the store's thread until it is complete; gone when it goes
/// unfinished.
///
/// Beside each copy lies its key, sealed to the office (shop-….escrow): when the till's disk is gone, or its key was
/// changed since, the office opens the copy.
///
/// Archived events lie beside the copies, in a folder `archive` that serves all of them: a file of the archive never
/// changes, so each is copied once.
class LiveBackup
{
public:
    /// So many copies are kept; the oldest go.
    static constexpr std::size_t copiesKept = 14;

    /// Begins a copy in `folder`, which lies on another medium, of a store whose events are archived in `archive`.
    /// Refuses as making a store there does.
    [[nodiscard]] static Result<std::unique_ptr<LiveBackup>> begin(SqlcipherDatabase& shop, const StoreKey& key,
                                                                   const std::filesystem::path& archive,
                                                                   const std::filesystem::path& folder, Instant now);
    LiveBackup(const LiveBackup&) = delete;
    LiveBackup& operator=(const LiveBackup&) = delete;
    ~LiveBackup();

    /// Copies so many pages of 4 KiB; true once the copy is complete. Throws StorageError when a disk gives way.
    [[nodiscard]] bool copy(int pages);
    /// Closes the complete copy, copies what the archive has got since, proves both by opening the copy with `key`
    /// (every page, the chain up to the copied head, and that no archived file is missing), gives the copy its name and
    /// lets the oldest go. Answers the file. For another thread than the store's: with a year's
    /// events it takes seconds, and nobody should wait for it to sell.
    [[nodiscard]] Result<std::filesystem::path> finish(const StoreKey& key);

private:
    LiveBackup(std::unique_ptr<SqlcipherDatabase> target, std::filesystem::path archive, std::filesystem::path partial,
               std::filesystem::path file, const PublicKey& office);

    std::unique_ptr<SqlcipherDatabase> m_target;
    std::unique_ptr<PageCopy> m_copy; ///< until it is complete
    std::filesystem::path m_archive;  ///< of the store
    std::filesystem::path m_partial;
    std::filesystem::path m_file;
    PublicKey m_office;
};

/// Where the sealed key of a copy lies.
[[nodiscard]] std::filesystem::path escrowOfBackup(const std::filesystem::path& copy);

/// Opens a copy and proves it: every page, and the chain of all its events, the archived ones in the folder `archive`
/// beside it too. Answers the number of the newest event.
[[nodiscard]] Result<std::uint64_t> proveBackup(const std::filesystem::path& file, const StoreKey& key);

/// Puts a proved copy into the place of a till's shop.db, and its archived events beside it. Refuses with NotAllowed
/// when a shop.db is there: it may know more. The witness beside it stays, and tells at the next start what the copy
/// lacks.
[[nodiscard]] Status restoreBackup(const std::filesystem::path& file, const std::filesystem::path& tillFolder,
                                   const StoreKey& key);

} // namespace huitou
