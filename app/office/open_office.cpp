// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/open_office.h"

#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"

namespace huitou
{

OpenOffice::OpenOffice(OfficeKeys keys, std::unique_ptr<OfficeStore> store, const Clock& clock)
    : m_keys(std::move(keys)), m_store(std::move(store)),
      m_side(*m_store, m_keys.signing, clock, [this](OutletId outlet) { return m_calendars.of(outlet); }),
      m_pinTries(clock), m_room{.store = *m_store,
                                .side = m_side,
                                .signingKey = m_keys.signing,
                                .clock = clock,
                                .calendars = m_calendars,
                                .pinTries = m_pinTries}
{
    m_calendars.refresh(*m_store);
}

Result<std::unique_ptr<OpenOffice>> OpenOffice::open(const OfficeFolder& folder, const Clock& clock)
{
    Result<OfficeKeys> keys = readOfficeKeys(folder);
    if (!keys.ok()) {
        return keys.error();
    }
    FileKeyProvider storeKey(folder.storeKey());
    try {
        Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(folder.store(), storeKey);
        if (!store.ok()) {
            return store.error();
        }
        return std::unique_ptr<OpenOffice>(new OpenOffice(std::move(keys).value(), std::move(store).value(), clock));
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

} // namespace huitou
