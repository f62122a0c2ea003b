// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// The codes that a shop reads: QR for members and receipts, the others for goods. Nothing else is looked for.
enum class SymbolFormat : std::uint8_t { Qr, Ean13, Ean8, UpcA, Code128 };

struct Symbol {
    std::string text; ///< UTF-8, at most longestScan bytes, no control characters
    SymbolFormat format = SymbolFormat::Qr;
    friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// A grey picture that somebody else holds: one byte a pixel, rows `bytesPerRow` apart, top row first.
struct GrayView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int bytesPerRow = 0;
};

/// A scan has at most so many bytes, whatever read it.
inline constexpr std::size_t longestScan = 512;

/// Whether `text` may be handed on as a scan: neither empty nor too long, and without control characters.
[[nodiscard]] bool isScanText(std::string_view text) noexcept;

/// The codes in `picture` at any angle, at most eight; those that are no scan text are left out. Any thread; takes
/// milliseconds to tens of milliseconds.
[[nodiscard]] std::vector<Symbol> decodeSymbols(const GrayView& picture);

} // namespace huitou
