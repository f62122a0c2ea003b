// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/office_side.h"

#include <optional>

/// The office forgets who a member is. What they bought stays, under the surrogate; no sum and no chain changes.
namespace huitou
{

/// When a member was erased, and by whom; nothing for one who was not.
struct Erasure {
    Instant at;
    Date day; ///< the business date
    StaffId staff{1};
    Points forfeited;
};
[[nodiscard]] std::optional<Erasure> erasureOf(OfficeTransaction& transaction, const MemberId& member);

/// Deletes who the member is, with every record that was merged into theirs, and writes it into the office's log; what
/// they had is forfeited. Tills take the record out with their next contact. `member` has a record; `today` is the
/// business day. Answers the points forfeited.
[[nodiscard]] Points erasePerson(OfficeTransaction& transaction, OfficeSide& side, const MemberId& member,
                                 StaffId staff, Date today);

} // namespace huitou
