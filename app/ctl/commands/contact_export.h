// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/contact_desk.h"

#include <nlohmann/json.hpp>

namespace huitou
{

/// What is kept about reaching that member: "consents" as they were given and withdrawn, "messages", "calls" and
/// "requests", as docs/member-export.md names their fields.
[[nodiscard]] nlohmann::json contactJson(ContactDesk desk, const MemberId& member);

} // namespace huitou
