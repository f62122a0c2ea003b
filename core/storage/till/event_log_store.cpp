// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/event_log_store.h"

#include "core/storage/statement.h"

#include <algorithm>
#include <limits>

namespace huitou
{

EventLogStore::Head EventLogStore::head(std::uint32_t epoch)
{
    // Without live events the log goes on from its checkpoint.
    for (const std::string_view sql : {"SELECT seq, hash FROM event WHERE epoch = ?1 ORDER BY seq DESC LIMIT 1",
                                       "SELECT seq, hash FROM checkpoint WHERE epoch = ?1"}) {
        Statement query(m_database, sql);
        query.bindAll(epoch);
        if (query.next()) {
            return {query.number<std::uint64_t>(0), query.fixed<32>(1)};
        }
    }
    return {};
}

std::uint64_t EventLogStore::append(Transaction&, const TillId& till, std::uint32_t epoch, const OpId& op, Instant at,
                                    ByteView body)
{
    const Head last = head(epoch);
    const std::uint64_t seq = last.seq + 1;
    const Digest& previousHash = last.hash;
    const Digest hash = eventHash(till, epoch, seq, previousHash, body);
    Statement insert(m_database, "INSERT INTO event (epoch, seq, previous_hash, hash, op_id, at, body) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(epoch, seq, previousHash, hash, op, at, body);
    insert.run();
    return seq;
}

std::optional<std::uint64_t> EventLogStore::seqOf(const OpId& op)
{
    Statement query(m_database, "SELECT seq FROM event WHERE op_id = ?1");
    query.bindAll(op);
    return query.next() ? std::optional(query.number<std::uint64_t>(0)) : std::nullopt;
}

std::optional<ChainedEvent> EventLogStore::eventOf(const OpId& op)
{
    Statement query(m_database, "SELECT epoch, seq, previous_hash, hash, body FROM event WHERE op_id = ?1");
    query.bindAll(op);
    if (!query.next()) {
        return std::nullopt;
    }
    return ChainedEvent{.epoch = query.number<std::uint32_t>(0),
                        .seq = query.number<std::uint64_t>(1),
                        .previousHash = query.fixed<32>(2),
                        .hash = query.fixed<32>(3),
                        .body = query.bytes(4)};
}

bool EventLogStore::isOfEpoch(std::uint32_t epoch, const OpId& op)
{
    Statement query(m_database, "SELECT 1 FROM event WHERE op_id = ?1 AND epoch = ?2");
    query.bindAll(op, epoch);
    return query.next();
}

std::vector<std::uint32_t> EventLogStore::epochs()
{
    Statement query(m_database, "SELECT epoch FROM event UNION SELECT epoch FROM checkpoint ORDER BY 1");
    std::vector<std::uint32_t> epochs;
    while (query.next()) {
        epochs.push_back(query.number<std::uint32_t>(0));
    }
    return epochs;
}

std::uint64_t EventLogStore::lastSeq(std::uint32_t epoch)
{
    return head(epoch).seq;
}

std::uint64_t EventLogStore::foldedUpTo(std::uint32_t epoch)
{
    Statement query(m_database, "SELECT seq FROM checkpoint WHERE epoch = ?1");
    query.bindAll(epoch);
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

std::optional<Digest> EventLogStore::hashAt(std::uint32_t epoch, std::uint64_t seq)
{
    if (seq == 0) {
        return Digest{};
    }
    for (const std::string_view sql : {"SELECT hash FROM event WHERE epoch = ?1 AND seq = ?2",
                                       "SELECT hash FROM checkpoint WHERE epoch = ?1 AND seq = ?2"}) {
        Statement query(m_database, sql);
        query.bindAll(epoch, seq);
        if (query.next()) {
            return query.fixed<32>(0);
        }
    }
    return std::nullopt;
}

std::vector<ChainedEvent> EventLogStore::eventsFrom(std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount,
                                                    std::size_t maxBytes)
{
    Statement query(m_database, "SELECT seq, previous_hash, hash, body FROM event WHERE epoch = ?1 AND seq >= ?2 "
                                "ORDER BY seq LIMIT ?3");
    query.bindAll(epoch, fromSeq, maxCount);
    std::vector<ChainedEvent> events;
    std::size_t byteCount = 0;
    while (query.next()) {
        byteCount += query.view(3).size();
        if (byteCount > maxBytes && !events.empty()) {
            break;
        }
        events.push_back({.epoch = epoch,
                          .seq = query.number<std::uint64_t>(0),
                          .previousHash = query.fixed<32>(1),
                          .hash = query.fixed<32>(2),
                          .body = query.bytes(3)});
    }
    return events;
}

std::optional<Instant> EventLogStore::timeOf(std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT at FROM event WHERE epoch = ?1 AND seq = ?2");
    query.bindAll(epoch, seq);
    return query.next() ? std::optional(query.instant(0)) : std::nullopt;
}

std::optional<std::uint64_t> EventLogStore::firstBroken(const TillId& till, std::uint32_t epoch, std::uint64_t count)
{
    const std::uint64_t last = lastSeq(epoch);
    const std::uint64_t from = std::max(last > count ? last - count + 1 : 1, foldedUpTo(epoch) + 1);
    return firstBrokenFrom(till, epoch, from, count);
}

std::optional<std::uint64_t> EventLogStore::firstBrokenFrom(const TillId& till, std::uint32_t epoch, std::uint64_t from,
                                                            std::uint64_t count)
{
    std::optional<Digest> previousHash = hashAt(epoch, from - 1);
    Statement query(m_database, "SELECT seq, previous_hash, hash, body FROM event WHERE epoch = ?1 AND seq >= ?2 "
                                "ORDER BY seq LIMIT ?3");
    query.bindAll(epoch, from, std::min<std::uint64_t>(count, std::numeric_limits<std::int64_t>::max()));
    for (std::uint64_t expected = from; query.next(); ++expected) {
        const Digest hash = query.fixed<32>(2);
        const bool isWhole = query.number<std::uint64_t>(0) == expected && previousHash == query.fixed<32>(1) &&
                             hash == eventHash(till, epoch, expected, *previousHash, query.view(3));
        if (!isWhole) {
            return expected;
        }
        previousHash = hash;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> EventLogStore::firstNotFound(std::uint32_t epoch, std::uint64_t from, std::uint64_t count)
{
    Statement query(m_database, "SELECT min(seq) FROM event WHERE epoch = ?1 AND seq >= ?2 AND seq < ?3 AND NOT EXISTS "
                                "(SELECT 1 FROM event AS found WHERE found.op_id = event.op_id "
                                "AND +found.epoch = event.epoch AND +found.seq = event.seq)");
    query.bindAll(epoch, from, from + count);
    return query.next() && !query.isNull(0) ? std::optional(query.number<std::uint64_t>(0)) : std::nullopt;
}

std::optional<std::uint32_t> EventLogStore::epochAfter(std::uint32_t epoch)
{
    Statement query(m_database, "SELECT min(epoch) FROM event WHERE epoch > ?1");
    query.bindAll(epoch);
    return query.next() && !query.isNull(0) ? std::optional(query.number<std::uint32_t>(0)) : std::nullopt;
}

} // namespace huitou
