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

/// The tables log_cursor, raw_log and quarantine: the logs of the tills and of the office as they came.
class OfficeLogStore
{
public:
    explicit OfficeLogStore(Database& database) : m_database(database) {}

    /// By till and epoch.
    [[nodiscard]] std::vector<std::pair<TillId, std::uint32_t>> all();
    [[nodiscard]] std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch);
    void setCursor(Transaction& transaction, const TillId& till, std::uint32_t epoch, const Cursor& cursor);
    [[nodiscard]] std::optional<Digest> hashAt(const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    void append(Transaction& transaction, const TillId& till, const ChainedEvent& event, Instant receivedAt,
                bool applied);
    [[nodiscard]] std::optional<ChainedEvent> event(const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    /// The events from `fromSeq` on, at most so many.
    [[nodiscard]] LogPiece piece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount);
    [[nodiscard]] std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without);
    [[nodiscard]] std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount);
    /// Those that the till was given, ascending.
    [[nodiscard]] std::vector<std::uint32_t> epochs(const TillId& till);
    void markApplied(Transaction& transaction, const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    void quarantine(Transaction& transaction, const TillId& till, ByteView upload, const Error& reason);

private:
    [[nodiscard]] std::vector<TillEpoch> logsPending();

    Database& m_database;
};

} // namespace huitou
