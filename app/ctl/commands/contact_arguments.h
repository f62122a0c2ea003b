// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/members/contact.h"

#include <nlohmann/json.hpp>

namespace huitou
{

/// What changes in how a member may be reached, from a command's arguments: "email" (a text, empty for none), "give"
/// and "withdraw" (lists like "offers:email"), "preferred" ("email", or "any"), "hours" ("10:00-20:00", or "any") and
/// "messageLanguage" ("zh", "en"); each may be missing. Refuses with Malformed.
[[nodiscard]] Result<ContactChange> contactChangeFrom(const nlohmann::json& arguments);

} // namespace huitou
