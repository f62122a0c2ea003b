// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/storage_error.h"
#include "core/storage/till/directory_store.h"
#include "core/storage/till/disk_reserve.h"
#include "core/storage/till/document_store.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/live_backup.h"
#include "core/storage/till/log_archive.h"
#include "core/storage/till/own_effect_store.h"
#include "core/storage/till/print_job_store.h"
#include "core/storage/till/progress_store.h"
#include "core/storage/till/setting_store.h"
#include "core/storage/till/shift_book.h"
#include "core/storage/till/spendable_store.h"
#include "core/storage/till/store_proof.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

namespace huitou
{

/// What an open till's store is made of: one class a table, for the three parts of TillStore (what the counter asks,
/// the upkeep, and what the office says).
struct TillStore::Content {
    Content(const TillFolder& where, OpenedTill till)
        : folder(where), reserve(folder.reserve()), shop(std::move(till.shop)),
          directoryCache(std::move(till.directory)), witness(std::move(till.witness)),
          identity(std::move(till.identity)), salt(till.salt), finding(till.finding),
          archive(*shop, folder.archive(), identity.till)
    {
    }

    /// Reads or writes the directory. That it is damaged is noted, so that the next opening makes it anew.
    template <typename Work>
    auto inDirectory(Work work)
    {
        try {
            return work(directory);
        } catch (const StorageError& failure) {
            if (failure.error().code == ErrorCode::DamagedStore) {
                directoryIsDamaged = true;
                settings.put(directoryDamagedSetting, "yes");
            }
            throw;
        }
    }
    [[nodiscard]] static std::uint64_t nextOpening();
    [[nodiscard]] Status spendRights(Transaction& transaction, const SaleFact& sale, Points ownPoints);
    [[nodiscard]] Result<std::uint64_t> commitSale(const SaleCommit& sale);
    void takeAcknowledgement(ProgressStore::Progress& progress, const UploadAnswer& answer);
    /// As TillStore::eventsFrom(), of any epoch.
    [[nodiscard]] std::vector<ChainedEvent> eventsOf(std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount,
                                                     std::size_t maxBytes);
    /// Of an own event, live or archived.
    [[nodiscard]] std::optional<Digest> hashIn(std::uint32_t epoch, std::uint64_t seq);

    TillFolder folder;
    DiskReserve reserve;
    std::uint64_t opening = nextOpening();
    std::unique_ptr<SqlcipherDatabase> shop;
    std::unique_ptr<SqlcipherDatabase> directoryCache;
    std::shared_ptr<Witness> witness;
    TillIdentity identity;
    StoreSalt salt;
    LogFinding finding;
    LogArchive archive;
    EventLogStore events{*shop};
    SpendableStore spendable{*shop};
    OwnEffectStore ownEffects{*shop};
    PrintJobStore printJobs{*shop};
    DocumentStore documents{*shop};
    SettingStore settings{*shop};
    ProgressStore progress{*shop};
    ShiftBook shifts{{*shop, events, archive, printJobs, settings}, identity};
    DirectoryStore directory{*directoryCache};
    bool directoryIsDamaged = false;
    StoreProof proof{*shop, *directoryCache, identity.till};
    std::unique_ptr<LiveBackup> backup{}; ///< that is under way; ends before the files close
};

} // namespace huitou
