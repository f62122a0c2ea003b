// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/outlet_reports.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::chrono::days goneAfter{30};
constexpr std::chrono::minutes heardWithin{10};

} // namespace

void OutletReports::add(OutletId outlet, std::optional<Instant> reportedAt)
{
    const Instant reported = reportedAt.value_or(Instant::min());
    if (reportedAt && *reportedAt + goneAfter < m_now) {
        m_gone.insert(outlet);
        return;
    }
    const auto [oldest, isFirst] = m_oldest.try_emplace(outlet, reported);
    oldest->second = std::min(oldest->second, reported);
}

bool OutletReports::haveAllSince(std::span<const OutletId> outlets, Instant instant) const
{
    return std::all_of(outlets.begin(), outlets.end(), [this, instant](OutletId outlet) {
        const auto oldest = m_oldest.find(outlet);
        return oldest == m_oldest.end() || oldest->second >= instant;
    });
}

bool OutletReports::areHeard(std::span<const OutletId> outlets) const
{
    return haveAllSince(outlets, m_now - heardWithin);
}

std::vector<OutletId> OutletReports::unheard() const
{
    std::vector<OutletId> outlets;
    for (const auto& [outlet, oldest] : m_oldest) {
        if (oldest < m_now - heardWithin) {
            outlets.push_back(outlet);
        }
    }
    return outlets;
}

} // namespace huitou
