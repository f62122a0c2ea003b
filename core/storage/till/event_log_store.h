// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/ledger/event_chain.h"
#include "core/storage/database.h"

#include <optional>
#include <vector>

namespace huitou
{

/// The table event: a till's own log, append-only and hash-chained in each epoch. What is old is in the archive (see
/// log_archive.h); the log goes on from its checkpoint.
class EventLogStore
{
public:
    explicit EventLogStore(Database& database) : m_database(database) {}

    /// Appends an event with the next number of the epoch; the caller has looked for `op` before.
    [[nodiscard]] std::uint64_t append(Transaction& transaction, const TillId& till, std::uint32_t epoch,
                                       const OpId& op, Instant at, ByteView body);
    /// The number under which that operation is in the log.
    [[nodiscard]] std::optional<std::uint64_t> seqOf(const OpId& op);
    /// The live event that is that operation, whatever its epoch.
    [[nodiscard]] std::optional<ChainedEvent> eventOf(const OpId& op);
    /// Whether that operation was written in this epoch.
    [[nodiscard]] bool isOfEpoch(std::uint32_t epoch, const OpId& op);
    /// The epochs that have events here, or a checkpoint, ascending.
    [[nodiscard]] std::vector<std::uint32_t> epochs();
    [[nodiscard]] std::uint64_t lastSeq(std::uint32_t epoch);
    /// The newest event that is not here any more but in the archive; 0 when none is.
    [[nodiscard]] std::uint64_t foldedUpTo(std::uint32_t epoch);
    /// Of event `seq`, live or the checkpoint; all zero for 0.
    [[nodiscard]] std::optional<Digest> hashAt(std::uint32_t epoch, std::uint64_t seq);
    /// From `fromSeq` on, at most so many and so many bytes of bodies, at least one.
    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes);
    [[nodiscard]] std::optional<Instant> timeOf(std::uint32_t epoch, std::uint64_t seq);
    /// The number of the first of the last `count` live events that is not what its hash, its number and the event
    /// before it say; nothing when all are.
    [[nodiscard]] std::optional<std::uint64_t> firstBroken(const TillId& till, std::uint32_t epoch,
                                                           std::uint64_t count);
    /// The same of the `count` live events from number `from` on, which is not archived.
    [[nodiscard]] std::optional<std::uint64_t> firstBrokenFrom(const TillId& till, std::uint32_t epoch,
                                                               std::uint64_t from, std::uint64_t count);
    /// The first of those that seqOf() does not find.
    [[nodiscard]] std::optional<std::uint64_t> firstNotFound(std::uint32_t epoch, std::uint64_t from,
                                                             std::uint64_t count);
    /// The next epoch that has live events.
    [[nodiscard]] std::optional<std::uint32_t> epochAfter(std::uint32_t epoch);

private:
    /// The newest event; number 0 of an empty log.
    struct Head {
        std::uint64_t seq = 0;
        Digest hash{};
    };
    [[nodiscard]] Head head(std::uint32_t epoch);

    Database& m_database;
};

} // namespace huitou
