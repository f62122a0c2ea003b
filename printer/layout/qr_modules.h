// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace huitou
{

/// The dark and light squares of a QR code, without the quiet zone around it.
struct QrModules {
    std::size_t size = 0;   ///< squares a side
    std::vector<bool> dark; ///< row by row

    [[nodiscard]] bool isDark(std::size_t column, std::size_t row) const { return dark[row * size + column]; }
};

/// The QR code of `text` at error correction M, as small as its characters allow. Refuses an empty text with
/// Malformed and one beyond 512 bytes, more than any reader of ours takes, with TooLarge.
[[nodiscard]] Result<QrModules> qrModules(std::string_view text);

} // namespace huitou
