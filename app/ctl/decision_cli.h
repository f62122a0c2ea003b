// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

#include <functional>

namespace huitou
{

/// A command that asks the office for `question` once a manager has given their number and typed their PIN,
/// which go into the question beside `arguments`.
CLI::App* addDecision(CommandLine& line, CLI::App* parent, const std::string& name, const Sentence& help,
                      const std::string& question, const std::function<Result<nlohmann::json>()>& arguments);

} // namespace huitou
