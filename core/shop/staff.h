// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

enum class Role : std::uint8_t { Cashier = 1, Manager = 2, Auditor = 3, Owner = 4 };

/// Whether that role may let pass what a cashier may not do alone.
[[nodiscard]] constexpr bool mayApprove(Role role)
{
    return role == Role::Manager || role == Role::Owner;
}

/// Somebody who may sign in at a till.
struct StaffMember {
    StaffId id{1};
    std::string name;
    Role role = Role::Cashier;
    std::string pinVerifier; ///< Argon2id, see pinVerifier() in base/crypto.h
    friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

/// The staff document (DocumentKind::Staff): JSON, format version 1. Refuses with Malformed, naming the place.
[[nodiscard]] std::string writeStaff(const std::vector<StaffMember>& staff);
[[nodiscard]] Result<std::vector<StaffMember>> readStaff(std::string_view json);

} // namespace huitou
