// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"
#include "core/programme/remark.h"

#include <vector>

namespace huitou
{

/// Schemes that are possible but may cost the shop more than its keeper expects, or do nothing at all, as warnings.
/// For a programme without contradictions.
[[nodiscard]] std::vector<Remark> suspicionsAbout(const Programme& programme);

// The same, subject by subject.
void suspectEarning(const Programme& programme, Remarks& remarks);
void suspectLadder(const Programme& programme, Remarks& remarks);
void suspectRights(const Programme& programme, Remarks& remarks);
void suspectPromotions(const Programme& programme, Remarks& remarks);
void suspectWinBack(const Programme& programme, Remarks& remarks);

} // namespace huitou
