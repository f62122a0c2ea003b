// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/exception_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void ExceptionStore::add(Transaction&, const FactRef& ref, const MemberId& member, const Sentence& reason)
{
    Statement insert(m_database, "INSERT INTO office_exception (exception_no, member_id, till_id, epoch, seq, leg, "
                                 "reason_en, reason_zh) SELECT coalesce(max(exception_no), 0) + 1, ?1, ?2, ?3, ?4, ?5, "
                                 "?6, ?7 FROM office_exception");
    insert.bindAll(member, ref.till, ref.epoch, ref.seq, ref.leg, reason.en, reason.zh);
    insert.run();
}

std::vector<OfficeException> ExceptionStore::newest(std::size_t maxCount)
{
    Statement query(m_database, "SELECT exception_no, member_id, till_id, epoch, seq, leg, reason_en, reason_zh "
                                "FROM office_exception ORDER BY exception_no DESC LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<OfficeException> exceptions;
    while (query.next()) {
        exceptions.push_back({.number = query.number<std::uint64_t>(0),
                              .member = query.id<MemberId>(1),
                              .ref = {.till = query.id<TillId>(2),
                                      .epoch = query.number<std::uint32_t>(3),
                                      .seq = query.number<std::uint64_t>(4),
                                      .leg = query.number<std::uint8_t>(5)},
                              .reason = {query.text(6), query.text(7)}});
    }
    return exceptions;
}

} // namespace huitou
