// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/erasure_store.h"

#include "core/storage/office/office_row_store.h"
#include "core/storage/statement.h"

#include <map>

namespace huitou
{

void ErasureStore::add(Transaction&, const MemberId& member, std::uint64_t version)
{
    Statement upsert(m_database, "INSERT INTO erasure (member_id, version) VALUES (?1, ?2) "
                                 "ON CONFLICT (member_id) DO UPDATE SET version = excluded.version");
    upsert.bindAll(member, version);
    upsert.queue();
}

void ErasureStore::noteDirectory(Transaction&, const TillId& till, std::uint64_t version)
{
    Statement upsert(m_database, "INSERT INTO till_directory (till_id, version) VALUES (?1, ?2) "
                                 "ON CONFLICT (till_id) DO UPDATE SET version = excluded.version "
                                 "WHERE till_directory.version <> excluded.version");
    upsert.bindAll(till, version);
    upsert.queue();
}

std::vector<ErasureStore::TillAt> ErasureStore::tills()
{
    std::map<TillId, std::uint64_t> versions;
    Statement directories(m_database, "SELECT till_id, version FROM till_directory");
    while (directories.next()) {
        versions.emplace(directories.id<TillId>(0), directories.number<std::uint64_t>(1));
    }
    std::vector<TillAt> tills;
    Statement query(m_database, "SELECT till_id FROM till ORDER BY outlet_id, number");
    while (query.next()) {
        const auto till = query.id<TillId>(0);
        const auto found = versions.find(till);
        tills.push_back({till, found == versions.end() ? 0 : found->second});
    }
    return tills;
}

std::vector<ErasureAtTills> ErasureStore::newest(std::size_t maxCount)
{
    const std::vector<TillAt> all = tills();
    Statement query(m_database,
                    "SELECT member_id, version FROM erasure ORDER BY version = 0 DESC, version DESC LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<ErasureAtTills> erasures;
    while (query.next()) {
        ErasureAtTills& erasure = erasures.emplace_back(ErasureAtTills{query.id<MemberId>(0), {}});
        const auto version = query.number<std::uint64_t>(1);
        for (const TillAt& each : all) {
            if (version == OfficeRowStore::unnumbered || each.version < version) {
                erasure.waiting.push_back(each.till);
            }
        }
    }
    return erasures;
}

std::vector<MemberId> ErasureStore::unnumbered(std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id FROM erasure WHERE version = 0 LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<MemberId> members;
    while (query.next()) {
        members.push_back(query.id<MemberId>(0));
    }
    return members;
}

void ErasureStore::number(Transaction&, const MemberId& member)
{
    Statement standing(m_database, "SELECT version FROM standing WHERE member_id = ?1 AND version > 0");
    standing.bindAll(member);
    if (!standing.next()) {
        return;
    }
    Statement update(m_database, "UPDATE erasure SET version = ?2 WHERE member_id = ?1 AND version = 0");
    update.bindAll(member, standing.integer(0));
    update.queue();
}

} // namespace huitou
