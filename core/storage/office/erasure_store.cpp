// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/erasure_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void ErasureStore::add(Transaction&, const MemberId& member, std::uint64_t version)
{
    Statement upsert(m_database, "INSERT INTO erasure (member_id, version) VALUES (?1, ?2) "
                                 "ON CONFLICT (member_id) DO UPDATE SET version = excluded.version");
    upsert.bindAll(member, version);
    upsert.run();
}

void ErasureStore::noteDirectory(Transaction&, const TillId& till, std::uint64_t version)
{
    Statement upsert(m_database, "INSERT INTO till_directory (till_id, version) VALUES (?1, ?2) "
                                 "ON CONFLICT (till_id) DO UPDATE SET version = excluded.version "
                                 "WHERE till_directory.version <> excluded.version");
    upsert.bindAll(till, version);
    upsert.run();
}

std::vector<TillId> ErasureStore::tillsBefore(std::uint64_t version)
{
    Statement query(m_database, "SELECT till.till_id FROM till LEFT JOIN till_directory "
                                "ON till_directory.till_id = till.till_id "
                                "WHERE coalesce(till_directory.version, 0) < ?1 ORDER BY outlet_id, number");
    query.bindAll(version);
    std::vector<TillId> tills;
    while (query.next()) {
        tills.push_back(query.id<TillId>(0));
    }
    return tills;
}

std::vector<ErasureAtTills> ErasureStore::newest(std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id, version FROM erasure ORDER BY version DESC LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<ErasureAtTills> erasures;
    while (query.next()) {
        erasures.push_back({query.id<MemberId>(0), tillsBefore(query.number<std::uint64_t>(1))});
    }
    return erasures;
}

} // namespace huitou
