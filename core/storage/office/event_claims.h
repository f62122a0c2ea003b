// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/office_connections.h"
#include "core/sync/ports.h"

#include <map>
#include <set>
#include <vector>

namespace huitou
{

/// The logs that one transaction of the office works on: those that it lengthens, and those that it applies, which no
/// other one applies meanwhile.
class EventClaims
{
public:
    /// `failures`: how often the same work had to give way to others; then it takes less upon itself.
    EventClaims(OfficeConnections& connections, OfficeConnection& connection, Transaction& transaction, int failures)
        : m_connections(connections), m_connection(connection), m_transaction(transaction), m_failures(failures)
    {
    }

    /// An event was stored that is to be applied by a later transaction.
    void noteStored(const TillId& till, const ChainedEvent& event);
    void noteApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq);
    /// Stored and not applied yet, oldest first within a log; none of the logs `without`.
    [[nodiscard]] std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without);
    /// Those of one log, which others may apply meanwhile.
    [[nodiscard]] std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount);
    /// Writes down what was noted; before the commit.
    void write();
    /// After the commit, within no transaction: logs that were applied to their end wait no more.
    void endWaiting(OfficeConnection& connection);

private:
    [[nodiscard]] std::vector<OfficeLogStore::WaitingLog> waiting(std::size_t maxCount);

    OfficeConnections& m_connections;
    OfficeConnection& m_connection;
    Transaction& m_transaction;
    int m_failures;
    std::map<TillEpoch, bool> m_stored; ///< and whether its first event is among them
    std::map<TillEpoch, std::uint64_t> m_applied;
    std::map<TillEpoch, std::uint64_t> m_done; ///< of those claimed: up to where they are applied
    std::map<TillEpoch, std::uint64_t> m_ends; ///< where they ended
};

} // namespace huitou
