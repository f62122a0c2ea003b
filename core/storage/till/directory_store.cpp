// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/directory_store.h"

#include "core/base/storage_error.h"
#include "core/storage/standing_json.h"
#include "core/storage/statement.h"

namespace huitou
{

namespace
{

DirectoryEntry entryFrom(const Statement& row)
{
    return {.id = row.id<MemberId>(0),
            .shortName = row.text(1),
            .issueNumber = row.number<std::uint32_t>(2),
            .phoneHash = row.fixed<32>(3),
            .phoneLastFour = row.text(4)};
}

std::vector<DirectoryEntry> entriesFrom(Statement& query)
{
    std::vector<DirectoryEntry> entries;
    while (query.next()) {
        entries.push_back(entryFrom(query));
    }
    return entries;
}

} // namespace

void DirectoryStore::putAll(const std::vector<MemberRow>& rows, std::uint64_t version)
{
    Transaction transaction(m_database);
    Statement upsert(
        m_database,
        "INSERT INTO member (member_id, short_name, issue_number, phone_hash, phone_last_four, standing, rhythm_en, "
        "rhythm_zh, away, version, includes_epoch, includes_seq, as_of) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (member_id) DO UPDATE SET "
        "short_name = excluded.short_name, issue_number = excluded.issue_number, phone_hash = excluded.phone_hash, "
        "phone_last_four = excluded.phone_last_four, standing = excluded.standing, rhythm_en = excluded.rhythm_en, "
        "rhythm_zh = excluded.rhythm_zh, away = excluded.away, version = excluded.version, "
        "includes_epoch = excluded.includes_epoch, includes_seq = excluded.includes_seq, as_of = excluded.as_of");
    Statement remove(m_database, "DELETE FROM member WHERE member_id = ?1");
    for (const MemberRow& row : rows) {
        const DirectoryEntry& entry = row.entry;
        if (entry.isErased()) {
            remove.bindAll(entry.id);
            remove.run();
            continue;
        }
        const std::optional<std::string> rhythmEn = row.rhythm ? std::optional(row.rhythm->en) : std::nullopt;
        const std::optional<std::string> rhythmZh = row.rhythm ? std::optional(row.rhythm->zh) : std::nullopt;
        upsert.bindAll(entry.id, entry.shortName, entry.issueNumber, entry.phoneHash, entry.phoneLastFour,
                       writeStanding(row.standing), rhythmEn, rhythmZh, row.away, row.version, row.includesEpoch,
                       row.includesSeq, row.asOf);
        upsert.run();
    }
    Statement complete(m_database, "INSERT INTO completeness (id, version) VALUES (1, ?1) "
                                   "ON CONFLICT (id) DO UPDATE SET version = excluded.version");
    complete.bindAll(version);
    complete.run();
    transaction.commit();
}

std::uint64_t DirectoryStore::version()
{
    Statement query(m_database, "SELECT version FROM completeness");
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

std::optional<MemberRow> DirectoryStore::get(const MemberId& member)
{
    Statement query(m_database, "SELECT member_id, short_name, issue_number, phone_hash, phone_last_four, standing, "
                                "rhythm_en, rhythm_zh, away, version, includes_epoch, includes_seq, as_of "
                                "FROM member WHERE member_id = ?1");
    query.bindAll(member);
    if (!query.next()) {
        return std::nullopt;
    }
    Result<Standing> standing = readStanding(member, query.text(5));
    if (!standing) {
        throw StorageError(standing.error());
    }
    MemberRow row{.entry = entryFrom(query),
                  .standing = std::move(standing).value(),
                  .rhythm = std::nullopt,
                  .away = query.integer(8) != 0,
                  .version = query.number<std::uint64_t>(9),
                  .includesEpoch = query.number<std::uint32_t>(10),
                  .includesSeq = query.number<std::uint64_t>(11),
                  .asOf = query.instant(12)};
    if (!query.isNull(6)) {
        row.rhythm = Sentence{query.text(6), query.text(7)};
    }
    return row;
}

std::vector<DirectoryEntry> DirectoryStore::byPhone(const Digest& phoneHash, std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id, short_name, issue_number, phone_hash, phone_last_four "
                                "FROM member WHERE phone_hash = ?1 ORDER BY member_id LIMIT ?2");
    query.bindAll(phoneHash, maxCount);
    return entriesFrom(query);
}

std::vector<DirectoryEntry> DirectoryStore::byLastFour(std::string_view lastFour, std::size_t maxCount)
{
    Statement query(m_database, "SELECT member_id, short_name, issue_number, phone_hash, phone_last_four "
                                "FROM member WHERE phone_last_four = ?1 ORDER BY member_id LIMIT ?2");
    query.bindAll(lastFour, maxCount);
    return entriesFrom(query);
}

std::uint64_t DirectoryStore::count()
{
    Statement query(m_database, "SELECT count(*) FROM member");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

} // namespace huitou
