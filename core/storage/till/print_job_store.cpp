// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/print_job_store.h"

#include "core/base/storage_error.h"
#include "core/storage/statement.h"
#include "core/storage/store_errors.h"

namespace huitou
{

namespace
{

PrintJob jobFrom(const Statement& row)
{
    return {.id = row.number<std::uint64_t>(0),
            .seq = row.number<std::uint64_t>(1),
            .state = row.number<PrintState>(2),
            .attempts = row.number<std::uint32_t>(3),
            .document = row.bytes(4)};
}

} // namespace

void PrintJobStore::add(Transaction&, std::uint32_t epoch, std::uint64_t seq, ByteView document)
{
    Statement insert(m_database,
                     "INSERT INTO print_job (epoch, seq, state, attempts, document) VALUES (?1, ?2, ?3, 0, ?4)");
    insert.bindAll(epoch, seq, PrintState::Queued, document);
    insert.run();
}

std::optional<PrintJob> PrintJobStore::next()
{
    // The literal states let the partial index serve: Queued and Unknown, of Queued, Sent and Unknown.
    Statement query(m_database, "SELECT id, seq, state, attempts, document FROM print_job "
                                "WHERE state IN (1, 2, 4) AND state <> 2 ORDER BY id LIMIT 1");
    return query.next() ? std::optional(jobFrom(query)) : std::nullopt;
}

std::optional<PrintJob> PrintJobStore::ofEvent(std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT id, seq, state, attempts, document FROM print_job "
                                "WHERE epoch = ?1 AND seq = ?2 ORDER BY id LIMIT 1");
    query.bindAll(epoch, seq);
    return query.next() ? std::optional(jobFrom(query)) : std::nullopt;
}

std::uint32_t PrintJobStore::countOf(std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT count(*) FROM print_job WHERE epoch = ?1 AND seq = ?2");
    query.bindAll(epoch, seq);
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint32_t>(0);
}

void PrintJobStore::setState(std::uint64_t job, PrintState state)
{
    Transaction transaction(m_database);
    // A job goes back to Queued only when surely nothing was printed: then its last attempt does not count.
    const int attempt = state == PrintState::Sent ? 1 : state == PrintState::Queued ? -1 : 0;
    Statement update(m_database,
                     "UPDATE print_job SET state = ?2, attempts = max(0, attempts + ?3) WHERE id = ?1 AND state <> ?2");
    update.bindAll(job, state, attempt);
    update.run();
    transaction.commit();
}

void PrintJobStore::forgetPrinted(Transaction&, const MemberId& member)
{
    // The body holds the surrogate as it is: reading all bodies as facts would take many times as long.
    Statement remove(m_database, "DELETE FROM print_job WHERE state NOT IN (1, 2, 4) AND EXISTS (SELECT 1 FROM event "
                                 "WHERE event.epoch = print_job.epoch AND event.seq = print_job.seq "
                                 "AND instr(event.body, ?1) > 0)");
    remove.bindAll(member);
    remove.run();
}

std::optional<std::uint64_t> PrintJobStore::readOn(std::uint64_t after, std::size_t maxCount)
{
    Statement query(m_database, "SELECT id, epoch, seq, state, attempts, document, (SELECT count(*) FROM print_job AS "
                                "found WHERE found.epoch = print_job.epoch AND found.seq = print_job.seq "
                                "AND +found.id = print_job.id) FROM print_job WHERE id > ?1 ORDER BY id LIMIT ?2");
    query.bindAll(after, maxCount);
    std::optional<std::uint64_t> last;
    while (query.next()) {
        if (query.integer(6) != 1) {
            throw StorageError(storeError(ErrorCode::DamagedStore, "shop.db", "a print job its event does not find"));
        }
        last = query.number<std::uint64_t>(0);
    }
    return last;
}

std::uint64_t PrintJobStore::waiting()
{
    Statement query(m_database, "SELECT count(*) FROM print_job WHERE state IN (1, 2, 4)");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

std::optional<std::uint64_t> PrintJobStore::firstWaitingOf(std::uint32_t epoch)
{
    Statement query(m_database, "SELECT min(seq) FROM print_job WHERE state IN (1, 2, 4) AND epoch = ?1");
    query.bindAll(epoch);
    return query.next() && !query.isNull(0) ? std::optional(query.number<std::uint64_t>(0)) : std::nullopt;
}

void PrintJobStore::forgetSending()
{
    {
        // Mostly there is none, and then a start writes nothing: it must succeed on a full disk.
        Statement query(m_database, "SELECT 1 FROM print_job WHERE state IN (1, 2, 4) AND state = ?1 LIMIT 1");
        query.bindAll(PrintState::Sent);
        if (!query.next()) {
            return;
        }
    }
    Transaction transaction(m_database);
    Statement update(m_database, "UPDATE print_job SET state = ?1 WHERE state IN (1, 2, 4) AND state = ?2");
    update.bindAll(PrintState::Unknown, PrintState::Sent);
    update.run();
    transaction.commit();
}

} // namespace huitou
