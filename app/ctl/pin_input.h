// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

#include <string>

namespace huitou
{

/// A PIN from a line of standard input, asked for by `prompt` on standard error and not shown on a terminal: it never
/// stands in an argument, where others see it. Refuses with Malformed when it has not 4 to 8 digits.
[[nodiscard]] Result<std::string> typedPin(Session& session, const Sentence& prompt);
/// The same from the first line of a file.
[[nodiscard]] Result<std::string> pinInFile(const std::string& file);
/// The PIN that proves which member of staff asks; the office judges it.
[[nodiscard]] Result<std::string> pinOfStaff(Session& session, std::uint32_t staff);

} // namespace huitou
