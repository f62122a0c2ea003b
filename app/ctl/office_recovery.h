// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <filesystem>

namespace huitou
{

/// Seals the office's keys to a fresh recovery key and writes that as a sheet to print; an earlier sheet is worthless
/// then. Refuses with NotAllowed for a file in the office's own folder, as sealRecovery() does, and with Io.
[[nodiscard]] Status makeRecoverySheet(const std::filesystem::path& office, const std::filesystem::path& file,
                                       Instant now);

/// What to do with the sheet.
[[nodiscard]] Sentence sheetMade(const std::filesystem::path& file);

} // namespace huitou
