// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/epoch_change.h"

#include "core/storage/till/event_log_store.h"
#include "core/storage/till/identity_store.h"
#include "core/storage/till/own_effect_store.h"
#include "core/storage/till/progress_store.h"
#include "core/storage/till/spendable_store.h"
#include "core/storage/till/told_rights.h"
#include "core/sync/claims.h"

namespace huitou
{

void changeEpoch(Transaction& transaction, Database& shop, const TillIdentity& next, std::uint64_t generation,
                 const std::vector<ClaimRange>& claims)
{
    EventLogStore log(shop);
    OwnEffectStore effects(shop);
    const std::vector<std::uint32_t> epochs = log.epochs();
    const Instant lastTold =
        epochs.empty() ? Instant{} : log.timeOf(epochs.back(), log.lastSeq(epochs.back())).value_or(Instant{});
    SpendableStore(shop).forgetAll(transaction);
    IdentityStore(shop).setEpoch(transaction, next.epoch);
    ProgressStore::Progress progress;
    progress.serverGeneration = generation;
    progress.epochGeneration = generation;
    ProgressStore(shop).put(transaction, progress);
    if (mustDeclare(0, generation)) { // an office that was put back may await this epoch
        declareRights(transaction, shop, next, generation, 0, lastTold);
    }
    for (const ClaimRange& range : claims) {
        for (const ChainedEvent& event : log.eventsFrom(range.epoch, range.fromSeq, SIZE_MAX / 2, SIZE_MAX)) {
            const OpId op = randomId<OpId>();
            if (const std::optional<Bytes> claim = claimOf(event, op)) {
                const Instant at = log.timeOf(event.epoch, event.seq).value_or(Instant{});
                const std::uint64_t seq = log.append(transaction, next.till, next.epoch, op, at, *claim);
                effects.move(transaction, {event.epoch, event.seq}, {next.epoch, seq});
            }
        }
    }
}

} // namespace huitou
