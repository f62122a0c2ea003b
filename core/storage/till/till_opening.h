// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/till/log_finding.h"
#include "core/storage/till_identity.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace huitou
{

class KeyProvider; // core/storage/key_provider.h

/// The setting that says that directory.db is damaged and has to be made anew at the next opening.
inline constexpr std::string_view directoryDamagedSetting = "directory_damaged";

/// What lies in a till's folder.
struct TillFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path shop() const { return path / "shop.db"; }
    [[nodiscard]] std::filesystem::path directory() const { return path / "directory.db"; }
    [[nodiscard]] std::filesystem::path witness() const { return path / "shop.witness"; }
    [[nodiscard]] std::filesystem::path escrow() const { return path / "shop.escrow"; }
    [[nodiscard]] std::filesystem::path archive() const { return path / "archive"; } ///< see log_archive.h
    [[nodiscard]] std::filesystem::path key() const { return path / "till.key"; }    ///< see keyProviderFor()
    [[nodiscard]] std::filesystem::path reserve() const { return path / "shop.reserve"; }
    /// There while the store may be damaged: it is proved as a whole before it is used.
    [[nodiscard]] std::filesystem::path doubt() const { return path / "shop.doubt"; }
    [[nodiscard]] std::filesystem::path socket() const { return path / "till.sock"; } ///< of the till that runs
};

/// A till's store, opened and proved.
struct OpenedTill {
    std::unique_ptr<SqlcipherDatabase> shop;
    std::unique_ptr<SqlcipherDatabase> directory;
    std::shared_ptr<Witness> witness;
    TillIdentity identity;
    StoreSalt salt{};           ///< of shop.db
    bool keyWasChanged = false; ///< a rotation had put the next key in force; it is the key now
    LogFinding finding;         ///< of this opening, or of an earlier one in the same epoch that found something
};

/// How much of a store is proved before it is used: what a sale rests on (key, settings, the newest events, the
/// witness), or every page of shop.db and the whole chain too, which takes seconds.
enum class OpeningProof { Short, Whole };

/// As TillStore::create() and TillStore::open() say. Throws StorageError when the disk gives way on the way.
[[nodiscard]] Result<OpenedTill> createTill(const TillFolder& folder, KeyProvider& keys, const TillIdentity& identity);
/// Finishes a rotation of the key that was cut off: the file says which of two keys is in force, and the other one goes
/// once that one was proved. A store in doubt is proved as a whole.
[[nodiscard]] Result<OpenedTill> openTill(const TillFolder& folder, KeyProvider& keys,
                                          OpeningProof proof = OpeningProof::Short);

/// Gives a till's files a fresh key. The old one goes only after the new one has opened and proved the store; at every
/// moment exactly one of the two opens it, and the next opening finds which. Refuses as openTill() does, as
/// KeyProvider::prepareNext() does, and as the disk does: then the old key is still in force.
[[nodiscard]] Status rotateTillKey(const TillFolder& folder, KeyProvider& keys);

} // namespace huitou
