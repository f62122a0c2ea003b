// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <span>
#include <vector>

namespace huitou
{

/// The facts up to and including `asOf` in the order in which they count, each ref once. Points into `facts`.
[[nodiscard]] std::vector<const MemberFact*> factsInOrder(std::span<const MemberFact> facts, Instant asOf);

} // namespace huitou
