// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/office_commands.h"
#include "core/programme/programme.h"

#include <string>

namespace huitou
{

/// The day at outlet 1, and the latest version of the programme, which may be yet to come.
struct RulesToday {
    Date today;
    Programme latest;
};
[[nodiscard]] Result<RulesToday> rulesToday(OfficeRoom& room);

/// Puts `toml`, which reads as `next`, in force as a version of the programme, with who did that as its first line, and
/// answers {"text", "version", "from", "warnings"}: what `next` is to be warned of and the latest version is not. With
/// "dryRun" it only looks. Otherwise a manager proves that it is they ("staff", "pin"); refuses as managerIn() and
/// OfficeStore::putProgramme().
CommandResult putInForce(OfficeRoom& room, const nlohmann::json& arguments, const Programme& latest,
                         const Programme& next, const std::string& toml);

} // namespace huitou
