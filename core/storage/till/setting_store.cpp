// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/setting_store.h"

#include "core/storage/statement.h"

namespace huitou
{

std::optional<std::string> SettingStore::get(std::string_view name)
{
    Statement query(m_database, "SELECT value FROM setting WHERE name = ?1");
    query.bindAll(name);
    return query.next() ? std::optional(query.text(0)) : std::nullopt;
}

void SettingStore::put(std::string_view name, std::string_view value)
{
    Transaction transaction(m_database);
    put(transaction, name, value);
    transaction.commit();
}

void SettingStore::put(Transaction&, std::string_view name, std::string_view value)
{
    Statement upsert(m_database, "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                                 "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    upsert.bindAll(name, value);
    upsert.run();
}

} // namespace huitou
