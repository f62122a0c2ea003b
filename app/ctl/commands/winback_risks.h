// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/chain_history.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/rhythm_notes.h"
#include "core/programme/programme.h"

namespace huitou
{

/// Who stays away by what `history` tells, and what is at stake with each. The model learned from it. Throws
/// StorageError.
[[nodiscard]] RhythmNotes takeRhythmNotes(OfficeRoom& room, const ChainHistory& history, const SilenceModel& model,
                                          const Programme& programme, Date today);

/// Members who stay away longer than is usual for them, those with most at stake first: "atRisk" or "calls" of them, as
/// "format" says; the latter are those who may be called now. Only those within "star" (its id, "none"), "stage",
/// "class", "outlet", "minProbability" (percent) and "minStake" (an amount), as far as they are named.
CommandResult listMembersAtRisk(OfficeRoom& room, const nlohmann::json& arguments);

} // namespace huitou
