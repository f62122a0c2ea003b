// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

#include <string>
#include <vector>

namespace huitou
{

/// What a command line says of how a member may be reached.
struct ContactOptions {
    bool asksForEmail = false;
    std::vector<std::string> give;
    std::vector<std::string> withdraw;
    std::string preferred;
    std::string hours;
    std::string language;
};

/// `options` lives as long as the command.
void addContactOptions(CommandLine& line, CLI::App* command, ContactOptions& options);

/// Puts them where contactChangeFrom (commands/contact_arguments.h) reads them; asks for the address if it shall.
void putContactArguments(CommandLine& line, const ContactOptions& options, nlohmann::json& arguments);

} // namespace huitou
