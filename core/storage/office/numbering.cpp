// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/numbering.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

constexpr std::size_t atOnce = 500;

} // namespace

bool Numbering::run()
{
    while (numberSome()) {
    }
    return !m_hasLeft;
}

std::vector<MemberId> Numbering::unnumberedStandings()
{
    Statement query(m_connection.database(), "SELECT member_id FROM standing WHERE version = 0 LIMIT ?1");
    query.bindAll(atOnce);
    std::vector<MemberId> members;
    while (query.next()) {
        members.push_back(query.id<MemberId>(0));
    }
    return members;
}

std::vector<Numbering::ExceptionKey> Numbering::unnumberedExceptions()
{
    Statement query(m_connection.database(),
                    "SELECT member_id, till_id, epoch, seq, leg, line FROM office_exception WHERE exception_no = 0 "
                    "ORDER BY till_id, epoch, seq, leg, line LIMIT ?1");
    query.bindAll(atOnce);
    std::vector<ExceptionKey> keys;
    while (query.next()) {
        keys.push_back({.member = query.id<MemberId>(0),
                        .ref = {.till = query.id<TillId>(1),
                                .epoch = query.number<std::uint32_t>(2),
                                .seq = query.number<std::uint64_t>(3),
                                .leg = query.number<std::uint8_t>(4)},
                        .line = query.integer(5)});
    }
    return keys;
}

bool Numbering::numberSome()
{
    const std::vector<MemberId> standings = unnumberedStandings();
    const std::vector<ExceptionKey> exceptions = unnumberedExceptions();
    ErasureStore& erasures = m_connection.tables().erasures;
    const std::vector<MemberId> erased = erasures.unnumbered(atOnce);
    m_hasLeft = false;
    if (standings.empty() && exceptions.empty() && erased.empty()) {
        return false;
    }
    Database& database = m_connection.database();
    OfficeRowStore& office = m_connection.tables().office;
    Transaction transaction(database, Isolation::Committed);
    OfficeRowStore::Counters counters = office.lockCounters(transaction);
    const OfficeRowStore::Counters before = counters;
    Statement look(database, "SELECT 1 FROM standing WHERE member_id = ?1 AND version = 0 "
                             "/*for update skip locked*/");
    Statement give(database, "UPDATE standing SET version = ?2 WHERE member_id = ?1 AND version = 0");
    for (const MemberId& member : standings) {
        look.bindAll(member);
        if (look.next()) {
            give.bindAll(member, ++counters.directoryVersion);
            give.queue();
        } else {
            m_hasLeft = true; // or another one numbered it, which the next look tells
        }
        look.reset();
    }
    // Exceptions are never written again, so nobody holds one.
    Statement number(database, "UPDATE office_exception SET exception_no = ?7 WHERE member_id = ?1 AND till_id = ?2 "
                               "AND epoch = ?3 AND seq = ?4 AND leg = ?5 AND line = ?6 AND exception_no = 0");
    for (const ExceptionKey& key : exceptions) {
        number.bindAll(key.member, key.ref.till, key.ref.epoch, key.ref.seq, key.ref.leg, key.line,
                       counters.lastException + 1);
        counters.lastException += number.run() == 1 ? 1 : 0;
    }
    for (const MemberId& member : erased) {
        erasures.number(transaction, member);
    }
    office.setCounters(transaction, counters);
    transaction.commit();
    return counters.directoryVersion != before.directoryVersion || counters.lastException != before.lastException;
}

} // namespace huitou
