// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/office_values.h"
#include "core/sync/ports.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace huitou
{

/// The tables log_cursor, raw_log, log_applied and quarantine: the logs of the tills and of the office as they came,
/// and up to where each was applied.
class OfficeLogStore
{
public:
    explicit OfficeLogStore(Database& database) : m_database(database) {}

    /// By till and epoch.
    [[nodiscard]] std::vector<std::pair<TillId, std::uint32_t>> all();
    /// Nobody else gets it until the transaction ends.
    [[nodiscard]] std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch);
    /// That epoch is the till's newest and is not fenced.
    [[nodiscard]] bool isOpen(const TillId& till, std::uint32_t epoch);
    void setCursor(Transaction& transaction, const TillId& till, std::uint32_t epoch, const Cursor& cursor);
    [[nodiscard]] std::optional<Digest> hashAt(const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    void append(Transaction& transaction, const TillId& till, const ChainedEvent& event, Instant receivedAt);
    [[nodiscard]] std::optional<ChainedEvent> event(const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    /// The events from `fromSeq` on, at most so many.
    [[nodiscard]] LogPiece piece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount);
    /// The events behind `seq`, at most so many.
    [[nodiscard]] std::vector<PendingEvent> eventsBehind(const TillEpoch& log, std::uint64_t seq, std::size_t maxCount);

    struct WaitingLog {
        TillEpoch log;
        std::uint64_t lastSeq = 0;
    };
    /// Logs that may hold events that were not applied, by till and epoch.
    [[nodiscard]] std::vector<WaitingLog> waiting(std::size_t maxCount);
    /// Up to where that log was applied.
    [[nodiscard]] std::uint64_t applied(const TillEpoch& log);
    /// That log holds events that are to be applied. `isNew`: it held none before.
    void noteWaiting(Transaction& transaction, const TillEpoch& log, bool isNew);
    /// Up to where that log was applied; it is the transaction's alone until that ends. Nothing when another one has
    /// it.
    [[nodiscard]] std::optional<std::uint64_t> claim(Transaction& transaction, const TillEpoch& log);
    void setApplied(Transaction& transaction, const TillEpoch& log, std::uint64_t seq);
    /// That log waits no more, unless it has grown beyond `seq`.
    void endWaiting(const TillEpoch& log, std::uint64_t seq);

    /// Those that the till was given, ascending.
    [[nodiscard]] std::vector<std::uint32_t> epochs(const TillId& till);
    void quarantine(Transaction& transaction, const TillId& till, ByteView upload, const Error& reason);

private:
    [[nodiscard]] bool isNewest(const TillId& till, std::uint32_t epoch);

    Database& m_database;
};

} // namespace huitou
