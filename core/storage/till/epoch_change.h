// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/till_identity.h"
#include "core/sync/ports.h"

namespace huitou
{

/// Ends the till's epoch within one transaction: rights and progress go, the log goes on under `next.epoch` with the
/// claims. What is in the archive is not claimed: the office has had it for two months.
void changeEpoch(Transaction& transaction, Database& shop, const TillIdentity& next, std::uint64_t generation,
                 const std::vector<ClaimRange>& claims);

} // namespace huitou
