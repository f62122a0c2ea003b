// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/symbol_reader.h"

#define ZX_USE_UTF8 // text() answers UTF-8, as later versions do
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::uint8_t mostSymbols = 8;
constexpr int longestSide = 16384;

std::optional<SymbolFormat> formatOf(ZXing::BarcodeFormat format) noexcept
{
    constexpr std::pair<ZXing::BarcodeFormat, SymbolFormat> accepted[] = {
        {ZXing::BarcodeFormat::QRCode, SymbolFormat::Qr},       {ZXing::BarcodeFormat::EAN13, SymbolFormat::Ean13},
        {ZXing::BarcodeFormat::EAN8, SymbolFormat::Ean8},       {ZXing::BarcodeFormat::UPCA, SymbolFormat::UpcA},
        {ZXing::BarcodeFormat::Code128, SymbolFormat::Code128},
    };
    for (const auto& [theirs, ours] : accepted) {
        if (theirs == format) {
            return ours;
        }
    }
    return std::nullopt;
}

} // namespace

bool isScanText(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= longestScan && std::none_of(text.begin(), text.end(), [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20 || byte == 0x7F;
    });
}

std::vector<Symbol> decodeSymbols(const GrayView& picture)
{
    const bool isPicture = picture.pixels != nullptr && picture.width > 0 && picture.height > 0 &&
                           picture.width <= longestSide && picture.height <= longestSide &&
                           picture.bytesPerRow >= picture.width;
    if (!isPicture) {
        return {};
    }
    using ZXing::BarcodeFormat;
    const ZXing::DecodeHints hints = ZXing::DecodeHints()
                                         .setFormats(BarcodeFormat::QRCode | BarcodeFormat::EAN13 |
                                                     BarcodeFormat::EAN8 | BarcodeFormat::UPCA | BarcodeFormat::Code128)
                                         .setMaxNumberOfSymbols(mostSymbols);
    const ZXing::ImageView view(picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                picture.bytesPerRow);
    std::vector<Symbol> symbols;
    for (const ZXing::Result& found : ZXing::ReadBarcodes(view, hints)) {
        const std::optional<SymbolFormat> format = formatOf(found.format());
        std::string text = found.text();
        if (found.isValid() && format && isScanText(text)) {
            symbols.push_back({std::move(text), *format});
        }
    }
    return symbols;
}

} // namespace huitou
