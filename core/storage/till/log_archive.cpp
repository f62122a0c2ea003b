// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/log_archive.h"

#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/statement.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/setting_store.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::string_view keySetting = "archive_key";
constexpr std::string_view fileExtension = ".events";
constexpr int lengthBytes = 4;
/// A box begins with its nonce, which no other has.
constexpr std::size_t nonceBytes = 24;

Bytes contentOf(const std::filesystem::path& file, std::size_t mostBytes = SIZE_MAX)
{
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    Bytes content(none ? 0 : std::min<std::uintmax_t>(size, mostBytes));
    std::ifstream input(file, std::ios::binary);
    input.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
    return input ? content : Bytes{};
}

/// Whether `copy` is a copy of that file of an archive; false when there is none.
bool isSameBox(const std::filesystem::path& file, const std::filesystem::path& copy, ArchiveDepth depth)
{
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(copy, none);
    const std::size_t compared = depth == ArchiveDepth::EveryByte ? SIZE_MAX : nonceBytes;
    return !none && size == std::filesystem::file_size(file) && contentOf(file, compared) == contentOf(copy, compared);
}

void appendEvent(Bytes& content, ByteView body)
{
    appendLittleEndian(content, body.size(), lengthBytes);
    content.insert(content.end(), body.begin(), body.end());
}

/// Takes the next body off `rest`; nothing when the length is not to be believed.
std::optional<Bytes> takeEvent(ByteView& rest)
{
    if (rest.size() < lengthBytes) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t at = lengthBytes; at > 0; --at) {
        length = length << 8U | rest[at - 1];
    }
    rest = rest.subspan(lengthBytes);
    if (rest.size() < length) {
        return std::nullopt;
    }
    Bytes body(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length));
    rest = rest.subspan(length);
    return body;
}

} // namespace

std::filesystem::path LogArchive::fileOf(std::uint32_t epoch, std::uint64_t first) const
{
    return m_folder / (std::to_string(epoch) + '-' + std::to_string(first) + std::string(fileExtension));
}

Bytes LogArchive::contextOf(std::uint32_t epoch, const Segment& segment) const
{
    const ByteView domain = bytesOf("huitou.archive.v1");
    Bytes context(domain.begin(), domain.end());
    context.insert(context.end(), m_till.array().begin(), m_till.array().end());
    appendLittleEndian(context, epoch, 4);
    appendLittleEndian(context, segment.first, 8);
    appendLittleEndian(context, segment.last, 8);
    context.insert(context.end(), segment.previousHash.begin(), segment.previousHash.end());
    return context;
}

std::optional<SecretKey> LogArchive::keptKey()
{
    SecretKey key{};
    const std::string kept = SettingStore(m_shop).get(std::string(keySetting)).value_or("");
    return fromHex(kept, key) ? std::optional(key) : std::nullopt;
}

SecretKey LogArchive::key()
{
    if (const std::optional<SecretKey> kept = keptKey()) {
        return *kept;
    }
    SecretKey key{};
    randomBytes(key);
    SettingStore(m_shop).put(std::string(keySetting), toHex(key));
    return key;
}

void LogArchive::noteAcknowledged(Transaction&, Date day, std::uint32_t epoch, std::uint64_t seq)
{
    Statement lower(m_shop, "UPDATE acknowledged_day SET seq = ?2 WHERE epoch = ?1 AND seq > ?2");
    lower.bindAll(epoch, seq);
    lower.run();
    Statement upsert(m_shop, "INSERT INTO acknowledged_day (epoch, day, seq) VALUES (?1, ?2, ?3) "
                             "ON CONFLICT (epoch, day) DO UPDATE SET seq = excluded.seq");
    upsert.bindAll(epoch, day, seq);
    upsert.run();
}

std::uint64_t LogArchive::acknowledgedBefore(std::uint32_t epoch, std::chrono::days keptDays)
{
    Statement query(m_shop, "SELECT coalesce(max(seq), 0) FROM acknowledged_day WHERE epoch = ?1 "
                            "AND day <= (SELECT max(day) FROM acknowledged_day WHERE epoch = ?1) - ?2");
    query.bindAll(epoch, static_cast<std::int64_t>(keptDays.count()));
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

std::uint64_t LogArchive::foldedUpTo(std::uint32_t epoch)
{
    Statement query(m_shop, "SELECT seq FROM checkpoint WHERE epoch = ?1");
    query.bindAll(epoch);
    return query.next() ? query.number<std::uint64_t>(0) : 0;
}

Result<std::size_t> LogArchive::fold(std::uint32_t epoch, std::uint64_t upTo, std::size_t eventsOfFile)
{
    Segment segment{.first = foldedUpTo(epoch) + 1};
    Bytes content;
    Digest newest{};
    {
        Statement query(m_shop, "SELECT seq, previous_hash, hash, body FROM event "
                                "WHERE epoch = ?1 AND seq >= ?2 AND seq <= ?3 ORDER BY seq LIMIT ?4");
        query.bindAll(epoch, segment.first, upTo, eventsOfFile);
        while (query.next()) {
            segment.last = query.number<std::uint64_t>(0);
            segment.previousHash = segment.last == segment.first ? query.fixed<32>(1) : segment.previousHash;
            newest = query.fixed<32>(2);
            appendEvent(content, query.view(3));
        }
    }
    if (segment.last + 1 < segment.first + eventsOfFile) {
        return std::size_t{0};
    }
    if (Status made = makeFolder(m_folder); !made) {
        return made.error();
    }
    const std::filesystem::path file = fileOf(epoch, segment.first);
    if (Status written = replaceFile(file, sealBox(key(), content, contextOf(epoch, segment))); !written) {
        return written.error();
    }
    const Result<std::vector<ChainedEvent>> proved = read(epoch, segment);
    if (!proved) {
        return proved.error();
    }
    if (proved.value().back().hash != newest) {
        return storeError(ErrorCode::DamagedStore, file, "the chain does not hold up to the checkpoint");
    }
    Transaction transaction(m_shop);
    Statement row(m_shop, "INSERT INTO archived (epoch, first_seq, last_seq, previous_hash) VALUES (?1, ?2, ?3, ?4)");
    row.bindAll(epoch, segment.first, segment.last, segment.previousHash);
    row.run();
    Statement checkpoint(m_shop, "INSERT INTO checkpoint (epoch, seq, hash) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT (epoch) DO UPDATE SET seq = excluded.seq, hash = excluded.hash");
    checkpoint.bindAll(epoch, segment.last, newest);
    checkpoint.run();
    for (const std::string_view sql :
         {"DELETE FROM event WHERE epoch = ?1 AND seq <= ?2", "DELETE FROM print_job WHERE epoch = ?1 AND seq <= ?2",
          "DELETE FROM acknowledged_day WHERE epoch = ?1 AND seq < ?2"}) {
        Statement remove(m_shop, sql);
        remove.bindAll(epoch, segment.last);
        remove.run();
    }
    transaction.commit();
    return proved.value().size();
}

std::optional<LogArchive::Segment> LogArchive::segmentOf(std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_shop, "SELECT first_seq, last_seq, previous_hash FROM archived "
                            "WHERE epoch = ?1 AND first_seq <= ?2 ORDER BY first_seq DESC LIMIT 1");
    query.bindAll(epoch, seq);
    if (!query.next() || query.number<std::uint64_t>(1) < seq) {
        return std::nullopt;
    }
    return Segment{query.number<std::uint64_t>(0), query.number<std::uint64_t>(1), query.fixed<32>(2)};
}

Result<std::vector<ChainedEvent>> LogArchive::read(std::uint32_t epoch, const Segment& segment)
{
    const std::filesystem::path file = fileOf(epoch, segment.first);
    const std::optional<SecretKey> kept = keptKey();
    const std::optional<Bytes> content =
        kept ? openBox(*kept, contentOf(file), contextOf(epoch, segment)) : std::nullopt;
    if (!content) {
        return storeError(ErrorCode::DamagedStore, file, "archived events are gone or were changed");
    }
    std::vector<ChainedEvent> events;
    ByteView rest = *content;
    Digest previous = segment.previousHash;
    for (std::uint64_t seq = segment.first; seq <= segment.last; ++seq) {
        std::optional<Bytes> body = takeEvent(rest);
        if (!body) {
            return storeError(ErrorCode::DamagedStore, file, "too short");
        }
        const Digest hash = eventHash(m_till, epoch, seq, previous, *body);
        events.push_back({epoch, seq, previous, hash, std::move(*body)});
        previous = hash;
    }
    return events;
}

Result<std::vector<ChainedEvent>> LogArchive::eventsFrom(std::uint32_t epoch, std::uint64_t fromSeq,
                                                         std::size_t maxCount, std::size_t maxBytes)
{
    const std::optional<Segment> segment = segmentOf(epoch, fromSeq);
    if (!segment) {
        return storeError(ErrorCode::NotFound, m_folder);
    }
    Result<std::vector<ChainedEvent>> all = read(epoch, *segment);
    if (!all) {
        return all;
    }
    std::vector<ChainedEvent> wanted;
    std::size_t bytes = 0;
    for (std::size_t at = fromSeq - segment->first; at < all.value().size() && wanted.size() < maxCount; ++at) {
        bytes += all.value()[at].body.size();
        if (bytes > maxBytes && !wanted.empty()) {
            break;
        }
        wanted.push_back(std::move(all.value()[at]));
    }
    return wanted;
}

std::optional<std::uint64_t> LogArchive::firstBroken(std::uint32_t epoch)
{
    std::uint64_t checkpoint = 0;
    Digest head{};
    {
        Statement query(m_shop, "SELECT seq, hash FROM checkpoint WHERE epoch = ?1");
        query.bindAll(epoch);
        if (query.next()) {
            checkpoint = query.number<std::uint64_t>(0);
            head = query.fixed<32>(1);
        }
    }
    Digest previous{};
    std::uint64_t next = 1;
    while (next <= checkpoint) {
        const std::optional<Segment> segment = segmentOf(epoch, next);
        if (!segment || segment->first != next || segment->previousHash != previous) {
            return next;
        }
        const Result<std::vector<ChainedEvent>> events = read(epoch, *segment);
        if (!events) {
            return next;
        }
        previous = events.value().back().hash;
        next = segment->last + 1;
    }
    const bool isWhole = next == checkpoint + 1 && previous == head;
    return isWhole ? std::nullopt : std::optional(checkpoint);
}

Status LogArchive::prove(ArchiveDepth depth)
{
    Statement files(m_shop, "SELECT epoch, first_seq FROM archived");
    while (files.next()) {
        const std::filesystem::path file = fileOf(files.number<std::uint32_t>(0), files.number<std::uint64_t>(1));
        if (!std::filesystem::exists(file)) {
            return storeError(ErrorCode::DamagedStore, file, "archived events are gone");
        }
    }
    Statement epochs(m_shop, "SELECT epoch FROM checkpoint");
    while (depth == ArchiveDepth::EveryByte && epochs.next()) {
        if (const std::optional<std::uint64_t> broken = firstBroken(epochs.number<std::uint32_t>(0))) {
            return storeError(ErrorCode::DamagedStore, m_folder, "archived event " + std::to_string(*broken));
        }
    }
    return {};
}

Status copyArchive(const std::filesystem::path& from, const std::filesystem::path& to, ArchiveDepth depth)
{
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(from, none)) {
        const std::filesystem::path copy = to / entry.path().filename();
        if (entry.path().extension() != fileExtension || isSameBox(entry.path(), copy, depth)) {
            continue;
        }
        if (Status made = makeFolder(to); !made) {
            return made;
        }
        const Bytes content = contentOf(entry.path());
        if (Status written = replaceFile(copy, content); !written) {
            return written;
        }
        if (contentOf(copy) != content) {
            return storeError(ErrorCode::StoreFailed, copy, "what was written reads otherwise");
        }
    }
    return {};
}

} // namespace huitou
