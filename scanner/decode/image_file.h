// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "scanner/decode/symbol_reader.h"

#include <string>
#include <vector>

class QImage;

namespace huitou
{

/// The codes in `image`, on white where it is transparent.
[[nodiscard]] std::vector<Symbol> decodeSymbols(const QImage& image);

/// The codes in the picture at `path` (PNG, JPEG and what else Qt reads). Refuses with NotFound when there is no such
/// file, with Malformed when it is no picture, with UnknownCode when it shows no code that we read.
[[nodiscard]] Result<std::vector<Symbol>> decodeImageFile(const std::string& path);

} // namespace huitou
