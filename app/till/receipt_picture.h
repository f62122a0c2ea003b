// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace huitou
{

/// Writes the receipt of event `seq` (0: the newest) of the till in `data` as a PNG picture of 80 mm paper. Opens the
/// store itself, so no till may be running on it; needs a QGuiApplication. Refuses like TillStore::open, with NotFound
/// when no receipt belongs to that number, and with Io when the picture cannot be written.
[[nodiscard]] Status writeReceiptPicture(const std::filesystem::path& data, std::uint64_t seq,
                                         const std::filesystem::path& picture);

} // namespace huitou
