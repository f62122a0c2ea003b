// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_log_store.h"

#include "core/storage/statement.h"

#include <iterator>

namespace huitou
{

namespace
{

Digest digestIn(const Statement& row, int column)
{
    Digest unlikeAny{};
    unlikeAny.fill(0xFF);
    return row.view(column).size() == unlikeAny.size() ? row.fixed<32>(column) : unlikeAny;
}

PendingEvent pendingIn(const Statement& row)
{
    return {.till = row.id<TillId>(0),
            .event = {.epoch = row.number<std::uint32_t>(1),
                      .seq = row.number<std::uint64_t>(2),
                      .previousHash = row.fixed<32>(3),
                      .hash = row.fixed<32>(4),
                      .body = row.bytes(5)},
            .receivedAt = row.instant(6)};
}

} // namespace

std::vector<std::pair<TillId, std::uint32_t>> OfficeLogStore::all()
{
    // A log whose cursor is gone is a log all the same.
    Statement query(m_database, "SELECT till_id, epoch FROM log_cursor UNION "
                                "SELECT DISTINCT till_id, epoch FROM raw_log ORDER BY 1, 2");
    std::vector<std::pair<TillId, std::uint32_t>> logs;
    while (query.next()) {
        logs.emplace_back(query.id<TillId>(0), query.number<std::uint32_t>(1));
    }
    return logs;
}

std::optional<Cursor> OfficeLogStore::cursor(const TillId& till, std::uint32_t epoch)
{
    // The office's own log has no registration; its one epoch is the newest.
    Statement query(m_database,
                    "SELECT next_seq, head_hash, fenced, coalesce(till.epoch = log_cursor.epoch, 1) FROM log_cursor "
                    "LEFT JOIN till ON till.till_id = log_cursor.till_id "
                    "WHERE log_cursor.till_id = ?1 AND log_cursor.epoch = ?2");
    query.bindAll(till, epoch);
    if (!query.next()) {
        return std::nullopt;
    }
    return Cursor{.nextSeq = query.number<std::uint64_t>(0),
                  .headHash = query.fixed<32>(1),
                  .fenced = query.integer(2) != 0,
                  .current = query.integer(3) != 0};
}

void OfficeLogStore::setCursor(Transaction&, const TillId& till, std::uint32_t epoch, const Cursor& cursor)
{
    Statement upsert(m_database, "INSERT INTO log_cursor (till_id, epoch, next_seq, head_hash, fenced) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (till_id, epoch) DO UPDATE SET "
                                 "next_seq = excluded.next_seq, head_hash = excluded.head_hash, "
                                 "fenced = excluded.fenced");
    upsert.bindAll(till, epoch, cursor.nextSeq, cursor.headHash, cursor.fenced);
    upsert.run();
}

std::optional<Digest> OfficeLogStore::hashAt(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT hash FROM raw_log WHERE till_id = ?1 AND epoch = ?2 AND seq = ?3");
    query.bindAll(till, epoch, seq);
    return query.next() ? std::optional(query.fixed<32>(0)) : std::nullopt;
}

void OfficeLogStore::append(Transaction&, const TillId& till, const ChainedEvent& event, Instant receivedAt,
                            bool applied)
{
    Statement insert(m_database,
                     "INSERT INTO raw_log (till_id, epoch, seq, previous_hash, hash, received_at, applied, body) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bindAll(till, event.epoch, event.seq, event.previousHash, event.hash, receivedAt, applied, event.body);
    insert.run();
}

std::optional<ChainedEvent> OfficeLogStore::event(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT previous_hash, hash, body FROM raw_log "
                                "WHERE till_id = ?1 AND epoch = ?2 AND seq = ?3");
    query.bindAll(till, epoch, seq);
    if (!query.next()) {
        return std::nullopt;
    }
    return ChainedEvent{.epoch = epoch,
                        .seq = seq,
                        .previousHash = query.fixed<32>(0),
                        .hash = query.fixed<32>(1),
                        .body = query.bytes(2)};
}

LogPiece OfficeLogStore::piece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount)
{
    LogPiece piece;
    Statement end(m_database, "SELECT next_seq, head_hash FROM log_cursor WHERE till_id = ?1 AND epoch = ?2");
    end.bindAll(till, epoch);
    if (end.next()) {
        piece.end = LogPiece::End{.nextSeq = end.integer(0), .headHash = digestIn(end, 1)};
    }
    Statement query(m_database, "SELECT seq, previous_hash, hash, body FROM raw_log "
                                "WHERE till_id = ?1 AND epoch = ?2 AND seq >= ?3 ORDER BY seq LIMIT ?4");
    query.bindAll(till, epoch, fromSeq, maxCount);
    while (query.next()) {
        piece.events.push_back({.epoch = epoch,
                                .seq = query.number<std::uint64_t>(0),
                                .previousHash = digestIn(query, 1),
                                .hash = digestIn(query, 2),
                                .body = query.bytes(3)});
    }
    return piece;
}

std::vector<PendingEvent> OfficeLogStore::pending(std::size_t maxCount, const std::set<TillEpoch>& without)
{
    std::vector<PendingEvent> events;
    if (without.empty()) {
        Statement query(m_database, "SELECT till_id, epoch, seq, previous_hash, hash, body, received_at FROM raw_log "
                                    "WHERE applied = 0 ORDER BY till_id, epoch, seq LIMIT ?1");
        query.bindAll(maxCount);
        while (query.next()) {
            events.push_back(pendingIn(query));
        }
        return events;
    }
    for (const TillEpoch& log : logsPending()) {
        if (!without.contains(log) && events.size() < maxCount) {
            std::vector<PendingEvent> more = pendingOf(log, maxCount - events.size());
            events.insert(events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
    }
    return events;
}

std::vector<TillEpoch> OfficeLogStore::logsPending()
{
    Statement query(m_database, "SELECT DISTINCT till_id, epoch FROM raw_log WHERE applied = 0 ORDER BY 1, 2");
    std::vector<TillEpoch> logs;
    while (query.next()) {
        logs.push_back({query.id<TillId>(0), query.number<std::uint32_t>(1)});
    }
    return logs;
}

std::vector<PendingEvent> OfficeLogStore::pendingOf(const TillEpoch& log, std::size_t maxCount)
{
    Statement query(m_database, "SELECT till_id, epoch, seq, previous_hash, hash, body, received_at FROM raw_log "
                                "WHERE till_id = ?1 AND epoch = ?2 AND applied = 0 ORDER BY seq LIMIT ?3");
    query.bindAll(log.till, log.epoch, maxCount);
    std::vector<PendingEvent> events;
    while (query.next()) {
        events.push_back(pendingIn(query));
    }
    return events;
}

std::vector<std::uint32_t> OfficeLogStore::epochs(const TillId& till)
{
    Statement query(m_database, "SELECT epoch FROM log_cursor WHERE till_id = ?1 ORDER BY epoch");
    query.bindAll(till);
    std::vector<std::uint32_t> epochs;
    while (query.next()) {
        epochs.push_back(query.number<std::uint32_t>(0));
    }
    return epochs;
}

void OfficeLogStore::markApplied(Transaction&, const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    Statement update(m_database, "UPDATE raw_log SET applied = 1 WHERE till_id = ?1 AND epoch = ?2 AND seq = ?3");
    update.bindAll(till, epoch, seq);
    update.run();
}

void OfficeLogStore::quarantine(Transaction&, const TillId& till, ByteView upload, const Error& reason)
{
    Statement insert(m_database, "INSERT INTO quarantine (till_id, quarantine_no, reason, upload) "
                                 "SELECT ?1, coalesce(max(quarantine_no), 0) + 1, ?2, ?3 FROM quarantine "
                                 "WHERE till_id = ?1");
    insert.bindAll(till, reason.message.en, upload);
    insert.run();
}

} // namespace huitou
