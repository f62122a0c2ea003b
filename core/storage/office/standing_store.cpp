// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/standing_store.h"

#include "core/base/storage_error.h"
#include "core/storage/standing_json.h"
#include "core/storage/statement.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// The last day of the unused offer that lasts longest.
std::optional<Date> lastOfferDay(const Standing& standing)
{
    std::optional<Date> last;
    for (const Offer& offer : standing.offers) {
        if (offer.isOpen() && (!last || offer.terms.until > *last)) {
            last = offer.terms.until;
        }
    }
    return last;
}

Standing standingFrom(const MemberId& member, const Statement& row, int column)
{
    Result<Standing> standing = readStanding(member, row.text(column));
    if (!standing) {
        throw StorageError(standing.error());
    }
    return std::move(standing).value();
}

} // namespace

void StandingStore::put(Transaction&, const Standing& standing, Instant asOf, std::uint64_t version)
{
    Statement upsert(m_database,
                     "INSERT INTO standing (member_id, star, offer_until, content, as_of, away, version) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6) ON CONFLICT (member_id) DO UPDATE SET star = excluded.star, "
                     "offer_until = excluded.offer_until, content = excluded.content, as_of = excluded.as_of, "
                     "version = excluded.version, look_on = 0");
    upsert.bindAll(standing.member, standing.star, lastOfferDay(standing), writeStanding(standing), asOf, version);
    upsert.queue();
}

std::optional<Standing> StandingStore::get(const MemberId& member)
{
    Statement query(m_database, "SELECT content FROM standing WHERE member_id = ?1");
    query.bindAll(member);
    return query.next() ? std::optional(standingFrom(member, query, 0)) : std::nullopt;
}

std::vector<Standing> StandingStore::following(const MemberId& after, std::size_t maxCount)
{
    Statement query(m_database,
                    "SELECT member_id, content FROM standing WHERE member_id > ?1 ORDER BY member_id LIMIT ?2");
    query.bindAll(after, maxCount);
    std::vector<Standing> standings;
    while (query.next()) {
        standings.push_back(standingFrom(query.id<MemberId>(0), query, 1));
    }
    return standings;
}

void StandingStore::touch(Transaction&, const MemberId& member, std::uint64_t version)
{
    Statement update(m_database, "UPDATE standing SET version = ?2 WHERE member_id = ?1");
    update.bindAll(member, version);
    update.queue();
}

bool StandingStore::putRhythm(Transaction&, const MemberId& member, const std::optional<Sentence>& rhythm,
                              std::optional<bool> away, std::uint64_t version)
{
    const std::optional<std::string> en = rhythm ? std::optional(rhythm->en) : std::nullopt;
    const std::optional<std::string> zh = rhythm ? std::optional(rhythm->zh) : std::nullopt;
    Statement update(m_database, "UPDATE standing SET rhythm_en = ?2, rhythm_zh = ?3, away = coalesce(?4, away), "
                                 "version = ?5 WHERE member_id = ?1 AND (coalesce(rhythm_en, '') <> coalesce(?2, '') "
                                 "OR coalesce(rhythm_zh, '') <> coalesce(?3, '') OR away <> coalesce(?4, away))");
    update.bindAll(member, en, zh, away, version);
    return update.run() == 1;
}

void StandingStore::lookOn(Transaction&, const MemberId& member, Date day)
{
    Statement update(m_database, "UPDATE standing SET look_on = ?2 WHERE member_id = ?1");
    update.bindAll(member, day);
    update.queue();
}

void StandingStore::lookAtAll(Transaction&)
{
    Statement update(m_database, "UPDATE standing SET look_on = 0 WHERE look_on > 0");
    update.queue();
}

std::vector<MemberId> StandingStore::dueBy(Date today)
{
    Statement query(m_database, "SELECT member_id FROM standing WHERE look_on <= ?1 ORDER BY member_id /*row by row*/");
    query.bindAll(today);
    std::vector<MemberId> members;
    while (query.next()) {
        members.push_back(query.id<MemberId>(0));
    }
    return members;
}

std::vector<StandingStore::Row> StandingStore::after(std::uint64_t version, std::size_t maxCount)
{
    Statement query(m_database, "SELECT standing.member_id, member.name, member.phone, member.issue_number, content, "
                                "rhythm_en, rhythm_zh, away, version, as_of "
                                "FROM standing LEFT JOIN member ON member.member_id = standing.member_id "
                                "WHERE version > ?1 ORDER BY version LIMIT ?2");
    query.bindAll(version, maxCount);
    std::vector<Row> rows;
    while (query.next()) {
        const auto member = query.id<MemberId>(0);
        Row row{.member = member,
                .name = query.text(1),
                .phone = query.text(2),
                .issueNumber = query.isNull(3) ? std::optional<std::uint32_t>() : query.number<std::uint32_t>(3),
                .standing = standingFrom(member, query, 4),
                .rhythm = std::nullopt,
                .away = query.integer(7) != 0,
                .version = query.number<std::uint64_t>(8),
                .asOf = query.instant(9)};
        if (!query.isNull(5)) {
            row.rhythm = Sentence{query.text(5), query.text(6)};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void StandingStore::eachWithOpenOffer(Date today, const std::function<void(const Standing&)>& take)
{
    Statement query(m_database,
                    "SELECT member_id, content FROM standing "
                    "WHERE offer_until IS NOT NULL AND offer_until >= ?1 ORDER BY member_id /*row by row*/");
    query.bindAll(today);
    while (query.next()) {
        take(standingFrom(query.id<MemberId>(0), query, 1));
    }
}

} // namespace huitou
