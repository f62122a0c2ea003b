// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/qr_modules.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <exception>
#include <string>

namespace huitou
{

namespace
{

constexpr std::size_t longestQrText = 512;
constexpr int errorCorrectionM = 3; // ZXing's scale from 0 to 8: two steps a level

bool isAscii(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(),
                       [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

Error notDrawable(ErrorCode code, std::string_view text, std::string detail)
{
    const std::string size = std::to_string(text.size());
    return Error{code,
                 {"A QR code holds 1 to 512 bytes here; this text has " + size + ".",
                  "这里的二维码可容纳 1 至 512 字节，该文本有 " + size + " 字节。"},
                 std::move(detail)};
}

} // namespace

Result<QrModules> qrModules(std::string_view text)
{
    if (text.empty()) {
        return notDrawable(ErrorCode::Malformed, text, "empty");
    }
    if (text.size() > longestQrText) {
        return notDrawable(ErrorCode::TooLarge, text, "too long");
    }
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(errorCorrectionM);
        if (!isAscii(text)) {
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        }
        const ZXing::BitMatrix matrix = writer.encode(std::string(text), 0, 0);
        QrModules modules;
        modules.size = static_cast<std::size_t>(matrix.width());
        modules.dark.reserve(modules.size * modules.size);
        for (int row = 0; row < matrix.height(); ++row) {
            for (int column = 0; column < matrix.width(); ++column) {
                modules.dark.push_back(matrix.get(column, row));
            }
        }
        return modules;
    } catch (const std::exception& failure) {
        return notDrawable(ErrorCode::Malformed, text, failure.what());
    }
}

} // namespace huitou
