// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/directory_store.h"

#include "core/base/storage_error.h"
#include "core/base/utf8.h"
#include "core/storage/standing_json.h"
#include "core/storage/statement.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace huitou
{

namespace
{

/// Eight bytes as the engine keeps them in the least room.
std::int64_t wordOf(ByteView bytes)
{
    std::uint64_t word = 0;
    for (const std::uint8_t byte : bytes.first(sizeof word)) {
        word = word << 8 | byte;
    }
    return std::bit_cast<std::int64_t>(word);
}

void putWord(std::int64_t value, std::span<std::uint8_t> bytes)
{
    auto word = std::bit_cast<std::uint64_t>(value);
    for (std::size_t at = sizeof word; at > 0; --at) {
        bytes[at - 1] = static_cast<std::uint8_t>(word);
        word >>= 8;
    }
}

char32_t firstLetterOf(std::string_view name)
{
    return name.empty() ? 0 : firstCodePoint(name).value;
}

/// Last four digits and the name's first letter as one number, in this order: all of one number's end lie together.
constexpr int letterBits = 21;

/// Nothing for what are not four digits: nobody is found by it.
std::optional<std::int64_t> firstFindKeyOf(std::string_view lastFour)
{
    const bool isFour =
        lastFour.size() == 4 && std::ranges::all_of(lastFour, [](char c) { return c >= '0' && c <= '9'; });
    return isFour ? std::optional(std::int64_t{std::stoi(std::string(lastFour))} << letterBits) : std::nullopt;
}

std::optional<std::int64_t> findKeyOf(const DirectoryEntry& entry)
{
    const std::optional<std::int64_t> first = firstFindKeyOf(entry.phoneLastFour);
    return first ? std::optional(*first | static_cast<std::int64_t>(firstLetterOf(entry.shortName))) : std::nullopt;
}

std::string lastFourOf(std::int64_t findKey)
{
    const std::string digits = std::to_string(findKey >> letterBits);
    return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

/// What most rows say of a standing is the star alone; that is kept beside the other small numbers.
constexpr int starBits = 8;
constexpr std::int64_t awayBit = 1 << starBits;
constexpr std::int64_t starMask = awayBit - 1;

std::int64_t smallNumbersOf(const MemberRow& row)
{
    return std::min<std::int64_t>(row.standing.star, starMask) | (row.away ? awayBit : 0);
}

std::optional<std::string> restOf(const Standing& standing)
{
    Standing plain;
    plain.member = standing.member;
    plain.star = standing.star;
    return standing == plain && standing.star <= starMask ? std::nullopt : std::optional(writeStanding(standing));
}

/// Reads columns 0 to 4 of a query: id_front, id_back, short_name, issue_number, find_key.
DirectoryEntry entryFrom(const Statement& row)
{
    std::array<std::uint8_t, MemberId::byteCount> id{};
    putWord(row.integer(0), std::span(id).first(8));
    putWord(row.integer(1), std::span(id).last(8));
    return {.id = MemberId{id},
            .shortName = row.text(2),
            .issueNumber = row.number<std::uint32_t>(3),
            .phoneHash = {},
            .phoneLastFour = row.isNull(4) ? std::string() : lastFourOf(row.integer(4))};
}

Standing standingFrom(const MemberId& member, const Statement& row, int restColumn, std::int64_t smallNumbers)
{
    if (row.isNull(restColumn)) {
        Standing standing;
        standing.member = member;
        standing.star = static_cast<std::uint32_t>(smallNumbers & starMask);
        return standing;
    }
    Result<Standing> standing = readStanding(member, row.text(restColumn));
    if (!standing) {
        throw StorageError(standing.error());
    }
    return std::move(standing).value();
}

} // namespace

std::optional<std::int64_t> DirectoryStore::placeOf(const MemberId& member)
{
    Statement query(m_database, "SELECT place FROM member WHERE id_front = ?1 AND id_back = ?2");
    query.bindAll(wordOf(member.bytes()), wordOf(member.bytes().last(8)));
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

void DirectoryStore::put(Transaction&, std::span<const MemberRow> rows)
{
    // A null place is a new one.
    Statement write(m_database,
                    "INSERT INTO member (place, id_front, id_back, phone, find_key, short_name, issue_number, "
                    "small_numbers, version, as_of, includes_epoch, includes_seq, standing, rhythm_en, rhythm_zh) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) "
                    "ON CONFLICT (place) DO UPDATE SET phone = excluded.phone, find_key = excluded.find_key, "
                    "short_name = excluded.short_name, issue_number = excluded.issue_number, "
                    "small_numbers = excluded.small_numbers, version = excluded.version, as_of = excluded.as_of, "
                    "includes_epoch = excluded.includes_epoch, includes_seq = excluded.includes_seq, "
                    "standing = excluded.standing, rhythm_en = excluded.rhythm_en, rhythm_zh = excluded.rhythm_zh");
    Statement remove(m_database, "DELETE FROM member WHERE place = ?1");
    for (const MemberRow& row : rows) {
        const DirectoryEntry& entry = row.entry;
        const std::optional<std::int64_t> place = placeOf(entry.id);
        if (entry.isErased()) {
            if (place) {
                remove.bindAll(*place);
                remove.run();
            }
            continue;
        }
        const bool hasPhone = entry.phoneHash != Digest{};
        write.bindAll(place, wordOf(entry.id.bytes()), wordOf(entry.id.bytes().last(8)),
                      hasPhone ? std::optional(wordOf(entry.phoneHash)) : std::nullopt, findKeyOf(entry),
                      entry.shortName, entry.issueNumber, smallNumbersOf(row), row.version, row.asOf, row.includesEpoch,
                      row.includesSeq, restOf(row.standing), row.rhythm ? std::optional(row.rhythm->en) : std::nullopt,
                      row.rhythm ? std::optional(row.rhythm->zh) : std::nullopt);
        write.run();
    }
}

void DirectoryStore::setVersion(Transaction&, std::uint64_t version)
{
    Statement complete(m_database, "INSERT INTO completeness (id, version) VALUES (1, ?1) "
                                   "ON CONFLICT (id) DO UPDATE SET version = excluded.version");
    complete.bindAll(version);
    complete.run();
}

std::uint64_t DirectoryStore::version()
{
    Statement query(m_database, "SELECT version FROM completeness");
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

std::optional<MemberRow> DirectoryStore::get(const MemberId& member)
{
    Statement query(m_database, "SELECT id_front, id_back, short_name, issue_number, find_key, standing, rhythm_en, "
                                "rhythm_zh, small_numbers, version, includes_epoch, includes_seq, as_of "
                                "FROM member WHERE id_front = ?1 AND id_back = ?2");
    query.bindAll(wordOf(member.bytes()), wordOf(member.bytes().last(8)));
    if (!query.next()) {
        return std::nullopt;
    }
    const std::int64_t smallNumbers = query.integer(8);
    MemberRow row{.entry = entryFrom(query),
                  .standing = standingFrom(member, query, 5, smallNumbers),
                  .rhythm = std::nullopt,
                  .away = (smallNumbers & awayBit) != 0,
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
    Statement query(m_database, "SELECT id_front, id_back, short_name, issue_number, find_key FROM member "
                                "WHERE phone = ?1 ORDER BY place LIMIT ?2");
    query.bindAll(wordOf(phoneHash), maxCount);
    std::vector<DirectoryEntry> entries;
    while (query.next()) {
        entries.push_back(entryFrom(query));
    }
    return entries;
}

std::vector<DirectoryEntry> DirectoryStore::byLastFour(std::string_view lastFour, const FirstLetterTest& isMeant,
                                                       std::size_t maxCount)
{
    std::vector<DirectoryEntry> entries;
    const std::optional<std::int64_t> first = firstFindKeyOf(lastFour);
    if (!first) {
        return entries;
    }
    // The index alone answers the first; only rows that are meant are read.
    Statement query(m_database, "SELECT place, find_key FROM member WHERE find_key >= ?1 AND find_key < ?2 "
                                "ORDER BY find_key, place");
    Statement row(m_database, "SELECT id_front, id_back, short_name, issue_number, find_key FROM member "
                              "WHERE place = ?1");
    query.bindAll(*first, *first + (std::int64_t{1} << letterBits));
    while (entries.size() < maxCount && query.next()) {
        if (isMeant(static_cast<char32_t>(query.integer(1) - *first))) {
            row.bindAll(query.integer(0));
            if (row.next()) {
                entries.push_back(entryFrom(row));
            }
            row.reset();
        }
    }
    return entries;
}

bool DirectoryStore::readOn(Reading& reading)
{
    constexpr int rowsAtOnce = 500;
    constexpr std::array<std::string_view, 4> ways = {
        "SELECT place, place, id_front, id_back, phone, find_key, short_name, issue_number, small_numbers, version, "
        "as_of, includes_epoch, includes_seq, standing, rhythm_en, rhythm_zh FROM member "
        "WHERE place > ?1 AND place > ?2 ORDER BY place LIMIT ?3",
        "SELECT id_front, place FROM member WHERE (id_front, place) > (?1, ?2) ORDER BY id_front, place LIMIT ?3",
        "SELECT phone, place FROM member WHERE phone IS NOT NULL AND (phone, place) > (?1, ?2) "
        "ORDER BY phone, place LIMIT ?3",
        "SELECT find_key, place FROM member WHERE find_key IS NOT NULL AND (find_key, place) > (?1, ?2) "
        "ORDER BY find_key, place LIMIT ?3"};
    if (reading.way == ways.size()) {
        return true;
    }
    Statement query(m_database, ways[reading.way]);
    query.bindAll(reading.key, reading.place, rowsAtOnce);
    int rows = 0;
    for (; query.next(); ++rows) {
        reading.key = query.integer(0);
        reading.place = query.integer(1);
    }
    if (rows < rowsAtOnce) {
        reading = {.way = reading.way + 1};
    }
    return reading.way == ways.size();
}

std::uint64_t DirectoryStore::count()
{
    Statement query(m_database, "SELECT count(*) FROM member");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

} // namespace huitou
