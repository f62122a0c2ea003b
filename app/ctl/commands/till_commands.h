// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/office_commands.h"

/// What somebody at a till asks of the office beside reports (app/office/till_questions.h lists all of it); arguments
/// and answers are as with the office's other commands.
namespace huitou
{

CommandResult enrolMember(OfficeRoom& room, const nlohmann::json& arguments); ///< a phone number becomes a member's
CommandResult showWishes(OfficeRoom& room, const nlohmann::json& arguments);  ///< how a member wants to be spoken to
CommandResult addRequest(OfficeRoom& room, const nlohmann::json& arguments);  ///< a copy of their data, or its end

} // namespace huitou
