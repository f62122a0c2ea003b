// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/office_commands.h"

namespace huitou
{

/// Members who stay away longer than is usual for them, those with most at stake first: "atRisk" or "calls" of them, as
/// "format" says; the latter are those who may be called now. Only those within "star" (its id, "none"), "stage",
/// "class", "outlet", "minProbability" (percent) and "minStake" (an amount), as far as they are named.
CommandResult listMembersAtRisk(OfficeRoom& room, const nlohmann::json& arguments);

} // namespace huitou
