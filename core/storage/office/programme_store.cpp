// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/programme_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void ProgrammeStore::add(Transaction&, std::uint32_t version, std::string_view toml)
{
    Statement insert(m_database, "INSERT INTO programme (version, toml) VALUES (?1, ?2)");
    insert.bindAll(version, toml);
    insert.queue();
}

std::optional<std::string> ProgrammeStore::get(std::uint32_t version)
{
    Statement query(m_database, "SELECT toml FROM programme WHERE version = ?1");
    query.bindAll(version);
    return query.next() ? std::optional(query.text(0)) : std::nullopt;
}

std::size_t ProgrammeStore::count()
{
    Statement query(m_database, "SELECT count(*) FROM programme");
    const bool hasRow = query.next();
    HUITOU_CHECK(hasRow);
    return query.number<std::size_t>(0);
}

std::vector<std::string> ProgrammeStore::texts()
{
    Statement query(m_database, "SELECT toml FROM programme ORDER BY version");
    std::vector<std::string> texts;
    while (query.next()) {
        texts.push_back(query.text(0));
    }
    return texts;
}

} // namespace huitou
