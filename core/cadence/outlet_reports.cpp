// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/outlet_reports.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::chrono::days goneAfter{30};

} // namespace

void OutletReports::add(OutletId outlet, std::optional<Instant> reportedAt)
{
    const Instant reported = reportedAt.value_or(Instant::min());
    if (reportedAt && *reportedAt + goneAfter < m_now) {
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

} // namespace huitou
