// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/sync/erasure.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Whoever erases a member is named in the log, so it is somebody whom the office knows, and with a manager's rights.
Status mayErase(OfficeRoom& room, StaffId staff)
{
    const Result<StaffMember> found = staffNumber(room, staff);
    if (!found) {
        return found.error();
    }
    if (found.value().role != Role::Manager && found.value().role != Role::Owner) {
        const auto number = static_cast<std::uint32_t>(staff);
        return Error{ErrorCode::NotAllowed,
                     {fmt::format("Staff {} is no manager; a manager or the owner erases members.", number),
                      fmt::format("员工 {} 不是经理；须由经理或店主删除会员资料。", number)}};
    }
    return {};
}

} // namespace

CommandResult eraseMember(OfficeRoom& room, const json& arguments)
{
    const StaffId staff{arguments.at("staff").get<std::uint32_t>()};
    if (const Status may = mayErase(room, staff); !may) {
        return may.error();
    }
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<Date> today = todayOf(room);
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!member || !today || !versions) {
        return !member ? member.error() : !today ? today.error() : versions.error();
    }
    const MemberId id = member.value().id;
    Points forfeited;
    room.store.transact([&](OfficeTransaction& transaction) {
        forfeited = erasePerson(transaction, room.side, id, staff, today.value());
    });
    room.store.settle();
    json answer = sentenceAnswer(
        {fmt::format("Member {} is erased; {} points are forfeited. Tills take the record out with their next contact. "
                     "Backups made before today still hold it until they are replaced.",
                     id.text(), forfeited.display()),
         fmt::format("会员 {} 的个人资料已删除，作废 {} 积分。各收银机下次联网时删除其记录。"
                     "此前的备份在被替换之前仍含该资料。",
                     id.text(), forfeited.display())},
        arguments);
    answer["id"] = id.text();
    answer["forfeited"] = forfeited.text();
    return answer;
}

} // namespace huitou
