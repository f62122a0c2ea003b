// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/grant_store.h"

#include "core/storage/statement.h"

namespace huitou
{

Grant GrantStore::add(Transaction& transaction, const TillId& till, std::uint32_t epoch, Grant grant)
{
    Statement count(m_database, "INSERT INTO grant_counter (till_id, epoch, last_number) VALUES (?1, ?2, 1) "
                                "ON CONFLICT (till_id, epoch) DO UPDATE SET "
                                "last_number = grant_counter.last_number + 1 RETURNING last_number");
    count.bindAll(till, epoch);
    const bool hasRow = count.next();
    HUITOU_CHECK(hasRow);
    grant.number = count.number<std::uint64_t>(0);

    Statement insert(m_database, "INSERT INTO grant_out (till_id, epoch, number, member_id, kind, object, points) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(till, epoch, grant.number, grant.member, grant.kind, grant.object, grant.points);
    insert.queue();
    if (grant.kind != RightKind::Points) {
        putHolder(transaction, grant.member, grant.kind, grant.object, {till, epoch});
    }
    return grant;
}

std::vector<Grant> GrantStore::above(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                     std::size_t maxCount)
{
    Statement query(m_database, "SELECT number, member_id, kind, object, points FROM grant_out "
                                "WHERE till_id = ?1 AND epoch = ?2 AND number > ?3 ORDER BY number LIMIT ?4");
    query.bindAll(till, epoch, number, maxCount);
    std::vector<Grant> grants;
    while (query.next()) {
        grants.push_back({.number = query.number<std::uint64_t>(0),
                          .member = query.id<MemberId>(1),
                          .kind = query.number<RightKind>(2),
                          .object = query.fixed<16>(3),
                          .points = query.points(4)});
    }
    return grants;
}

void GrantStore::acknowledge(Transaction&, const TillId& till, std::uint32_t epoch, std::uint64_t number)
{
    // The last one stays: by it a disk that is an older copy sees that it has missed some.
    Statement remove(m_database, "DELETE FROM grant_out WHERE till_id = ?1 AND epoch = ?2 AND number < ?3");
    remove.bindAll(till, epoch, number);
    remove.queue();
}

void GrantStore::forget(Transaction&, const MemberId& member, RightKind kind, const RightObject& object)
{
    Statement remove(m_database, "DELETE FROM granted_object WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    remove.bindAll(member, kind, object);
    remove.queue();
}

void GrantStore::forgetAllOf(Transaction&, const TillEpoch& till)
{
    Statement remove(m_database, "DELETE FROM granted_object WHERE till_id = ?1 AND epoch = ?2");
    remove.bindAll(till.till, till.epoch);
    remove.run();
}

std::optional<TillEpoch> GrantStore::holderOf(const MemberId& member, RightKind kind, const RightObject& object)
{
    Statement query(m_database, "SELECT till_id, epoch FROM granted_object "
                                "WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    query.bindAll(member, kind, object);
    return query.next() ? std::optional(TillEpoch{query.id<TillId>(0), query.number<std::uint32_t>(1)}) : std::nullopt;
}

void GrantStore::putHolder(Transaction&, const MemberId& member, RightKind kind, const RightObject& object,
                           const TillEpoch& holder)
{
    Statement upsert(m_database, "INSERT INTO granted_object (member_id, kind, object, till_id, epoch) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (member_id, kind, object) DO UPDATE SET "
                                 "till_id = excluded.till_id, epoch = excluded.epoch");
    upsert.bindAll(member, kind, object, holder.till, holder.epoch);
    upsert.run();
}

std::uint64_t GrantStore::last(const TillEpoch& till)
{
    Statement query(m_database, "SELECT last_number FROM grant_counter WHERE till_id = ?1 AND epoch = ?2");
    query.bindAll(till.till, till.epoch);
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

void GrantStore::skip(Transaction&, const TillEpoch& till, std::uint64_t upTo)
{
    if (last(till) >= upTo) {
        return;
    }
    Statement upsert(m_database, "INSERT INTO grant_counter (till_id, epoch, last_number) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT (till_id, epoch) DO UPDATE SET last_number = excluded.last_number");
    upsert.bindAll(till.till, till.epoch, upTo);
    upsert.run();
}

void GrantStore::putRecall(Transaction&, const TillEpoch& till, const Recall& recall)
{
    Statement insert(m_database, "INSERT INTO recall (till_id, epoch, member_id, kind, object) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
    insert.bindAll(till.till, till.epoch, recall.member, recall.kind, recall.object);
    insert.run();
}

void GrantStore::dropRecall(Transaction&, const TillEpoch& till, const Recall& recall)
{
    Statement remove(m_database, "DELETE FROM recall WHERE till_id = ?1 AND epoch = ?2 AND member_id = ?3 "
                                 "AND kind = ?4 AND object = ?5");
    remove.bindAll(till.till, till.epoch, recall.member, recall.kind, recall.object);
    remove.run();
}

std::vector<Recall> GrantStore::recalls(const TillEpoch& till, std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id, kind, object FROM recall WHERE till_id = ?1 AND epoch = ?2 "
                                "ORDER BY member_id, kind, object LIMIT ?3");
    query.bindAll(till.till, till.epoch, maxCount);
    std::vector<Recall> recalls;
    while (query.next()) {
        recalls.push_back({query.id<MemberId>(0), query.number<RightKind>(1), query.fixed<16>(2)});
    }
    return recalls;
}

} // namespace huitou
