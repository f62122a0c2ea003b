// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_log_store.h"

#include "core/storage/statement.h"

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
    Statement query(m_database, "SELECT next_seq, head_hash, fenced FROM log_cursor "
                                "WHERE till_id = ?1 AND epoch = ?2 /*for update*/");
    query.bindAll(till, epoch);
    if (!query.next()) {
        return std::nullopt;
    }
    return Cursor{.nextSeq = query.number<std::uint64_t>(0),
                  .headHash = query.fixed<32>(1),
                  .fenced = query.integer(2) != 0,
                  .current = isNewest(till, epoch)};
}

bool OfficeLogStore::isNewest(const TillId& till, std::uint32_t epoch)
{
    Statement query(m_database, "SELECT epoch FROM till WHERE till_id = ?1");
    query.bindAll(till);
    // The office's own log has no registration; its one epoch is the newest.
    return !query.next() || query.number<std::uint32_t>(0) == epoch;
}

bool OfficeLogStore::isOpen(const TillId& till, std::uint32_t epoch)
{
    Statement query(m_database, "SELECT fenced FROM log_cursor WHERE till_id = ?1 AND epoch = ?2");
    query.bindAll(till, epoch);
    return query.next() && query.integer(0) == 0 && isNewest(till, epoch);
}

void OfficeLogStore::setCursor(Transaction&, const TillId& till, std::uint32_t epoch, const Cursor& cursor)
{
    Statement upsert(m_database, "INSERT INTO log_cursor (till_id, epoch, next_seq, head_hash, fenced) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (till_id, epoch) DO UPDATE SET "
                                 "next_seq = excluded.next_seq, head_hash = excluded.head_hash, "
                                 "fenced = excluded.fenced");
    upsert.bindAll(till, epoch, cursor.nextSeq, cursor.headHash, cursor.fenced);
    upsert.queue();
}

std::optional<Digest> OfficeLogStore::hashAt(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT hash FROM raw_log WHERE till_id = ?1 AND epoch = ?2 AND seq = ?3");
    query.bindAll(till, epoch, seq);
    return query.next() ? std::optional(query.fixed<32>(0)) : std::nullopt;
}

void OfficeLogStore::append(Transaction&, const TillId& till, const ChainedEvent& event, Instant receivedAt)
{
    Statement insert(m_database, "INSERT INTO raw_log (till_id, epoch, seq, previous_hash, hash, received_at, body) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(till, event.epoch, event.seq, event.previousHash, event.hash, receivedAt, event.body);
    insert.queue();
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

std::vector<PendingEvent> OfficeLogStore::eventsBehind(const TillEpoch& log, std::uint64_t seq, std::size_t maxCount)
{
    Statement query(m_database, "SELECT seq, previous_hash, hash, body, received_at FROM raw_log "
                                "WHERE till_id = ?1 AND epoch = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4");
    query.bindAll(log.till, log.epoch, seq, maxCount);
    std::vector<PendingEvent> events;
    while (query.next()) {
        events.push_back({.till = log.till,
                          .event = {.epoch = log.epoch,
                                    .seq = query.number<std::uint64_t>(0),
                                    .previousHash = query.fixed<32>(1),
                                    .hash = query.fixed<32>(2),
                                    .body = query.bytes(3)},
                          .receivedAt = query.instant(4)});
    }
    return events;
}

std::vector<OfficeLogStore::WaitingLog> OfficeLogStore::waiting(std::size_t maxCount)
{
    Statement query(m_database, "SELECT till_id, epoch, next_seq FROM log_cursor WHERE waiting = 1 "
                                "ORDER BY till_id, epoch LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<WaitingLog> logs;
    while (query.next()) {
        logs.push_back({.log = {query.id<TillId>(0), query.number<std::uint32_t>(1)},
                        .lastSeq = query.number<std::uint64_t>(2) - 1});
    }
    return logs;
}

std::uint64_t OfficeLogStore::applied(const TillEpoch& log)
{
    Statement query(m_database, "SELECT applied_seq FROM log_applied WHERE till_id = ?1 AND epoch = ?2");
    query.bindAll(log.till, log.epoch);
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

void OfficeLogStore::noteWaiting(Transaction&, const TillEpoch& log, bool isNew)
{
    if (isNew) {
        Statement start(m_database, "INSERT INTO log_applied (till_id, epoch, applied_seq) VALUES (?1, ?2, 0) "
                                    "ON CONFLICT (till_id, epoch) DO NOTHING");
        start.bindAll(log.till, log.epoch);
        start.queue();
    }
    Statement note(m_database, "UPDATE log_cursor SET waiting = 1 WHERE till_id = ?1 AND epoch = ?2 AND waiting = 0");
    note.bindAll(log.till, log.epoch);
    note.queue();
}

std::optional<std::uint64_t> OfficeLogStore::claim(Transaction&, const TillEpoch& log)
{
    Statement query(m_database, "SELECT applied_seq FROM log_applied WHERE till_id = ?1 AND epoch = ?2 "
                                "/*for update skip locked*/");
    query.bindAll(log.till, log.epoch);
    return query.next() ? std::optional(query.number<std::uint64_t>(0)) : std::nullopt;
}

void OfficeLogStore::setApplied(Transaction&, const TillEpoch& log, std::uint64_t seq)
{
    Statement update(m_database, "UPDATE log_applied SET applied_seq = ?3 WHERE till_id = ?1 AND epoch = ?2");
    update.bindAll(log.till, log.epoch, seq);
    update.queue();
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

void OfficeLogStore::endWaiting(const TillEpoch& log, std::uint64_t seq)
{
    Statement update(m_database, "UPDATE log_cursor SET waiting = 0 "
                                 "WHERE till_id = ?1 AND epoch = ?2 AND next_seq <= ?3 + 1");
    update.bindAll(log.till, log.epoch, seq);
    update.run();
}

void OfficeLogStore::quarantine(Transaction&, const TillId& till, ByteView upload, const Error& reason)
{
    Statement last(m_database, "SELECT coalesce(max(quarantine_no), 0) FROM quarantine WHERE till_id = ?1");
    last.bindAll(till);
    const bool hasRow = last.next();
    HUITOU_CHECK(hasRow); // an aggregate always yields its one row
    Statement insert(m_database, "INSERT INTO quarantine (till_id, quarantine_no, reason, upload) "
                                 "VALUES (?1, ?2, ?3, ?4)");
    insert.bindAll(till, last.integer(0) + 1, reason.message.en, upload);
    insert.queue();
}

} // namespace huitou
