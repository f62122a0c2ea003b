// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace huitou
{

/// One line of a CSV file (RFC 4180), CRLF included. A name that a spreadsheet would run as a formula ("=1+1", "@sum")
/// gets an apostrophe in front, which makes it a text there; plain numbers, negative ones too, stay as they are.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

} // namespace huitou
