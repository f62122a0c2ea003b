// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/sync/applier.h"
#include "core/sync/exception_sentences.h"
#include "core/sync/generation.h"
#include "core/sync/office_side.h"

#include <algorithm>

/// The half of OfficeSide that applies what was stored.
namespace huitou
{

std::size_t OfficeSide::applyPending(std::size_t maxEvents, std::size_t eventsPerTransaction)
{
    HUITOU_CHECK(eventsPerTransaction > 0);
    adoptDeclarations();
    std::set<TillEpoch> without;
    m_store.transact([&](OfficeTransaction& transaction) { without = transaction.awaited(); });
    std::size_t applied = 0;
    bool more = true;
    while (more && applied < maxEvents) {
        const std::size_t wanted = std::min(eventsPerTransaction, maxEvents - applied);
        std::size_t taken = 0;
        try {
            taken = applyNext(wanted, without);
            more = taken > 0; // fewer than were wanted may be all that others left to this one
        } catch (const StorageError&) {
            // Either nothing can be written at the moment, or one event can't: then its log waits, and no other.
            const std::optional<TillEpoch> log = findHeldUp(wanted, without, taken);
            if (!log) {
                throw;
            }
            without.insert(*log);
        }
        applied += taken;
    }
    topUpFirstContacts();
    return applied;
}

std::size_t OfficeSide::applyNext(std::size_t maxEvents, const std::set<TillEpoch>& without)
{
    std::size_t taken = 0;
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::vector<PendingEvent> pending = transaction.pending(maxEvents, without);
        Applier applier(transaction, m_clock.now(), m_calendars);
        for (const PendingEvent& event : pending) {
            applier.apply(event);
        }
        applier.finish();
        taken = pending.size();
    });
    return taken;
}

std::optional<TillEpoch> OfficeSide::findHeldUp(std::size_t maxEvents, const std::set<TillEpoch>& without,
                                                std::size_t& applied)
{
    for (std::size_t tried = 0; tried < maxEvents; ++tried) {
        std::optional<PendingEvent> next;
        m_store.transact([&](OfficeTransaction& transaction) {
            const std::vector<PendingEvent> pending = transaction.pending(1, without);
            next = pending.empty() ? std::nullopt : std::optional(pending.front());
        });
        if (!next) {
            return std::nullopt;
        }
        try {
            applied += applyNext(1, without);
        } catch (const StorageError& failure) {
            const TillEpoch log{next->till, next->event.epoch};
            const std::uint64_t seq = next->event.seq;
            {
                const std::lock_guard lock(m_mutex);
                std::uint64_t& listed = m_heldUp[log];
                if (listed == seq) {
                    return log;
                }
                listed = seq;
            }
            // Throws when nothing at all can be written: then it was not this event's fault.
            m_store.transact([&](OfficeTransaction& transaction) {
                const FactRef ref{log.till, log.epoch, seq, leg::first};
                transaction.raiseException(ref, MemberId{}, heldUp(ref, failure.error().message));
            });
            return log;
        }
    }
    return std::nullopt;
}

void OfficeSide::adoptDeclarations()
{
    std::set<TillEpoch> awaited;
    m_store.transact([&](OfficeTransaction& transaction) { awaited = transaction.awaited(); });
    for (const TillEpoch& log : awaited) {
        m_store.transact([&](OfficeTransaction& transaction) {
            if (const auto waiting = waitingDeclaration(transaction, log)) {
                Applier applier(transaction, m_clock.now(), m_calendars);
                applier.adopt(log, *waiting);
                applier.finish();
                transaction.dropAwaited(log);
            }
        });
    }
}

void OfficeSide::topUpFirstContacts()
{
    std::set<TillId> tills;
    {
        const std::lock_guard lock(m_mutex);
        tills.swap(m_toTopUp);
    }
    for (const TillId& till : tills) {
        topUp(till);
    }
}

} // namespace huitou
