// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_row_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

/// More than one copy of an office gives out between two backups.
constexpr std::uint64_t versionsOfGeneration = std::uint64_t{1} << 32;

} // namespace

void OfficeRowStore::create(Transaction&, const TillId& log)
{
    Statement insert(m_database,
                     "INSERT INTO office (id, log_id, server_generation, directory_version) VALUES (1, ?1, 1, 0)");
    insert.bindAll(log);
    insert.queue();
}

std::optional<TillId> OfficeRowStore::log()
{
    Statement query(m_database, "SELECT log_id FROM office");
    return query.next() ? std::optional(query.id<TillId>(0)) : std::nullopt;
}

std::uint64_t OfficeRowStore::serverGeneration()
{
    Statement query(m_database, "SELECT server_generation FROM office");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

std::uint64_t OfficeRowStore::directoryVersion()
{
    Statement query(m_database, "SELECT directory_version FROM office");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::uint64_t>(0);
}

std::uint64_t OfficeRowStore::takeVersions(Transaction&, std::size_t count)
{
    if (m_database.isShared()) {
        m_hasUnnumbered = true;
        return unnumbered;
    }
    Statement update(m_database, "UPDATE office SET directory_version = directory_version + ?1 "
                                 "RETURNING directory_version");
    update.bindAll(count);
    const bool hasRow = update.next();
    HUITOU_CHECK(hasRow);
    const std::uint64_t first = update.number<std::uint64_t>(0) - count + 1;
    const bool hasMore = update.next();
    HUITOU_CHECK(!hasMore);
    return first;
}

std::uint64_t OfficeRowStore::nextException(Transaction&)
{
    if (m_database.isShared()) {
        m_hasUnnumbered = true;
        return unnumbered;
    }
    Statement update(m_database, "UPDATE office SET last_exception = last_exception + 1 RETURNING last_exception");
    const bool hasRow = update.next();
    HUITOU_CHECK(hasRow);
    const auto number = update.number<std::uint64_t>(0);
    const bool hasMore = update.next();
    HUITOU_CHECK(!hasMore);
    return number;
}

OfficeRowStore::Counters OfficeRowStore::lockCounters(Transaction&)
{
    Statement query(m_database, "SELECT directory_version, last_exception FROM office WHERE id = 1 /*for update*/");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return {.directoryVersion = query.number<std::uint64_t>(0), .lastException = query.number<std::uint64_t>(1)};
}

void OfficeRowStore::setCounters(Transaction&, const Counters& counters)
{
    Statement update(m_database, "UPDATE office SET directory_version = ?1, last_exception = ?2 WHERE id = 1");
    update.bindAll(counters.directoryVersion, counters.lastException);
    update.queue();
}

void OfficeRowStore::beginGeneration(Transaction&, std::uint64_t generation)
{
    Statement update(m_database, "UPDATE office SET server_generation = ?1, "
                                 "directory_version = directory_version + ?2");
    update.bindAll(generation, versionsOfGeneration);
    update.run();
}

} // namespace huitou
