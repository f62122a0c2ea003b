// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace huitou
{

/// The fields of a form that a browser sent (application/x-www-form-urlencoded), or of an address behind its "?"; the
/// last of a name counts. Refuses with TooLarge (more than 4 KiB or 32 fields) or Malformed (a broken escape, or a
/// control character).
[[nodiscard]] Result<std::map<std::string, std::string>> readFormFields(std::string_view text);

} // namespace huitou
