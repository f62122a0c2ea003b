// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/room.h"

#include "core/members/member_code.h"
#include "core/members/phone.h"
#include "core/shop/pin_tries.h"
#include "core/sync/erasure.h"
#include "core/sync/member_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

Error unknownMember()
{
    return Error{ErrorCode::UnknownMember,
                 {"No member has this id, phone number or code; try \"huitou member find\".",
                  "没有这个编号、电话或会员码的会员；请用“huitou member find”查找。"}};
}

Error erasedMember(const Erasure& erasure)
{
    const std::string day = formatDate(erasure.day);
    const auto staff = static_cast<std::uint32_t>(erasure.staff);
    return Error{ErrorCode::AlreadyUsed,
                 {fmt::format("This member was erased on {} by staff {}; nothing is known of who it was.", day, staff),
                  fmt::format("该会员资料已于 {} 由员工 {} 删除，不再保存其身份。", day, staff)}};
}

/// By the surrogate, which stays when everything else of a member is erased.
Result<MemberRecord> recordOf(OfficeRoom& room, const MemberId& member)
{
    const std::optional<MemberRecord> record = room.store.member(member);
    if (record) {
        return *record;
    }
    std::optional<Erasure> erasure;
    room.store.transact([&](OfficeTransaction& transaction) { erasure = erasureOf(transaction, member); });
    return erasure ? erasedMember(*erasure) : unknownMember();
}

} // namespace

Result<Outlet> outletOf(OfficeRoom& room, OutletId outlet)
{
    const std::optional<Document> document = room.store.document(DocumentKind::Outlet, outlet);
    if (!document) {
        const auto number = static_cast<std::uint32_t>(outlet);
        return Error{ErrorCode::NotFound,
                     {fmt::format("There is no outlet {}; add it with: huitou office outlet add.", number),
                      fmt::format("没有门店 {}；请用 huitou office outlet add 新增。", number)}};
    }
    return readOutlet(textOf(document->content));
}

Result<Date> todayOf(OfficeRoom& room)
{
    const Result<Outlet> outlet = outletOf(room, OutletId{1});
    return outlet ? Result<Date>(outlet.value().calendar().businessDate(room.clock.now()))
                  : Result<Date>(outlet.error());
}

Result<ProgrammeVersions> programmesOf(OfficeRoom& room)
{
    ProgrammeVersions versions = room.store.programmes();
    if (versions.empty()) {
        return Error{ErrorCode::NotFound, {"This office has no programme yet.", "总部还没有会员方案。"}};
    }
    return versions;
}

Sentence starName(const Programme& programme, std::uint32_t star)
{
    return star == 0 || star > programme.stars.size() ? Sentence{"no star", "无星级"} : programme.stars[star - 1].name;
}

Result<std::vector<StaffMember>> staffOf(OfficeRoom& room)
{
    const std::optional<Document> document = room.store.document(DocumentKind::Staff, std::nullopt);
    return document ? readStaff(textOf(document->content)) : std::vector<StaffMember>{};
}

Result<StaffMember> staffNumber(OfficeRoom& room, StaffId staff)
{
    const Result<std::vector<StaffMember>> all = staffOf(room);
    if (!all) {
        return all.error();
    }
    const auto found = std::ranges::find(all.value(), staff, &StaffMember::id);
    if (found == all.value().end()) {
        const auto number = static_cast<std::uint32_t>(staff);
        return Error{ErrorCode::NotFound,
                     {fmt::format("There is no staff number {}; see \"huitou staff list\".", number),
                      fmt::format("没有员工 {}；请用“huitou staff list”查看。", number)}};
    }
    return *found;
}

Result<StaffMember> staffByPin(OfficeRoom& room, StaffId staff, const std::string& pin)
{
    const Result<StaffMember> found = staffNumber(room, staff);
    if (!found) {
        return found;
    }
    if (Status may = room.pinTries.mayTry(staff); !may) {
        return may.error();
    }
    if (Status right = room.pinTries.judge(staff, pinMatches(pin, found.value().pinVerifier)); !right) {
        return right.error();
    }
    return found;
}

std::vector<MemberFact> factsOf(OfficeTransaction& transaction, const MemberId& member)
{
    return MemberRows(transaction).historyOf(member);
}

Result<MemberRecord> memberNamed(OfficeRoom& room, const std::string& text)
{
    if (looksLikeMemberCode(text)) {
        const Result<MemberCode> code = verifyMemberCode(text, room.signingKey.publicKey());
        return code ? recordOf(room, code.value().member) : Result<MemberRecord>(code.error());
    }
    if (const std::optional<MemberId> id = MemberId::parse(text)) {
        return recordOf(room, *id);
    }
    const std::optional<std::string> phone = normalisePhone(text);
    const std::vector<MemberRecord> found = phone ? room.store.membersByPhone(*phone) : std::vector<MemberRecord>{};
    if (found.size() > 1) {
        return Error{
            ErrorCode::NotAllowed,
            {fmt::format("{} members have this phone number; name one by id (huitou member find).", found.size()),
             fmt::format("有 {} 位会员使用该电话；请用编号指明（huitou member find）。", found.size())}};
    }
    return found.empty() ? Result<MemberRecord>(unknownMember()) : Result<MemberRecord>(found.front());
}

Result<StaffId> managerIn(OfficeRoom& room, const nlohmann::json& arguments)
{
    const StaffId staff{arguments.at("staff").get<std::uint32_t>()};
    const Result<StaffMember> found = staffByPin(room, staff, arguments.at("pin").get<std::string>());
    if (!found) {
        return found.error();
    }
    if (found.value().role != Role::Manager && found.value().role != Role::Owner) {
        const auto number = static_cast<std::uint32_t>(staff);
        return Error{ErrorCode::NotAllowed,
                     {fmt::format("Staff {} is no manager; only a manager or the owner may do this.", number),
                      fmt::format("员工 {} 不是经理；此操作须由经理或店主进行。", number)}};
    }
    return staff;
}

} // namespace huitou
