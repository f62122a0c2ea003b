// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/programme/programme.h"

#include <span>
#include <vector>

namespace huitou
{

/// The versions of a programme, ascending by validFrom.
using ProgrammeVersions = std::vector<Programme>;

/// The version that judges a sale of that business date: the last one in force, or the first when none was yet.
[[nodiscard]] const Programme& programmeOn(std::span<const Programme> versions, Date businessDate);

/// What `facts` (all about `member`, in any order, with any duplicates of a ref) say up to and including `asOf`.
/// Pure: any arrival order and any duplicates give an equal standing. `versions` is not empty.
[[nodiscard]] Standing foldStanding(std::span<const Programme> versions, const MemberId& member,
                                    std::vector<MemberFact> facts, Instant asOf);

/// One sentence for each step from nothing to the standing, in business order; the points in `change` add up to the
/// balance.
struct ExplainedStep {
    Instant at;
    Points change;
    Points balanceAfter;
    Sentence sentence;
};
[[nodiscard]] std::vector<ExplainedStep> explainStanding(std::span<const Programme> versions, const MemberId& member,
                                                         std::vector<MemberFact> facts, Instant asOf);

} // namespace huitou
