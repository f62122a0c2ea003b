// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret_box.h"
#include "core/base/time.h"
#include "core/ledger/event_chain.h"
#include "core/storage/database.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace huitou
{

/// How much of an archive is looked at: that its files are there, for what is done every few hours, or all of them.
enum class ArchiveDepth : std::uint8_t { Names, EveryByte };

/// The tables acknowledged_day, checkpoint and archived, and the files in the folder `archive` beside a till's store:
/// where old events of its log go, so that the store stays small for years.
///
/// What is acknowledged and old enough is written, some hundred events a file, encrypted under a key that only the
/// store holds; the checkpoint keeps the number and the hash of the newest of them, from which the live log goes on.
/// So archive, checkpoint and live log are one chain. The files hold everything: the events can still be read, sent
/// to an office that was restored, and proved.
class LogArchive
{
public:
    LogArchive(Database& shop, std::filesystem::path folder, const TillId& till)
        : m_shop(shop), m_folder(std::move(folder)), m_till(till)
    {
    }

    /// Notes by the office's clock, never the till's, that everything up to `seq` is acknowledged on `day`. What an
    /// earlier day claims beyond that (the office was restored) is forgotten.
    void noteAcknowledged(Transaction& transaction, Date day, std::uint32_t epoch, std::uint64_t seq);
    /// Up to which event of the epoch everything was acknowledged `keptDays` before the last contact; 0 when nothing.
    [[nodiscard]] std::uint64_t acknowledgedBefore(std::uint32_t epoch, std::chrono::days keptDays);

    /// The newest event of the epoch that is archived; 0 when none is.
    [[nodiscard]] std::uint64_t foldedUpTo(std::uint32_t epoch);
    /// Moves the oldest live events up to `upTo` into one file, once there are `eventsOfFile` of them; the file is read
    /// again and proved before they leave the store. Answers how many it moved: all of them or none. Refuses with
    /// DiskFull, Io or DamagedStore; then nothing has changed. Throws StorageError when the store gives way.
    [[nodiscard]] Result<std::size_t> fold(std::uint32_t epoch, std::uint64_t upTo, std::size_t eventsOfFile);

    /// Archived events from `fromSeq` on, at most to the end of their file. Refuses with NotFound when that event is
    /// not archived, or DamagedStore when its file is gone or was changed.
    [[nodiscard]] Result<std::vector<ChainedEvent>> eventsFrom(std::uint32_t epoch, std::uint64_t fromSeq,
                                                               std::size_t maxCount, std::size_t maxBytes);
    /// Walks all files of the epoch. The number of the first event that can't be proved; nothing when the chain holds
    /// up to the checkpoint.
    [[nodiscard]] std::optional<std::uint64_t> firstBroken(std::uint32_t epoch);
    /// Proves the files of all epochs. Refuses with DamagedStore.
    [[nodiscard]] Status prove(ArchiveDepth depth);
    /// Makes the key of the files, if there is none yet: for before the store is copied, so that every copy can read
    /// whatever is archived after it was made.
    void makeKey() { (void)key(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    /// A file's row.
    struct Segment {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        Digest previousHash{};
    };
    [[nodiscard]] std::filesystem::path fileOf(std::uint32_t epoch, std::uint64_t first) const;
    [[nodiscard]] Bytes contextOf(std::uint32_t epoch, const Segment& segment) const;
    [[nodiscard]] std::optional<Segment> segmentOf(std::uint32_t epoch, std::uint64_t seq);
    [[nodiscard]] Result<std::vector<ChainedEvent>> read(std::uint32_t epoch, const Segment& segment);
    [[nodiscard]] std::optional<SecretKey> keptKey();
    [[nodiscard]] SecretKey key();

    Database& m_shop;
    std::filesystem::path m_folder;
    TillId m_till;
};

/// Copies the files of an archive into another folder, durably; what is written is read again and compared. What is
/// there already, as far as `depth` looks, stays. No trouble when there is no archive. Refuses with DiskFull or Io.
[[nodiscard]] Status copyArchive(const std::filesystem::path& from, const std::filesystem::path& to,
                                 ArchiveDepth depth);

} // namespace huitou
