// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

#include <string>
#include <vector>

namespace huitou
{

/// Runs `huitou` with these arguments (without the program's own name) and answers how it ends.
[[nodiscard]] Exit runHuitou(const std::vector<std::string>& arguments, const Surroundings& surroundings);

/// Every command with its words, "huitou member add", and its help text in `language`: what the manual and its test
/// list.
struct CommandHelp {
    std::string words;
    std::string help;
};
[[nodiscard]] std::vector<CommandHelp> allCommandHelp(Language language);

} // namespace huitou
