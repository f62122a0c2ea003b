// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/custody_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void CustodyStore::lock(Transaction&, const MemberId& member)
{
    if (!m_database.isShared()) {
        return; // transactions that write run one after another
    }
    Statement lock(m_database, "SELECT 1 FROM custody WHERE member_id = ?1 /*for update nowait*/");
    lock.bindAll(member);
    if (!lock.next()) {
        insertNothing(member);
        lock.reset();
        static_cast<void>(lock.next());
    }
}

MemberCustody CustodyStore::of(const MemberId& member)
{
    MemberCustody held;
    Statement query(m_database, "SELECT free, debt, pending, expired FROM custody WHERE member_id = ?1");
    query.bindAll(member);
    if (query.next()) {
        held.custody = {
            .free = query.points(0), .debt = query.points(1), .pending = query.points(2), .expired = query.points(3)};
    }
    Statement rights(m_database, "SELECT till_id, epoch, points FROM epoch_right WHERE member_id = ?1 AND points > 0 "
                                 "ORDER BY till_id, epoch");
    rights.bindAll(member);
    while (rights.next()) {
        held.rights.emplace_back(TillEpoch{rights.id<TillId>(0), rights.number<std::uint32_t>(1)}, rights.points(2));
    }
    return held;
}

Points CustodyStore::rightsHeldBy(const TillEpoch& till)
{
    Statement query(m_database, "SELECT points FROM epoch_right_sum WHERE till_id = ?1 AND epoch = ?2");
    query.bindAll(till.till, till.epoch);
    return query.next() ? query.points(0) : Points{};
}

std::vector<MemberId> CustodyStore::membersHeldBy(const TillEpoch& till)
{
    Statement query(m_database, "SELECT member_id FROM epoch_right WHERE till_id = ?1 AND epoch = ?2 AND points > 0 "
                                "ORDER BY member_id");
    query.bindAll(till.till, till.epoch);
    std::vector<MemberId> members;
    while (query.next()) {
        members.push_back(query.id<MemberId>(0));
    }
    return members;
}

void CustodyStore::append(Transaction&, const MemberId& member, const FactRef& ref, std::span<const Posting> postings)
{
    Statement insert(m_database, "INSERT INTO posting (member_id, till_id, epoch, seq, leg, line, account, "
                                 "account_till, change, account_epoch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                                 "?10)");
    Points sum;
    int line = 0;
    for (const Posting& posting : postings) {
        sum += posting.change;
        insert.bindAll(member, ref.till, ref.epoch, ref.seq, ref.leg, ++line, posting.account, posting.till,
                       posting.change, posting.epoch);
        insert.queue();
    }
    HUITOU_CHECK(sum.isZero());
}

void CustodyStore::start(const MemberId& member)
{
    if (!m_database.isShared() || member.isNull()) { // else lock() did so
        insertNothing(member);
    }
}

void CustodyStore::insertNothing(const MemberId& member)
{
    Statement insert(m_database, "INSERT INTO custody (member_id, free, debt) VALUES (?1, 0, 0) "
                                 "ON CONFLICT (member_id) DO NOTHING");
    insert.bindAll(member);
    insert.queue();
}

void CustodyStore::move(Transaction&, const MemberId& member, const Custody& change)
{
    start(member);
    // An update, because the constraint on the result would judge the change itself in an upsert's insert.
    Statement update(m_database, "UPDATE custody SET free = free + ?2, debt = debt + ?3, pending = pending + ?4, "
                                 "expired = expired + ?5 WHERE member_id = ?1");
    update.bindAll(member, change.free, change.debt, change.pending, change.expired);
    update.queue();
}

std::uint64_t CustodyStore::nextReview(Transaction&, const MemberId& member)
{
    start(member);
    Statement update(m_database, "UPDATE custody SET reviews = reviews + 1 WHERE member_id = ?1 RETURNING reviews");
    update.bindAll(member);
    const bool hasRow = update.next();
    HUITOU_CHECK(hasRow);
    return update.number<std::uint64_t>(0);
}

void CustodyStore::moveRight(const MemberId& member, const TillEpoch& till, Points change)
{
    Statement start(m_database, "INSERT INTO epoch_right (member_id, till_id, epoch, points) VALUES (?1, ?2, ?3, 0) "
                                "ON CONFLICT (member_id, till_id, epoch) DO NOTHING");
    start.bindAll(member, till.till, till.epoch);
    start.queue();
    Statement update(m_database, "UPDATE epoch_right SET points = points + ?4 "
                                 "WHERE member_id = ?1 AND till_id = ?2 AND epoch = ?3");
    update.bindAll(member, till.till, till.epoch, change);
    update.queue();
    Statement sum(m_database,
                  "INSERT INTO epoch_right_sum (till_id, epoch, points) VALUES (?1, ?2, ?3) "
                  "ON CONFLICT (till_id, epoch) DO UPDATE SET points = epoch_right_sum.points + excluded.points");
    sum.bindAll(till.till, till.epoch, change);
    sum.queue();
}

void CustodyStore::post(Transaction& transaction, const MemberId& member, const FactRef& ref,
                        std::span<const Posting> postings)
{
    append(transaction, member, ref, postings);
    Custody change;
    for (const Posting& posting : postings) {
        if (posting.account == Account::Right) {
            moveRight(member, {posting.till, posting.epoch}, posting.change);
        } else {
            keepUp(change, posting);
        }
    }
    if (change != Custody{}) {
        move(transaction, member, change);
    }
}

} // namespace huitou
