// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/till_registry_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

TillRegistration registrationFrom(const Statement& row)
{
    return {.till = row.id<TillId>(0),
            .number = row.number<std::uint32_t>(1),
            .outlet = row.number<OutletId>(2),
            .epoch = row.number<std::uint32_t>(3),
            .signingKey = row.fixed<32>(4)};
}

} // namespace

void TillRegistryStore::add(Transaction&, const TillRegistration& till)
{
    Statement insert(m_database, "INSERT INTO till (till_id, number, outlet_id, epoch, signing_key) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5)");
    insert.bindAll(till.till, till.number, till.outlet, till.epoch, till.signingKey);
    insert.queue();
}

std::optional<TillRegistration> TillRegistryStore::get(const TillId& till)
{
    Statement query(m_database, "SELECT till_id, number, outlet_id, epoch, signing_key FROM till WHERE till_id = ?1");
    query.bindAll(till);
    return query.next() ? std::optional(registrationFrom(query)) : std::nullopt;
}

std::vector<TillRegistration> TillRegistryStore::all()
{
    Statement query(m_database, "SELECT till_id, number, outlet_id, epoch, signing_key FROM till "
                                "ORDER BY outlet_id, number, till_id");
    std::vector<TillRegistration> tills;
    while (query.next()) {
        tills.push_back(registrationFrom(query));
    }
    return tills;
}

void TillRegistryStore::noteReport(Transaction&, const TillId& till, Instant at)
{
    Statement upsert(m_database, "INSERT INTO till_report (till_id, reported_at) VALUES (?1, ?2) "
                                 "ON CONFLICT (till_id) DO UPDATE SET reported_at = excluded.reported_at");
    upsert.bindAll(till, at);
    upsert.queue();
}

std::optional<Instant> TillRegistryStore::lastReport(const TillId& till)
{
    Statement query(m_database, "SELECT reported_at FROM till_report WHERE till_id = ?1");
    query.bindAll(till);
    return query.next() ? std::optional(query.instant(0)) : std::nullopt;
}

} // namespace huitou
