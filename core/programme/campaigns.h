// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/programme/programme.h"

#include <string>
#include <string_view>
#include <vector>

/// A campaign by itself, as a screen changes it, and how it comes into the next version of a programme. Pure; any
/// thread.
namespace huitou
{

/// The keys of one campaign (`[[win_back]]` in docs/programme.md) as TOML, without a heading. Reads back equal.
[[nodiscard]] std::string writeCampaign(const WinBackRule& campaign, Currency currency);
/// Refuses with ProgrammeInvalid, naming line and column; also what is longer than 64 KiB.
[[nodiscard]] Result<WinBackRule> readCampaign(std::string_view toml, Currency currency);

/// Whether two versions say the same but for their number, their first day and their campaigns. What such versions
/// price, count and fold is the same, so both may hold from one day: the higher number is in force.
[[nodiscard]] bool differInCampaignsAlone(const Programme& one, const Programme& other);

/// The version after `latest`: `campaign` in the place of the one with its id, or as the last one. It holds from
/// `today`, or, where `latest` is not in force yet, from the same day as that. Refuses with ProgrammeInvalid what
/// contradicts the rest of the programme, and with NotAllowed an id that is another kind of campaign: what one came to
/// is counted under its id.
[[nodiscard]] Result<Programme> withCampaign(const Programme& latest, const WinBackRule& campaign, Date today);

/// What a programme would be warned of (suspicions.h) that `before` is not.
[[nodiscard]] std::vector<Sentence> newSuspicions(const Programme& before, const Programme& after);

} // namespace huitou
