// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/member_page.h"
#include "app/office/office_room.h"
#include "core/storage/contact_desk.h"

#include <map>
#include <optional>
#include <string>

/// What a member's page shows, and what its forms change.
namespace huitou
{

/// What the page of that member shows now, in that language; its path and notice are the caller's. Nothing for a member
/// without a record, or without an outlet. Throws StorageError.
[[nodiscard]] std::optional<MemberPage> memberPageOf(OfficeRoom& room, const MemberId& member, Language language);

/// What the fields of the form "contact" change of `record`: only what is different. Fields that the page does not know
/// are passed over, and hours that are none leave the hours as they are.
[[nodiscard]] ContactChange contactChangeIn(const std::map<std::string, std::string>& fields,
                                            const MemberRecord& record);

/// Consent to offers withdrawn on every channel; on one, where one is named.
[[nodiscard]] ContactChange withdrawnOffers(std::optional<Channel> channel);

} // namespace huitou
