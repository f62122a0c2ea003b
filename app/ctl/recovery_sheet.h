// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace huitou
{

/// What an office keeps on paper against the loss of its keys.
struct RecoverySheet {
    std::string code;   ///< as writeRecoveryCode() makes it
    std::string office; ///< the folder of the office
    std::string day;
};

/// The lines of the sheet in that language, the code aside.
[[nodiscard]] std::vector<std::string> linesOf(const RecoverySheet& sheet, Language language);

/// Writes the sheet, in both languages, readable by its owner alone: text for a name that ends in .txt, a picture for
/// .png, otherwise a page of A4 as PDF. Refuses with Io.
[[nodiscard]] Status writeRecoverySheet(const RecoverySheet& sheet, const std::filesystem::path& file);

} // namespace huitou
