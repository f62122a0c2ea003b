// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_room.h"
#include "core/cadence/member_profile.h"
#include "core/members/member.h"
#include "core/programme/programme.h"

#include <functional>
#include <optional>

namespace huitou
{

/// Each member, under the record that they have now, in the order of the ids, and their profile on `today`; nothing of
/// who never bought. Reads some at a time, so that tills are served in between. Throws StorageError.
void eachProfile(OfficeRoom& room, const Programme& programme, Date today, const CadenceParameters& rhythm,
                 const std::function<void(const MemberRecord&, const std::optional<MemberProfile>&)>& take);

} // namespace huitou
