// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/identity_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void IdentityStore::put(Transaction&, const TillIdentity& identity)
{
    Statement insert(m_database, "INSERT INTO identity (id, till_id, epoch, number, outlet_id, office_key, office_url) "
                                 "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bindAll(identity.till, identity.epoch, identity.number, identity.outlet, identity.officeKey,
                   identity.officeUrl);
    insert.run();
}

std::optional<TillIdentity> IdentityStore::get()
{
    Statement query(m_database, "SELECT till_id, epoch, number, outlet_id, office_key, office_url FROM identity");
    if (!query.next()) {
        return std::nullopt;
    }
    return TillIdentity{.till = query.id<TillId>(0),
                        .epoch = query.number<std::uint32_t>(1),
                        .number = query.number<std::uint32_t>(2),
                        .outlet = query.number<OutletId>(3),
                        .officeKey = query.fixed<32>(4),
                        .officeUrl = query.text(5)};
}

void IdentityStore::setEpoch(Transaction&, std::uint32_t epoch)
{
    Statement update(m_database, "UPDATE identity SET epoch = ?1");
    update.bindAll(epoch);
    update.run();
}

} // namespace huitou
