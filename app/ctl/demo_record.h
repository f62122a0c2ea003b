// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/office_commands.h"
#include "app/ctl/demo_history.h"

#include <vector>

namespace huitou
{

/// Writes the members, and their sales as the log of a till that is no more, into the office, and applies them. One
/// sale for each visit.
void recordDemoHistory(OfficeRoom& room, const DemoHistory& history, const std::vector<SaleFact>& sales);

} // namespace huitou
