// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace huitou
{

enum class TextAlign : std::uint8_t { Left = 1, Centre = 2, Right = 3 };
/// As a thermal printer has them: Tall is twice as high, Large twice as high and wide.
enum class TextSize : std::uint8_t { Normal = 1, Tall = 2, Large = 3 };

/// One line of text; longer than the paper it is wrapped. `right` stands at the right edge of the same line; `align`
/// then plays no part.
struct TextBlock {
    std::string left;
    std::string right{};
    TextSize size = TextSize::Normal;
    TextAlign align = TextAlign::Left;
    bool bold = false;
    friend bool operator==(const TextBlock&, const TextBlock&) = default;
};

/// A line across the paper.
struct RuleBlock {
    friend bool operator==(const RuleBlock&, const RuleBlock&) = default;
};

/// A QR code in the middle of the paper.
struct QrBlock {
    std::string text;
    friend bool operator==(const QrBlock&, const QrBlock&) = default;
};

/// A Code 128 in the middle of the paper, its text under it. Printable ASCII only.
struct BarcodeBlock {
    std::string text;
    friend bool operator==(const BarcodeBlock&, const BarcodeBlock&) = default;
};

/// Blank lines.
struct FeedBlock {
    std::uint8_t lines = 1;
    friend bool operator==(const FeedBlock&, const FeedBlock&) = default;
};

/// The paper is cut here.
struct CutBlock {
    friend bool operator==(const CutBlock&, const CutBlock&) = default;
};

/// The cash drawer opens.
struct DrawerBlock {
    friend bool operator==(const DrawerBlock&, const DrawerBlock&) = default;
};

using PrintBlock = std::variant<TextBlock, RuleBlock, QrBlock, BarcodeBlock, FeedBlock, CutBlock, DrawerBlock>;

/// What shall stand on paper, for any width and printer. A till stores it with the sale and prints it later.
struct PrintDocument {
    std::vector<PrintBlock> blocks;
    friend bool operator==(const PrintDocument&, const PrintDocument&) = default;
};

/// A stored document has at most so many bytes.
inline constexpr std::size_t printDocumentLimit = 64 * 1024;

/// JSON, format version 1. Refuses with TooLarge beyond the limit.
[[nodiscard]] Result<Bytes> encodePrintDocument(const PrintDocument& document);
/// Refuses with Malformed, naming the place, or with TooLarge.
[[nodiscard]] Result<PrintDocument> decodePrintDocument(ByteView bytes);

/// `document` as it is printed again: COPY and the number stand above and below, and no drawer opens.
[[nodiscard]] PrintDocument asCopy(const PrintDocument& document, std::uint32_t copyNumber);

} // namespace huitou
