// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <string>
#include <vector>

namespace huitou::support
{

/// A printed line as it stands on paper, in UTF-8.
struct PaperLine {
    std::string text;
    bool bold = false;
    int widthScale = 1;
    int heightScale = 1;
};

/// What a printer makes of ESC/POS bytes. Knows exactly the commands that we send, and is strict: a byte that is out
/// of place, Chinese outside its mode or a cut-off command goes into `faults`.
struct Paper {
    std::vector<PaperLine> lines;
    std::vector<std::string> qrTexts;
    std::vector<std::string> barcodes;
    std::size_t rasters = 0;
    std::size_t cuts = 0;
    std::size_t drawerKicks = 0;
    std::vector<Bytes> endOfPrintRequests; ///< the four bytes that name each job
    std::vector<std::string> faults;

    /// How many columns the widest line takes.
    [[nodiscard]] int widestLine() const;
    [[nodiscard]] bool hasLine(const std::string& text) const;
};

[[nodiscard]] Paper printOnPaper(ByteView bytes);

} // namespace huitou::support
