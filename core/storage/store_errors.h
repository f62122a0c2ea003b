// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace huitou
{

/// The refusal `code` (one of the store's codes, or NotFound) for the store in `file`, as a sentence that says what to
/// do next. `detail` is for the log.
[[nodiscard]] Error storeError(ErrorCode code, const std::filesystem::path& file, std::string detail = {});

/// The store was made by a newer program.
[[nodiscard]] Error newerSchema(const std::filesystem::path& file, int found, int known);

} // namespace huitou
