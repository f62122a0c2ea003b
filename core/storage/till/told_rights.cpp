// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/told_rights.h"

#include "core/storage/till/event_log_store.h"
#include "core/storage/till/spendable_store.h"
#include "core/sync/event_body.h"

#include <algorithm>

namespace huitou
{

namespace
{

std::optional<MemberId> nobodyIfNull(const MemberId& member)
{
    return member.isNull() ? std::nullopt : std::optional(member);
}

} // namespace

void returnRecalled(Transaction& transaction, Database& shop, const TillIdentity& identity,
                    const std::vector<Recall>& recalls, Instant now)
{
    SpendableStore spendable(shop);
    EventLogStore log(shop);
    for (const Recall& recall : recalls) {
        const OpId op = randomId<OpId>();
        std::optional<Fact> told;
        if (recall.kind == RightKind::Points) {
            const Points held = spendable.points(recall.member);
            if (held > Points{} && spendable.takePoints(transaction, recall.member, held)) {
                told = RightsReturnedFact{op, recall.member, held};
            }
        } else {
            const std::optional<OpId> sale = OpId::fromBytes(recall.object);
            const bool isOwnSale = recall.kind == RightKind::Refund && log.isOfEpoch(identity.epoch, *sale);
            if (spendable.giveUp(transaction, recall.member, recall.kind, recall.object) ||
                (isOwnSale && spendable.giveUpOwnRefund(transaction, recall.member, recall.object))) {
                told = RightReturnedFact{op, nobodyIfNull(recall.member), recall.kind, recall.object};
            }
        }
        if (told) {
            static_cast<void>(log.append(transaction, identity.till, identity.epoch, op, now, encodeFact(*told)));
        }
    }
}

void declareRights(Transaction& transaction, Database& shop, const TillIdentity& identity, std::uint64_t generation,
                   std::uint64_t grantApplied, Instant now)
{
    const std::vector<DeclaredRight> all = SpendableStore(shop).all();
    EventLogStore log(shop);
    std::size_t told = 0;
    bool isLast = false;
    while (!isLast) {
        const std::size_t count = std::min(all.size() - told, FactLimits::declared);
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(told);
        told += count;
        isLast = told == all.size();
        const RightsDeclaredFact declared{.op = randomId<OpId>(),
                                          .generation = generation,
                                          .grantApplied = grantApplied,
                                          .rights = {from, from + static_cast<std::ptrdiff_t>(count)},
                                          .isLast = isLast};
        static_cast<void>(
            log.append(transaction, identity.till, identity.epoch, declared.op, now, encodeFact(declared)));
    }
}

} // namespace huitou
