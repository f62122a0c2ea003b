// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/exception_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

std::vector<OfficeException> exceptionsIn(Statement& query)
{
    std::vector<OfficeException> exceptions;
    while (query.next()) {
        OfficeException exception{.number = query.number<std::uint64_t>(0),
                                  .member = query.id<MemberId>(1),
                                  .ref = {.till = query.id<TillId>(2),
                                          .epoch = query.number<std::uint32_t>(3),
                                          .seq = query.number<std::uint64_t>(4),
                                          .leg = query.number<std::uint8_t>(5)},
                                  .reason = {query.text(6), query.text(7)},
                                  .settled = std::nullopt};
        if (!query.isNull(8)) {
            exception.settled = OfficeException::Settled{
                .by = query.number<StaffId>(8), .at = query.instant(9), .answer = query.text(10)};
        }
        exceptions.push_back(std::move(exception));
    }
    return exceptions;
}

} // namespace

void ExceptionStore::add(Transaction&, const FactRef& ref, const MemberId& member, const Sentence& reason,
                         std::uint64_t number)
{
    Statement last(m_database, "SELECT coalesce(max(line), 0) FROM office_exception "
                               "WHERE member_id = ?1 AND till_id = ?2 AND epoch = ?3 AND seq = ?4 AND leg = ?5");
    last.bindAll(member, ref.till, ref.epoch, ref.seq, ref.leg);
    const bool hasRow = last.next();
    HUITOU_CHECK(hasRow); // an aggregate always yields its one row
    Statement insert(m_database, "INSERT INTO office_exception (member_id, till_id, epoch, seq, leg, line, "
                                 "exception_no, reason_en, reason_zh) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    insert.bindAll(member, ref.till, ref.epoch, ref.seq, ref.leg, last.integer(0) + 1, number, reason.en, reason.zh);
    insert.queue();
}

std::vector<OfficeException> ExceptionStore::newest(std::size_t maxCount)
{
    Statement query(m_database,
                    "SELECT exception_no, member_id, till_id, epoch, seq, leg, reason_en, reason_zh, settled_by, "
                    "settled_at, answer FROM office_exception WHERE exception_no > 0 "
                    "ORDER BY exception_no DESC LIMIT ?1");
    query.bindAll(maxCount);
    return exceptionsIn(query);
}

std::vector<OfficeException> ExceptionStore::open(std::size_t maxCount)
{
    Statement query(m_database,
                    "SELECT exception_no, member_id, till_id, epoch, seq, leg, reason_en, reason_zh, settled_by, "
                    "settled_at, answer FROM office_exception WHERE settled_by IS NULL AND exception_no > 0 "
                    "ORDER BY exception_no DESC LIMIT ?1");
    query.bindAll(maxCount);
    return exceptionsIn(query);
}

bool ExceptionStore::settle(Transaction&, std::uint64_t number, const OfficeException::Settled& settled)
{
    Statement update(m_database, "UPDATE office_exception SET settled_by = ?2, settled_at = ?3, answer = ?4 "
                                 "WHERE exception_no = ?1 AND settled_by IS NULL");
    update.bindAll(number, settled.by, settled.at, settled.answer);
    return update.run() == 1;
}

} // namespace huitou
