// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>
#include <string>

namespace huitou
{

/// What somebody at a till asks of the office: a command of its table with its arguments.
struct TillQuestion {
    static constexpr std::size_t bytes = 4'096;

    std::string command;
    nlohmann::json arguments;
};

/// Reads {"command": …, "arguments": {…}}. A till asks for reports and for what a member says at the counter about
/// themselves, and for nothing else: refuses other commands and other arguments with NotAllowed; with TooLarge beyond
/// `bytes`, and with Malformed for what is no question.
[[nodiscard]] Result<TillQuestion> readTillQuestion(const std::string& body);

} // namespace huitou
