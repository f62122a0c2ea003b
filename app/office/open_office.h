// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_folder.h"
#include "app/office/office_room.h"
#include "app/office/outlet_calendars.h"
#include "app/office/till_admission.h"
#include "core/shop/pin_tries.h"
#include "core/storage/office_store.h"
#include "core/sync/office_side.h"

#include <memory>
#include <optional>
#include <string>

namespace huitou
{

/// An office whose store this process has open: the server, or the command line when no server runs. A store in the
/// folder it has for itself alone; a database it shares with other processes of the office.
class OpenOffice
{
public:
    /// `clock` outlives it. `database`: its address, when it is not the one that the folder says. Refuses as
    /// readOfficeKeys, TillAdmission::read and OfficeStore::open do: no office, wrong key, in use, damaged.
    [[nodiscard]] static Result<std::unique_ptr<OpenOffice>>
    open(const OfficeFolder& folder, const Clock& clock, const std::optional<std::string>& database = std::nullopt);
    OpenOffice(const OpenOffice&) = delete;
    OpenOffice& operator=(const OpenOffice&) = delete;

    [[nodiscard]] const OfficeKeys& keys() const noexcept { return m_keys; }
    [[nodiscard]] OfficeRoom& room() noexcept { return m_room; }
    [[nodiscard]] OfficeStore& store() noexcept { return *m_store; }
    [[nodiscard]] OfficeSide& side() noexcept { return m_side; }

private:
    OpenOffice(OfficeKeys keys, std::unique_ptr<OfficeStore> store, std::unique_ptr<TillAdmission> admission,
               const Clock& clock);

    OfficeKeys m_keys;
    std::unique_ptr<OfficeStore> m_store;
    std::unique_ptr<TillAdmission> m_admission;
    OutletCalendarBook m_calendars{*m_store};
    OfficeSide m_side;
    PinTries m_pinTries;
    OfficeRoom m_room;
};

} // namespace huitou
