// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/till_identity.h"
#include "core/sync/messages.h"

namespace huitou
{

/// A till forgets a member whom the office has erased: the points that it holds for them go back by an event of its
/// own, what else they may use here goes, and so do their printed receipts, which show their short name. What they
/// bought stays in the log, under the surrogate. Said again, it changes nothing.
void forgetMember(Transaction& transaction, Database& shop, const TillIdentity& identity, const MemberId& member,
                  Instant now);

} // namespace huitou
