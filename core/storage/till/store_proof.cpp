// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/store_proof.h"

#include "core/base/storage_error.h"
#include "core/storage/statement.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/print_job_store.h"

#include <algorithm>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::uint64_t eventsOfStep = 50;
constexpr std::size_t jobsOfStep = 50;

[[noreturn]] void damaged(const std::string& detail)
{
    throw StorageError(storeError(ErrorCode::DamagedStore, "shop.db", detail));
}

/// All but those that grow with every sale and have begun to.
std::vector<std::string> smallTablesOf(Database& shop)
{
    Statement query(shop, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                          "AND NOT (name = 'event' AND EXISTS (SELECT 1 FROM event)) "
                          "AND NOT (name = 'print_job' AND EXISTS (SELECT 1 FROM print_job))");
    std::vector<std::string> tables;
    while (query.next()) {
        tables.push_back(query.text(0));
    }
    return tables;
}

} // namespace

bool StoreProof::proveShop()
{
    switch (m_stage) {
    case Stage::Begin:
        m_tables = smallTablesOf(m_shop);
        m_stage = Stage::Tables;
        break;
    case Stage::Tables:
        if (m_tables.empty()) {
            m_stage = Stage::Events;
        } else {
            proveTable(m_tables.back());
            m_tables.pop_back();
        }
        break;
    case Stage::Events: proveEvents(); break;
    case Stage::PrintJobs: provePrintJobs(); break;
    case Stage::Done: break;
    }
    return m_stage == Stage::Done;
}

void StoreProof::proveTable(const std::string& table)
{
    // It can't be resumed, but it can be bounded by a table.
    const std::string check = "PRAGMA quick_check(" + table + ')';
    Statement verdict(m_shop, check);
    if (!verdict.next() || verdict.text(0) != "ok") {
        damaged("table " + table);
    }
}

void StoreProof::proveEvents()
{
    EventLogStore log(m_shop);
    if (m_epoch == 0 || m_seq > log.lastSeq(m_epoch)) {
        const std::optional<std::uint32_t> next = log.epochAfter(m_epoch);
        if (!next) {
            m_stage = Stage::PrintJobs;
            return;
        }
        m_epoch = *next;
        m_seq = 1;
    }
    m_seq = std::max(m_seq, log.foldedUpTo(m_epoch) + 1); // what was archived meanwhile was proved then
    std::optional<std::uint64_t> broken = log.firstBrokenFrom(m_till, m_epoch, m_seq, eventsOfStep);
    if (!broken) {
        broken = log.firstNotFound(m_epoch, m_seq, eventsOfStep);
    }
    if (broken) {
        damaged("event " + std::to_string(*broken) + " of epoch " + std::to_string(m_epoch));
    }
    m_seq += eventsOfStep;
}

void StoreProof::provePrintJobs()
{
    PrintJobStore jobs(m_shop);
    const std::optional<std::uint64_t> last = jobs.readOn(m_job, jobsOfStep);
    if (last) {
        m_job = *last;
    } else {
        static_cast<void>(jobs.waiting()); // reads the index of those that wait
        m_stage = Stage::Done;
    }
}

bool StoreProof::proveDirectory()
{
    m_directoryIsProved = m_directoryIsProved || DirectoryStore(m_directory).readOn(m_reading);
    return m_directoryIsProved;
}

} // namespace huitou
