// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <map>
#include <mutex>
#include <optional>

namespace huitou
{

class OfficeStore;

/// The calendars of all outlets, at hand inside a transaction of the store too. Any thread.
///
/// An outlet's calendar never changes. One that another process of the office has added is read when it is asked for.
class OutletCalendarBook
{
public:
    /// Reads them; `store` outlives this. Throws StorageError, as the other calls do.
    explicit OutletCalendarBook(OfficeStore& store) : m_store(store) { refresh(); }

    /// Reads them anew; not inside a transaction.
    void refresh();
    [[nodiscard]] std::optional<OutletCalendar> of(OutletId outlet);

private:
    [[nodiscard]] std::optional<OutletCalendar> known(OutletId outlet);

    OfficeStore& m_store;
    std::mutex m_mutex;
    std::map<OutletId, OutletCalendar> m_calendars;
};

} // namespace huitou
