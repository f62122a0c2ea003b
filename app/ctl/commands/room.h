// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_room.h"
#include "core/ledger/fold.h"
#include "core/members/member.h"
#include "core/shop/outlet.h"
#include "core/shop/staff.h"
#include "core/storage/office_store.h"
#include "core/sync/office_side.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// What several commands ask of an office.
namespace huitou
{

/// The outlet of that number. Refuses with NotFound.
[[nodiscard]] Result<Outlet> outletOf(OfficeRoom& room, OutletId outlet);
/// The business day at outlet 1.
[[nodiscard]] Result<Date> todayOf(OfficeRoom& room);
/// At least one version. Refuses with NotFound.
[[nodiscard]] Result<ProgrammeVersions> programmesOf(OfficeRoom& room);
/// "★★", or "no star".
[[nodiscard]] Sentence starName(const Programme& programme, std::uint32_t star);
[[nodiscard]] Result<std::vector<StaffMember>> staffOf(OfficeRoom& room);
/// Refuses with NotFound.
[[nodiscard]] Result<StaffMember> staffNumber(OfficeRoom& room, StaffId staff);
/// The member of staff of that number, once their PIN has proved that it is they. Refuses with NotFound, or NotAllowed
/// for a wrong PIN; five of them close the name for 15 minutes.
[[nodiscard]] Result<StaffMember> staffByPin(OfficeRoom& room, StaffId staff, const std::string& pin);
/// The same of the manager or owner whose number ("staff") and PIN ("pin") came with the question: who erases members,
/// closes tills and takes rights back is written down under their name. Refuses with NotAllowed for anybody else, too.
[[nodiscard]] Result<StaffId> managerIn(OfficeRoom& room, const nlohmann::json& arguments);

/// The facts of a member, with those of all records that were merged into theirs.
[[nodiscard]] std::vector<MemberFact> factsOf(OfficeTransaction& transaction, const MemberId& member);
/// The member that a person named: by id, by phone number, or by a member code. Refuses with UnknownMember, with
/// AlreadyUsed when that one was erased, with NotAllowed when several share the number, or as verifyMemberCode does.
[[nodiscard]] Result<MemberRecord> memberNamed(OfficeRoom& room, const std::string& text);

} // namespace huitou
