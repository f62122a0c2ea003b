// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/purchase_trails.h"

#include <algorithm>

namespace huitou
{

void PurchaseTrails::reserve(std::size_t members, std::size_t purchaseDays)
{
    m_begins.reserve(members + 1);
    m_days.reserve(purchaseDays);
    m_amounts.reserve(purchaseDays);
}

void PurchaseTrails::add(std::span<const PurchaseDay> days)
{
    for (const PurchaseDay& purchase : days) {
        const auto day = static_cast<std::int32_t>(purchase.day.time_since_epoch().count());
        HUITOU_CHECK(m_days.size() == m_begins.back() || m_days.back() < day);
        HUITOU_CHECK(purchase.amount.currency() == m_currency);
        m_days.push_back(day);
        m_amounts.push_back(purchase.amount.minorUnits());
    }
    m_begins.push_back(m_days.size());
}

Trail PurchaseTrails::operator[](std::size_t member) const
{
    HUITOU_CHECK(member < size());
    const std::size_t begin = m_begins[member];
    const std::size_t count = m_begins[member + 1] - begin;
    return {std::span(m_days).subspan(begin, count), std::span(m_amounts).subspan(begin, count)};
}

Date PurchaseTrails::lastDay() const
{
    HUITOU_CHECK(!m_days.empty());
    return Date{std::chrono::days{*std::max_element(m_days.begin(), m_days.end())}};
}

Date PurchaseTrails::firstDay() const
{
    HUITOU_CHECK(!m_days.empty());
    return Date{std::chrono::days{*std::min_element(m_days.begin(), m_days.end())}};
}

CadenceState PurchaseTrails::stateOn(std::size_t member, Date until, const CadenceParameters& parameters) const
{
    CadenceState state;
    const Trail trail = (*this)[member];
    for (std::size_t index = 0; index < trail.days.size() && trail.day(index) <= until; ++index) {
        addPurchaseDay(state, trail.day(index), Money::fromMinor(trail.amounts[index], m_currency), parameters);
    }
    return state;
}

} // namespace huitou
