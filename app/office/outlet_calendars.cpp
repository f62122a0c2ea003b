// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/outlet_calendars.h"

#include "core/shop/outlet.h"
#include "core/storage/office_store.h"

namespace huitou
{

void OutletCalendarBook::refresh()
{
    std::map<OutletId, OutletCalendar> fresh;
    for (const auto& [outlet, document] : m_store.documentsOfOutlets(DocumentKind::Outlet)) {
        const Result<Outlet> read = readOutlet(textOf(document.content));
        if (read.ok()) {
            fresh.emplace(outlet, read.value().calendar());
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_calendars = std::move(fresh);
}

std::optional<OutletCalendar> OutletCalendarBook::of(OutletId outlet)
{
    std::optional<OutletCalendar> calendar = known(outlet);
    if (!calendar && m_store.isShared()) {
        refresh();
        calendar = known(outlet);
    }
    return calendar;
}

std::optional<OutletCalendar> OutletCalendarBook::known(OutletId outlet)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_calendars.find(outlet);
    return found != m_calendars.end() ? std::optional(found->second) : std::nullopt;
}

} // namespace huitou
