// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/contact_log_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

Call callIn(const Statement& row)
{
    return {.member = row.id<MemberId>(0),
            .at = row.instant(1),
            .day = row.date(2),
            .staff = row.number<StaffId>(3),
            .result = row.number<CallResult>(4),
            .note = row.text(5)};
}

std::vector<MemberRequest> requestsIn(Statement& query)
{
    std::vector<MemberRequest> requests;
    while (query.next()) {
        requests.push_back({query.id<MemberId>(0), query.number<MemberRequest::Kind>(1), query.instant(2)});
    }
    return requests;
}

} // namespace

std::int64_t ContactLogStore::nextNumber(std::string_view sql, const MemberId& member)
{
    Statement query(m_database, sql);
    query.bindAll(member);
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow); // an aggregate always yields its one row
    return query.integer(0);
}

void ContactLogStore::addConsent(Transaction&, const MemberId& member, const LoggedConsent& change)
{
    const std::int64_t number =
        nextNumber("SELECT coalesce(max(change_no), 0) + 1 FROM consent_change WHERE member_id = ?1", member);
    Statement insert(m_database,
                     "INSERT INTO consent_change (member_id, change_no, purpose, channel, given, at, source) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(member, number, change.change.purpose, change.change.channel, change.change.isGiven, change.at,
                   change.source);
    insert.queue();
}

std::vector<LoggedConsent> ContactLogStore::consents(const MemberId& member)
{
    Statement query(m_database, "SELECT purpose, channel, given, at, source FROM consent_change "
                                "WHERE member_id = ?1 ORDER BY change_no");
    query.bindAll(member);
    std::vector<LoggedConsent> changes;
    while (query.next()) {
        changes.push_back({{query.number<Purpose>(0), query.number<Channel>(1), query.integer(2) != 0},
                           query.instant(3),
                           query.number<ConsentSource>(4)});
    }
    return changes;
}

void ContactLogStore::addCall(Transaction&, const Call& call)
{
    const std::int64_t number =
        nextNumber("SELECT coalesce(max(call_no), 0) + 1 FROM member_call WHERE member_id = ?1", call.member);
    Statement insert(m_database, "INSERT INTO member_call (member_id, call_no, at, day, staff_id, result, note) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(call.member, number, call.at, call.day, call.staff, call.result, call.note);
    insert.queue();
}

std::vector<Call> ContactLogStore::calls(const MemberId& member)
{
    Statement query(m_database, "SELECT member_id, at, day, staff_id, result, note FROM member_call "
                                "WHERE member_id = ?1 ORDER BY call_no");
    query.bindAll(member);
    std::vector<Call> calls;
    while (query.next()) {
        calls.push_back(callIn(query));
    }
    return calls;
}

std::optional<Call> ContactLogStore::lastCall(const MemberId& member)
{
    Statement query(m_database, "SELECT member_id, at, day, staff_id, result, note FROM member_call "
                                "WHERE member_id = ?1 ORDER BY call_no DESC LIMIT 1");
    query.bindAll(member);
    return query.next() ? std::optional(callIn(query)) : std::nullopt;
}

void ContactLogStore::addRequest(Transaction&, const MemberRequest& request)
{
    Statement insert(m_database, "INSERT INTO member_request (member_id, kind, at) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT DO NOTHING");
    insert.bindAll(request.member, request.kind, request.at);
    insert.queue();
}

void ContactLogStore::dropRequest(Transaction&, const MemberId& member, MemberRequest::Kind kind)
{
    Statement remove(m_database, "DELETE FROM member_request WHERE member_id = ?1 AND kind = ?2");
    remove.bindAll(member, kind);
    remove.queue();
}

std::vector<MemberRequest> ContactLogStore::requests()
{
    Statement query(m_database, "SELECT member_id, kind, at FROM member_request ORDER BY at, member_id, kind");
    return requestsIn(query);
}

std::vector<MemberRequest> ContactLogStore::requests(const MemberId& member)
{
    Statement query(m_database, "SELECT member_id, kind, at FROM member_request WHERE member_id = ?1 ORDER BY kind");
    query.bindAll(member);
    return requestsIn(query);
}

void ContactLogStore::erase(Transaction&, const MemberId& member)
{
    for (const char* sql :
         {"DELETE FROM consent_change WHERE member_id = ?1", "DELETE FROM member_call WHERE member_id = ?1",
          "DELETE FROM member_request WHERE member_id = ?1"}) {
        Statement remove(m_database, sql);
        remove.bindAll(member);
        remove.queue();
    }
}

} // namespace huitou
