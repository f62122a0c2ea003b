// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/progress_store.h"

#include "core/storage/statement.h"

namespace huitou
{

ProgressStore::Progress ProgressStore::get()
{
    Statement query(m_database, "SELECT acknowledged_seq, grant_applied, directory_version, server_generation, fenced, "
                                "recovery, epoch_generation FROM progress");
    if (!query.next()) {
        return {};
    }
    return {.acknowledgedSeq = query.number<std::uint64_t>(0),
            .grantApplied = query.number<std::uint64_t>(1),
            .directoryVersion = query.number<std::uint64_t>(2),
            .serverGeneration = query.number<std::uint64_t>(3),
            .fenced = query.integer(4) != 0,
            .recovery = query.id<OpId>(5),
            .epochGeneration = query.number<std::uint64_t>(6)};
}

void ProgressStore::put(Transaction&, const Progress& progress)
{
    Statement upsert(
        m_database,
        "INSERT INTO progress (id, acknowledged_seq, grant_applied, directory_version, server_generation, "
        "fenced, recovery, epoch_generation) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET "
        "acknowledged_seq = excluded.acknowledged_seq, grant_applied = excluded.grant_applied, "
        "directory_version = excluded.directory_version, "
        "server_generation = excluded.server_generation, fenced = excluded.fenced, "
        "recovery = excluded.recovery, epoch_generation = excluded.epoch_generation");
    upsert.bindAll(progress.acknowledgedSeq, progress.grantApplied, progress.directoryVersion,
                   progress.serverGeneration, progress.fenced, progress.recovery, progress.epochGeneration);
    upsert.run();
}

} // namespace huitou
