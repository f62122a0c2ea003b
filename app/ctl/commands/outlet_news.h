// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/cadence/outlet_reports.h"

#include <set>
#include <string>
#include <vector>

/// Of which outlets the office does not know all, and whose members that leaves in doubt.
namespace huitou
{

struct OfficeRoom; // app/office/office_room.h

/// What each till in service had told by now, and all of it is applied when this returns. Throws StorageError, also
/// when another process of the office takes minutes to apply what it has.
[[nodiscard]] OutletReports outletReports(OfficeRoom& room);
/// Who bought in the last year at an outlet that is not heard (OutletReports::areHeard).
[[nodiscard]] std::set<MemberId> membersInDoubt(OfficeRoom& room, const OutletReports& reports, Date today);
/// "outlet 2", "outlets 2, 5 and 2 more"; in Chinese "门店 2、5 等 4 家". There is at least one.
[[nodiscard]] Sentence namesOf(const std::vector<OutletId>& outlets);
/// Says which outlets are judged without a till that was not heard for thirty days; nothing when there are none.
void remarkGone(const OutletReports& reports, std::vector<Sentence>& remarks);

} // namespace huitou
