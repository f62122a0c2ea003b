// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

/// What a disk tells again in a new epoch.
namespace huitou
{

/// Where the claims of each epoch begin that the office may not know whole; `answer` is of the outcome Recovered.
[[nodiscard]] std::vector<ClaimRange> claimsFor(TillPort& store, const TillProgress& progress,
                                                const UploadAnswer& answer);

/// The body that claims an event; what is a claim already is told again as it was. Nothing for what says where rights
/// are: with the epoch they ended.
[[nodiscard]] std::optional<Bytes> claimOf(const ChainedEvent& event, const OpId& op);

} // namespace huitou
