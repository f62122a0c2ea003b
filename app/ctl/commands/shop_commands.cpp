// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/office/till_admission.h"
#include "core/shop/outlet.h"
#include "core/shop/staff.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace huitou
{

namespace
{

using nlohmann::json;

struct RoleName {
    Role role;
    const char* key;
    Sentence name;
};

const std::vector<RoleName>& roleNames()
{
    static const std::vector<RoleName> names{{Role::Cashier, "cashier", {"cashier", "收银员"}},
                                             {Role::Manager, "manager", {"manager", "店长"}},
                                             {Role::Auditor, "auditor", {"auditor", "审计员"}},
                                             {Role::Owner, "owner", {"owner", "业主"}}};
    return names;
}

const RoleName* roleBy(const std::string& key)
{
    const auto found =
        std::find_if(roleNames().begin(), roleNames().end(), [&key](const RoleName& name) { return key == name.key; });
    return found == roleNames().end() ? nullptr : &*found;
}

const RoleName& nameOf(Role role)
{
    return *std::find_if(roleNames().begin(), roleNames().end(),
                         [role](const RoleName& name) { return name.role == role; });
}

/// "since 2026-05-03T10:00:00Z, by staff 3"
Sentence outOfService(const TillAdmission& admission, const TillId& till)
{
    const std::optional<TillAdmission::OutOfService> out = admission.outOfService(till);
    if (!out) {
        return plain("-");
    }
    const std::string at = formatInstant(out->at);
    const auto staff = static_cast<std::uint32_t>(out->by);
    return {fmt::format("since {}, by staff {}", at, staff), fmt::format("自 {}，员工 {}", at, staff)};
}

} // namespace

CommandResult programmeTexts(OfficeRoom& room, const json& /*arguments*/)
{
    return json{{"toml", room.store.programmeTexts()}};
}

CommandResult showOffice(OfficeRoom& room, const json& arguments)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    std::vector<TillRegistration> tills;
    room.store.transact([&](OfficeTransaction& transaction) { tills = transaction.tills(); });
    const Programme& programme = versions.value().back();
    Table table;
    table.title = {fmt::format("{}, version {}: {} members, {} tills", programme.name.en, programme.version,
                               room.store.memberCount(), tills.size()),
                   fmt::format("{} 第 {} 版：会员 {} 位，收银机 {} 台", programme.name.zh, programme.version,
                               room.store.memberCount(), tills.size())};
    table.columns = {{"outlet", {"Outlet", "门店"}, ColumnType::Count},
                     {"name", {"Name", "名称"}},
                     {"time_zone", {"Time zone", "时区"}}};
    for (const auto& [id, document] : room.store.documentsOfOutlets(DocumentKind::Outlet)) {
        const Result<Outlet> outlet = readOutlet(textOf(document.content));
        if (!outlet) {
            return outlet.error();
        }
        table.rows.push_back({static_cast<std::int64_t>(id), outlet.value().name, plain(outlet.value().timeZone)});
    }
    json answer = tableAnswer(table, arguments);
    answer["currency"] = programme.currency.code();
    return answer;
}

CommandResult addStaff(OfficeRoom& room, const json& arguments)
{
    const auto name = arguments.at("name").get<std::string>();
    const RoleName* role = roleBy(arguments.at("role").get<std::string>());
    if (name.empty() || role == nullptr) {
        return Error{ErrorCode::Malformed,
                     {"Somebody has a name and is cashier, manager, auditor or owner.",
                      "员工须有姓名，角色为 cashier、manager、auditor 或 owner。"}};
    }
    Result<std::vector<StaffMember>> staff = staffOf(room);
    if (!staff) {
        return staff.error();
    }
    std::uint32_t last = 0;
    for (const StaffMember& person : staff.value()) {
        if (person.name == name) {
            return Error{ErrorCode::NotAllowed,
                         {fmt::format("{} is there already; give the new person a name that tells them apart.", name),
                          fmt::format("{} 已存在；请为新员工取一个可区分的名字。", name)}};
        }
        last = std::max(last, static_cast<std::uint32_t>(person.id));
    }
    staff.value().push_back({.id = StaffId{last + 1},
                             .name = name,
                             .role = role->role,
                             .pinVerifier = arguments.at("pinVerifier").get<std::string>()});
    room.store.putDocument(DocumentKind::Staff, std::nullopt, bytesOf(writeStaff(staff.value())));
    json answer = sentenceAnswer({fmt::format("{} may sign in as {}, number {}.", name, role->name.en, last + 1),
                                  fmt::format("{} 可以{}身份登录，工号 {}。", name, role->name.zh, last + 1)},
                                 arguments);
    answer["number"] = last + 1;
    return answer;
}

CommandResult listStaff(OfficeRoom& room, const json& arguments)
{
    const Result<std::vector<StaffMember>> staff = staffOf(room);
    if (!staff) {
        return staff.error();
    }
    Table table;
    table.title = {"Staff", "员工"};
    table.columns = {
        {"number", {"Number", "工号"}, ColumnType::Count}, {"name", {"Name", "姓名"}}, {"role", {"Role", "角色"}}};
    for (const StaffMember& person : staff.value()) {
        table.rows.push_back({static_cast<std::int64_t>(person.id), plain(person.name), nameOf(person.role).name});
    }
    return tableAnswer(table, arguments);
}

CommandResult addOutlet(OfficeRoom& room, const json& arguments)
{
    const auto zone = arguments.value("timeZone", std::string("Asia/Shanghai"));
    const Result<OutletCalendar> calendar = OutletCalendar::create(zone, std::chrono::minutes{0});
    if (!calendar) {
        return calendar.error();
    }
    const Result<Outlet> first = outletOf(room, OutletId{1});
    if (!first) {
        return first.error();
    }
    std::uint32_t last = 1;
    for (const auto& [other, document] : room.store.documentsOfOutlets(DocumentKind::Outlet)) {
        last = std::max(last, static_cast<std::uint32_t>(other));
    }
    Outlet outlet;
    outlet.id = OutletId{last + 1};
    outlet.name = {arguments.at("en").get<std::string>(), arguments.at("zh").get<std::string>()};
    outlet.timeZone = zone;
    outlet.phoneKey = first.value().phoneKey; // one chain finds a phone number by one key
    room.store.putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
    json answer = sentenceAnswer({fmt::format("Outlet {} is {}.", last + 1, outlet.name.en),
                                  fmt::format("门店 {} 为{}。", last + 1, outlet.name.zh)},
                                 arguments);
    answer["outlet"] = last + 1;
    return answer;
}

CommandResult listTills(OfficeRoom& room, const json& arguments)
{
    std::vector<TillRegistration> tills;
    std::map<TillId, Instant> reports;
    room.store.transact([&](OfficeTransaction& transaction) {
        tills = transaction.tills();
        for (const TillRegistration& till : tills) {
            if (const std::optional<Instant> reported = transaction.lastReport(till.till)) {
                reports.insert_or_assign(till.till, *reported);
            }
        }
    });
    Table table;
    table.title = {fmt::format("{} tills", tills.size()), fmt::format("{} 台收银机", tills.size())};
    table.columns = {{"outlet", {"Outlet", "门店"}, ColumnType::Count},
                     {"till", {"Till", "收银机"}, ColumnType::Count},
                     {"epoch", {"Epoch", "期"}, ColumnType::Count},
                     {"reported", {"Told all at", "上报完毕"}},
                     {"out", {"Out of service", "停用"}},
                     {"id", {"Id", "编号"}}};
    for (const TillRegistration& till : tills) {
        const auto reported = reports.find(till.till);
        table.rows.push_back({static_cast<std::int64_t>(till.outlet), std::int64_t{till.number},
                              std::int64_t{till.epoch},
                              plain(reported != reports.end() ? formatInstant(reported->second) : "-"),
                              outOfService(room.admission, till.till), plain(till.till.text())});
    }
    return tableAnswer(table, arguments);
}

} // namespace huitou
