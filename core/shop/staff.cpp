// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/staff.h"

#include "core/base/json_fields.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <set>

namespace huitou
{

namespace
{

constexpr std::int64_t staffFormat = 1;
constexpr std::size_t maxStaffBytes = 1024 * 1024;
constexpr std::size_t maxStaff = 2000;

std::string_view nameOf(Role role)
{
    switch (role) {
    case Role::Cashier: return "cashier";
    case Role::Manager: return "manager";
    case Role::Auditor: return "auditor";
    case Role::Owner: return "owner";
    }
    return "cashier";
}

Role roleIn(const JsonFields& person)
{
    const std::string name = person.text("role", 20);
    for (const Role role : {Role::Cashier, Role::Manager, Role::Auditor, Role::Owner}) {
        if (nameOf(role) == name) {
            return role;
        }
    }
    person.refuse("role");
    return Role::Cashier;
}

} // namespace

std::string writeStaff(const std::vector<StaffMember>& staff)
{
    auto people = nlohmann::ordered_json::array();
    for (const StaffMember& person : staff) {
        people.push_back({{"id", static_cast<std::uint32_t>(person.id)},
                          {"name", person.name},
                          {"role", nameOf(person.role)},
                          {"pin", person.pinVerifier}});
    }
    const nlohmann::ordered_json document{{"format", staffFormat}, {"staff", std::move(people)}};
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::vector<StaffMember>> readStaff(std::string_view json)
{
    JsonDocument document(json, {.en = "list of staff", .zh = "员工名单"}, staffFormat, maxStaffBytes);
    std::vector<StaffMember> staff;
    std::set<StaffId> seen;
    for (const JsonFields& person : document.root().list("staff", maxStaff)) {
        StaffMember member;
        member.id = static_cast<StaffId>(person.integer("id", 1, std::numeric_limits<std::uint32_t>::max()));
        member.name = person.text("name", 100);
        member.role = roleIn(person);
        member.pinVerifier = person.text("pin", 200);
        if (!seen.insert(member.id).second) {
            person.refuse("id");
        }
        staff.push_back(std::move(member));
    }
    if (const Status status = document.status(); !status) {
        return status.error();
    }
    return staff;
}

} // namespace huitou
