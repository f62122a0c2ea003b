// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace huitou
{

/// One line of a CSV file (RFC 4180), CRLF included.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

} // namespace huitou
