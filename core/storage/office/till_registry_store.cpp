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

void TillRegistryStore::setEpoch(Transaction&, const TillId& till, std::uint32_t epoch)
{
    Statement update(m_database, "UPDATE till SET epoch = ?2 WHERE till_id = ?1");
    update.bindAll(till, epoch);
    update.run();
}

void TillRegistryStore::putRecovery(Transaction&, const TillId& till, const Recovery& recovery)
{
    Statement upsert(m_database, "INSERT INTO recovery (till_id, epoch, staff_id, op_id, new_epoch) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (till_id) DO UPDATE SET "
                                 "epoch = excluded.epoch, staff_id = excluded.staff_id, op_id = excluded.op_id, "
                                 "new_epoch = excluded.new_epoch");
    upsert.bindAll(till, recovery.epoch, recovery.staff, recovery.op, recovery.newEpoch);
    upsert.run();
}

std::optional<Recovery> TillRegistryStore::recovery(const TillId& till)
{
    Statement query(m_database, "SELECT epoch, staff_id, op_id, new_epoch FROM recovery WHERE till_id = ?1");
    query.bindAll(till);
    if (!query.next()) {
        return std::nullopt;
    }
    return Recovery{.epoch = query.number<std::uint32_t>(0),
                    .staff = query.number<StaffId>(1),
                    .op = query.id<OpId>(2),
                    .newEpoch = query.number<std::uint32_t>(3)};
}

bool TillRegistryStore::noteClaim(Transaction&, const TillId& till, const Digest& event)
{
    Statement insert(m_database, "INSERT INTO claim (till_id, event_hash) VALUES (?1, ?2) ON CONFLICT DO NOTHING "
                                 "RETURNING 1");
    insert.bindAll(till, event);
    return insert.next();
}

void TillRegistryStore::await(Transaction& transaction, const std::set<TillEpoch>& tills)
{
    Statement clear(m_database, "DELETE FROM awaited_till");
    clear.run();
    for (const TillEpoch& till : tills) {
        addAwaited(transaction, till);
    }
}

void TillRegistryStore::addAwaited(Transaction&, const TillEpoch& till)
{
    Statement insert(m_database, "INSERT INTO awaited_till (till_id, epoch) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    insert.bindAll(till.till, till.epoch);
    insert.run();
}

std::set<TillEpoch> TillRegistryStore::awaited()
{
    Statement query(m_database, "SELECT till_id, epoch FROM awaited_till");
    std::set<TillEpoch> tills;
    while (query.next()) {
        tills.insert({query.id<TillId>(0), query.number<std::uint32_t>(1)});
    }
    return tills;
}

void TillRegistryStore::dropAwaited(Transaction&, const TillEpoch& till)
{
    Statement remove(m_database, "DELETE FROM awaited_till WHERE till_id = ?1 AND epoch = ?2");
    remove.bindAll(till.till, till.epoch);
    remove.run();
}

} // namespace huitou
