// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/ledger/fold_observer.h"

/// The fold with somebody listening; `observer` may be null. For this room alone.
namespace huitou
{

void advanceObserved(std::span<const Programme> versions, Standing& standing, Date day, FoldObserver* observer);

void applyObserved(std::span<const Programme> versions, const MemberFact& fact, Standing& standing,
                   FoldObserver* observer);

/// `observer` hears what concerns `member`.
[[nodiscard]] Standing foldObserved(std::span<const Programme> versions, const MemberId& member,
                                    std::span<const MemberFact> facts, AsOf asOf, FoldObserver* observer);

} // namespace huitou
