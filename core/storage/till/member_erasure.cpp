// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/member_erasure.h"

#include "core/storage/till/event_log_store.h"
#include "core/storage/till/print_job_store.h"
#include "core/storage/till/spendable_store.h"
#include "core/sync/event_body.h"

namespace huitou
{

void forgetMember(Transaction& transaction, Database& shop, const TillIdentity& identity, const MemberId& member,
                  Instant now)
{
    SpendableStore spendable(shop);
    const Points held = spendable.points(member);
    if (held > Points{}) {
        const RightsReturnedFact returned{.op = randomId<OpId>(), .member = member, .points = held};
        EventLogStore log(shop);
        static_cast<void>(
            log.append(transaction, identity.till, identity.epoch, returned.op, now, encodeFact(returned)));
    }
    spendable.forget(transaction, member);
    PrintJobStore(shop).forgetPrinted(transaction, member);
}

} // namespace huitou
