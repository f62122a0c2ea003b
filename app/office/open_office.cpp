// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/open_office.h"

#include "app/office/database_address.h"
#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"

namespace huitou
{

namespace
{

Result<std::unique_ptr<OfficeStore>> openStore(const OfficeFolder& folder, const std::optional<std::string>& database)
{
    if (database) {
        return OfficeStore::open(PostgresPlace{.url = *database});
    }
    const Result<std::optional<PostgresPlace>> place = readDatabaseAddress(folder);
    if (!place.ok()) {
        return place.error();
    }
    if (place.value()) {
        return OfficeStore::open(*place.value());
    }
    FileKeyProvider storeKey(folder.storeKey());
    return OfficeStore::open(folder.store(), storeKey);
}

} // namespace

OpenOffice::OpenOffice(OfficeKeys keys, std::unique_ptr<OfficeStore> store, std::unique_ptr<TillAdmission> admission,
                       const Clock& clock)
    : m_keys(std::move(keys)), m_store(std::move(store)), m_admission(std::move(admission)),
      m_side(*m_store, m_keys.signing, clock, [this](OutletId outlet) { return m_calendars.of(outlet); }),
      m_pinTries(clock), m_room{.store = *m_store,
                                .side = m_side,
                                .signingKey = m_keys.signing,
                                .clock = clock,
                                .calendars = m_calendars,
                                .pinTries = m_pinTries,
                                .admission = *m_admission}
{
}

Result<std::unique_ptr<OpenOffice>> OpenOffice::open(const OfficeFolder& folder, const Clock& clock,
                                                     const std::optional<std::string>& database)
{
    Result<OfficeKeys> keys = readOfficeKeys(folder);
    if (!keys.ok()) {
        return keys.error();
    }
    Result<std::unique_ptr<TillAdmission>> admission = TillAdmission::read(folder.admission());
    if (!admission.ok()) {
        return admission.error();
    }
    try {
        Result<std::unique_ptr<OfficeStore>> store = openStore(folder, database);
        if (!store.ok()) {
            return store.error();
        }
        return std::unique_ptr<OpenOffice>(
            new OpenOffice(std::move(keys).value(), std::move(store).value(), std::move(admission).value(), clock));
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

} // namespace huitou
