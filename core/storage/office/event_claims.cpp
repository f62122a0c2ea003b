// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/event_claims.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Of which a transaction looks for some that no other one has.
constexpr std::size_t logsAtOnce = 200;

} // namespace

void EventClaims::noteStored(const TillId& till, const ChainedEvent& event)
{
    bool& hasFirst = m_stored[{till, event.epoch}];
    hasFirst = hasFirst || event.seq == 1;
}

void EventClaims::noteApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    std::uint64_t& last = m_applied[{till, epoch}];
    last = std::max(last, seq);
}

std::vector<OfficeLogStore::WaitingLog> EventClaims::waiting(std::size_t maxCount)
{
    if (!m_connection.database().isShared()) {
        return m_connection.tables().logs.waiting(maxCount);
    }
    // Not in this transaction, which would then clash with every upload: which logs are its own is settled by claims.
    return m_connections.aside([&](OfficeConnection& other) { return other.tables().logs.waiting(maxCount); });
}

std::vector<PendingEvent> EventClaims::pending(std::size_t maxCount, const std::set<TillEpoch>& without)
{
    write();
    OfficeLogStore& logs = m_connection.tables().logs;
    // Two that work on the same members get by each other with fewer of them.
    const std::size_t most = std::max<std::size_t>(maxCount >> std::min(2 * m_failures, 16), 1);
    std::vector<PendingEvent> events;
    for (const auto& [log, last] : waiting(logsAtOnce + without.size())) {
        const std::size_t room = without.contains(log) ? 0 : most - events.size();
        const std::optional<std::uint64_t> applied = room > 0 ? logs.claim(m_transaction, log) : std::nullopt;
        if (!applied) {
            continue;
        }
        std::vector<PendingEvent> found = logs.eventsBehind(log, *applied, room);
        m_done[log] = *applied;
        if (found.size() < room) {
            m_ends[log] = found.empty() ? *applied : found.back().event.seq;
        }
        std::ranges::move(found, std::back_inserter(events));
    }
    return events;
}

std::vector<PendingEvent> EventClaims::pendingOf(const TillEpoch& log, std::size_t maxCount)
{
    write();
    OfficeLogStore& logs = m_connection.tables().logs;
    return logs.eventsBehind(log, logs.applied(log), maxCount);
}

void EventClaims::write()
{
    OfficeLogStore& logs = m_connection.tables().logs;
    for (const auto& [log, hasFirst] : m_stored) {
        logs.noteWaiting(m_transaction, log, hasFirst);
    }
    m_stored.clear();
    for (const auto& [log, seq] : m_applied) {
        logs.setApplied(m_transaction, log, seq);
        m_done[log] = seq;
    }
    m_applied.clear();
}

void EventClaims::endWaiting(OfficeConnection& connection)
{
    for (const auto& [log, seq] : m_ends) {
        if (m_done[log] == seq) { // else not all that was handed out was applied
            connection.tables().logs.endWaiting(log, seq);
        }
    }
}

} // namespace huitou
