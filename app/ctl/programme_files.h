// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"

#include <string>
#include <vector>

namespace huitou
{

/// The versions of a programme from files that a person named, ascending by the date from which they hold. Refuses,
/// naming the file, with the reader's first error; with ProgrammeInvalid when two hold from the same day or differ in
/// currency.
[[nodiscard]] Result<ProgrammeVersions> readProgrammeFiles(const std::vector<std::string>& files);

} // namespace huitou
