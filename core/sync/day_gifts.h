// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/sync/ports.h"

#include <vector>

/// Gifts that no sale brings: for signing up, and for a birthday. Who may give them twice gives them once, because a
/// gift's name follows from rule, member and year.
namespace huitou
{

/// What the programme of that day gives somebody who signs up on it.
[[nodiscard]] std::vector<Fact> signUpGifts(const ProgrammeVersions& versions, const MemberId& member, Date day);

/// How long after a birthday its gift is still given, when the office was not reviewed on the day.
inline constexpr std::chrono::days birthdayReachesBack{30};

/// What is due for the member's birthdays of the last 30 days up to `today`, by the programme of the birthday, and was
/// not given yet. Nothing for a member without a known birthday, and for birthdays before they joined.
[[nodiscard]] std::vector<Fact> birthdayGiftsDue(OfficeTransaction& transaction, const ProgrammeVersions& versions,
                                                 const Standing& standing, Date today);

/// Whether any version gives something for birthdays: if not, nobody's record need be read.
[[nodiscard]] bool giveForBirthdays(const ProgrammeVersions& versions);

} // namespace huitou
