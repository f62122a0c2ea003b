// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/member_record_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

/// Columns from 9 on.
MemberContact contactFrom(const Statement& row)
{
    MemberContact contact;
    contact.email = row.text(9);
    contact.consents = ConsentSet::fromBits(row.number<std::uint32_t>(10));
    if (!row.isNull(11)) {
        contact.preferred = row.number<Channel>(11);
    }
    if (!row.isNull(12) && !row.isNull(13)) {
        contact.hours = ContactHours{row.number<std::int32_t>(12), row.number<std::int32_t>(13)};
    }
    contact.language = row.integer(14) != 0 ? Language::English : Language::Chinese;
    return contact;
}

MemberRecord recordFrom(const Statement& row)
{
    return {.id = row.id<MemberId>(0),
            .name = row.text(1),
            .phone = row.text(2),
            .joined = row.date(3),
            .homeOutlet = row.number<OutletId>(4),
            .referrer = row.isNull(5) ? std::nullopt : std::optional(row.id<MemberId>(5)),
            .issueNumber = row.number<std::uint32_t>(6),
            .consentToOffers = row.integer(7) != 0,
            .birthday = row.isNull(8) ? std::nullopt : std::optional(row.date(8)),
            .contact = contactFrom(row)};
}

std::vector<MemberRecord> recordsFrom(Statement& query)
{
    std::vector<MemberRecord> records;
    while (query.next()) {
        records.push_back(recordFrom(query));
    }
    return records;
}

} // namespace

void MemberRecordStore::put(Transaction&, const MemberRecord& record)
{
    Statement upsert(
        m_database,
        "INSERT INTO member (member_id, name, phone, joined, home_outlet, referrer, issue_number, "
        "consent_to_offers, birthday, email, consents, preferred_channel, hours_from, hours_until, english) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT (member_id) "
        "DO UPDATE SET "
        "name = excluded.name, phone = excluded.phone, joined = excluded.joined, "
        "home_outlet = excluded.home_outlet, referrer = excluded.referrer, "
        "issue_number = excluded.issue_number, consent_to_offers = excluded.consent_to_offers, "
        "birthday = excluded.birthday, email = excluded.email, consents = excluded.consents, "
        "preferred_channel = excluded.preferred_channel, hours_from = excluded.hours_from, "
        "hours_until = excluded.hours_until, english = excluded.english");
    const MemberContact& contact = record.contact;
    const std::optional<ContactHours>& hours = contact.hours;
    upsert.bindAll(record.id, record.name, record.phone, record.joined, record.homeOutlet, record.referrer,
                   record.issueNumber, record.consentToOffers, record.birthday, contact.email, contact.consents.bits(),
                   contact.preferred, hours ? std::optional(hours->fromMinute) : std::nullopt,
                   hours ? std::optional(hours->untilMinute) : std::nullopt, contact.language == Language::English);
    upsert.queue();
}

void MemberRecordStore::erase(Transaction&, const MemberId& member)
{
    Statement remove(m_database, "DELETE FROM member WHERE member_id = ?1");
    remove.bindAll(member);
    remove.queue();
}

std::optional<MemberRecord> MemberRecordStore::get(const MemberId& member)
{
    Statement query(m_database,
                    "SELECT member_id, name, phone, joined, home_outlet, referrer, issue_number, "
                    "consent_to_offers, birthday, email, consents, preferred_channel, hours_from, hours_until, "
                    "english FROM member WHERE member_id = ?1");
    query.bindAll(member);
    return query.next() ? std::optional(recordFrom(query)) : std::nullopt;
}

std::vector<MemberRecord> MemberRecordStore::byPhone(std::string_view phone)
{
    Statement query(m_database,
                    "SELECT member_id, name, phone, joined, home_outlet, referrer, issue_number, "
                    "consent_to_offers, birthday, email, consents, preferred_channel, hours_from, hours_until, "
                    "english FROM member WHERE phone = ?1 ORDER BY member_id");
    query.bindAll(phone);
    return recordsFrom(query);
}

std::vector<std::string> MemberRecordStore::sharedPhones(std::size_t maxCount)
{
    Statement query(m_database, "SELECT phone FROM member WHERE phone <> '' GROUP BY phone HAVING count(*) > 1 "
                                "ORDER BY phone LIMIT ?1");
    query.bindAll(maxCount);
    std::vector<std::string> phones;
    while (query.next()) {
        phones.push_back(query.text(0));
    }
    return phones;
}

std::vector<MemberRecord> MemberRecordStore::following(const MemberId& after, std::size_t maxCount)
{
    Statement query(m_database,
                    "SELECT member_id, name, phone, joined, home_outlet, referrer, issue_number, "
                    "consent_to_offers, birthday, email, consents, preferred_channel, hours_from, hours_until, "
                    "english FROM member WHERE member_id > ?1 ORDER BY member_id LIMIT ?2");
    query.bindAll(after, maxCount);
    return recordsFrom(query);
}

std::uint64_t MemberRecordStore::count()
{
    Statement query(m_database, "SELECT count(*) FROM member");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

std::map<MemberId, std::uint32_t> MemberRecordStore::introductions()
{
    Statement query(m_database, "SELECT referrer, count(*) FROM member WHERE referrer IS NOT NULL GROUP BY referrer "
                                "/*row by row*/");
    std::map<MemberId, std::uint32_t> introductions;
    while (query.next()) {
        introductions.emplace(query.id<MemberId>(0), query.number<std::uint32_t>(1));
    }
    return introductions;
}

} // namespace huitou
