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
class OutletCalendarBook
{
public:
    /// Reads them anew; not inside a transaction. Throws StorageError.
    void refresh(OfficeStore& store);
    [[nodiscard]] std::optional<OutletCalendar> of(OutletId outlet) const;

private:
    mutable std::mutex m_mutex;
    std::map<OutletId, OutletCalendar> m_calendars;
};

} // namespace huitou
