// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/till_identity.h"
#include "core/sync/messages.h"

/// What a till tells the office of its rights because the office asked: events, written in the transaction that takes
/// the office's answer in.
namespace huitou
{

/// Returns each of those rights that is still here.
void returnRecalled(Transaction& transaction, Database& shop, const TillIdentity& identity,
                    const std::vector<Recall>& recalls, Instant now);

/// Declares all that is held, with the grants up to `grantApplied`, to an office of that generation.
void declareRights(Transaction& transaction, Database& shop, const TillIdentity& identity, std::uint64_t generation,
                   std::uint64_t grantApplied, Instant now);

} // namespace huitou
