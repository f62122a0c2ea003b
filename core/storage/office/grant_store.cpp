// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/grant_store.h"

#include "core/storage/statement.h"

namespace huitou
{

Grant GrantStore::add(Transaction&, const TillId& till, std::uint32_t epoch, Grant grant)
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
        Statement note(m_database, "INSERT INTO granted_object (member_id, kind, object, till_id) "
                                   "VALUES (?1, ?2, ?3, ?4)");
        note.bindAll(grant.member, grant.kind, grant.object, till);
        note.queue();
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
    Statement remove(m_database, "DELETE FROM grant_out WHERE till_id = ?1 AND epoch = ?2 AND number <= ?3");
    remove.bindAll(till, epoch, number);
    remove.queue();
}

void GrantStore::forget(Transaction&, const MemberId& member, RightKind kind,
                        const std::array<std::uint8_t, 16>& object)
{
    Statement remove(m_database, "DELETE FROM granted_object WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    remove.bindAll(member, kind, object);
    remove.queue();
}

bool GrantStore::isGranted(const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object)
{
    Statement query(m_database, "SELECT 1 FROM granted_object WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    query.bindAll(member, kind, object);
    return query.next();
}

} // namespace huitou
