// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

#include <string>

namespace huitou
{

/// The programme as a file (TOML) in which every value is said. What readProgramme made reads back equal, and without
/// a value filled in; the same programme gives the same bytes.
[[nodiscard]] std::string writeProgramme(const Programme& programme);

} // namespace huitou
