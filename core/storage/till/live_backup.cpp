// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/live_backup.h"

#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/migrations.h"
#include "core/storage/page_copy.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/identity_store.h"
#include "core/storage/till/key_escrow.h"
#include "core/storage/till/log_archive.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till/till_schema.h"

#include <date/date.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

namespace
{

constexpr std::string_view copyPrefix = "shop-";

std::string nameAt(Instant now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    return std::string(copyPrefix) + date::format("%Y%m%dT%H%M%SZ", second) + ".db";
}

void dropOldest(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> copies;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        if (name.starts_with(copyPrefix) && name.ends_with(".db")) {
            copies.push_back(entry.path());
        }
    }
    std::sort(copies.begin(), copies.end()); // the names carry the time
    for (std::size_t index = 0; index + LiveBackup::copiesKept < copies.size(); ++index) {
        (void)removeFile(copies[index]); // one too many is no harm
        (void)removeFile(escrowOfBackup(copies[index]));
    }
}

void removeWithLogs(const std::filesystem::path& file)
{
    for (const char* suffix : {"-wal", "-journal", ""}) {
        (void)removeFile(std::filesystem::path(file).concat(suffix));
    }
}

using OpenedCopy = Result<std::unique_ptr<SqlcipherDatabase>>;

OpenedCopy openCopy(const std::filesystem::path& file, const StoreKey& key)
{
    return SqlcipherDatabase::open(file, key, static_cast<int>(shopSchema().size()), SqlcipherDatabase::Check::Quick);
}

std::filesystem::path archiveBeside(const std::filesystem::path& copy)
{
    return copy.parent_path() / "archive";
}

/// A copy of a copy that is brought up to date: only then does one that an earlier version made say what its chain is.
/// Gone when it goes.
class UpdatedCopy
{
public:
    explicit UpdatedCopy(const std::filesystem::path& file) : m_file(std::filesystem::path(file).concat(".form"))
    {
        removeWithLogs(m_file);
        std::filesystem::copy_file(file, m_file);
    }
    UpdatedCopy(const UpdatedCopy&) = delete;
    UpdatedCopy& operator=(const UpdatedCopy&) = delete;
    ~UpdatedCopy() { removeWithLogs(m_file); }

    [[nodiscard]] OpenedCopy open(const StoreKey& key) const
    {
        OpenedCopy copy = openCopy(m_file, key);
        if (copy) {
            if (Status migrated = migrate(*copy.value(), shopSchema(), m_file); !migrated) {
                return migrated.error();
            }
        }
        return copy;
    }

private:
    std::filesystem::path m_file;
};

Result<std::uint64_t> prove(const std::filesystem::path& file, const StoreKey& key, ArchiveDepth depth)
{
    try {
        std::optional<UpdatedCopy> updated;
        OpenedCopy copy = openCopy(file, key);
        if (copy && copy.value()->schemaVersion() < static_cast<int>(shopSchema().size())) {
            copy = updated.emplace(file).open(key);
        }
        if (!copy) {
            return copy.error();
        }
        const std::optional<TillIdentity> identity = IdentityStore(*copy.value()).get();
        EventLogStore log(*copy.value());
        if (!identity || log.firstBroken(identity->till, identity->epoch, std::numeric_limits<std::int64_t>::max())) {
            return storeError(ErrorCode::DamagedStore, file, "the chain does not hold");
        }
        if (Status whole = LogArchive(*copy.value(), archiveBeside(file), identity->till).prove(depth); !whole) {
            return whole.error();
        }
        return log.lastSeq(identity->epoch);
    } catch (const StorageError& failure) {
        return failure.error();
    } catch (const std::filesystem::filesystem_error& failure) {
        return storeError(ErrorCode::ReadOnlyStore, file, failure.code().message());
    }
}

} // namespace

LiveBackup::LiveBackup(std::unique_ptr<SqlcipherDatabase> target, std::filesystem::path archive,
                       std::filesystem::path partial, std::filesystem::path file, const PublicKey& office)
    : m_target(std::move(target)), m_archive(std::move(archive)), m_partial(std::move(partial)),
      m_file(std::move(file)), m_office(office)
{
}

LiveBackup::~LiveBackup()
{
    m_copy.reset();
    m_target.reset();
    removeWithLogs(m_partial);
}

Result<std::unique_ptr<LiveBackup>> LiveBackup::begin(SqlcipherDatabase& shop, const StoreKey& key,
                                                      const std::filesystem::path& archive,
                                                      const std::filesystem::path& folder, Instant now)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    const std::filesystem::path partial = folder / "copy.part";
    removeWithLogs(partial); // of a copy that was cut off
    Result<std::unique_ptr<SqlcipherDatabase>> target = SqlcipherDatabase::create(partial, key);
    if (!target) {
        return target.error();
    }
    target.value()->writeAsScratch();
    const std::optional<TillIdentity> identity = IdentityStore(shop).get();
    std::unique_ptr<LiveBackup> backup(new LiveBackup(std::move(target).value(), archive, partial, folder / nameAt(now),
                                                      identity ? identity->officeKey : PublicKey{}));
    backup->m_copy = shop.beginCopy(*backup->m_target);
    return backup;
}

bool LiveBackup::copy(int pages)
{
    const bool isComplete = m_copy->copy(pages);
    if (isComplete) {
        m_copy.reset();
    }
    return isComplete;
}

Result<std::filesystem::path> LiveBackup::finish(const StoreKey& key)
{
    m_target.reset();
    if (Status flushed = flushFile(m_partial); !flushed) {
        return flushed.error();
    }
    // Whatever the copy says is archived was archived before its page was copied.
    if (Status copied = copyArchive(m_archive, archiveBeside(m_file), ArchiveDepth::Names); !copied) {
        return copied.error();
    }
    if (const Result<std::uint64_t> proved = prove(m_partial, key, ArchiveDepth::Names); !proved) {
        return proved.error();
    }
    if (Status sealed = KeyEscrow(escrowOfBackup(m_file)).seal(key, m_office); !sealed) {
        return sealed.error();
    }
    if (Status moved = moveFile(m_partial, m_file); !moved) {
        return moved.error();
    }
    dropOldest(m_file.parent_path());
    return m_file;
}

std::filesystem::path escrowOfBackup(const std::filesystem::path& copy)
{
    return std::filesystem::path(copy).replace_extension(".escrow");
}

Result<std::uint64_t> proveBackup(const std::filesystem::path& file, const StoreKey& key)
{
    return prove(file, key, ArchiveDepth::EveryByte);
}

Status restoreBackup(const std::filesystem::path& file, const std::filesystem::path& tillFolder, const StoreKey& key)
{
    const TillFolder folder{tillFolder};
    if (std::filesystem::exists(std::filesystem::symlink_status(folder.shop()))) {
        return storeError(ErrorCode::NotAllowed, folder.shop());
    }
    if (const Result<std::uint64_t> proved = proveBackup(file, key); !proved) {
        return proved.error();
    }
    std::ifstream input(file, std::ios::binary);
    const Bytes content{std::istreambuf_iterator<char>(input), {}};
    if (!input) {
        return storeError(ErrorCode::StoreFailed, file);
    }
    if (Status copied = copyArchive(archiveBeside(file), folder.archive(), ArchiveDepth::EveryByte); !copied) {
        return copied;
    }
    removeWithLogs(folder.shop()); // a log of writes without its file
    return replaceFile(folder.shop(), content);
}

} // namespace huitou
