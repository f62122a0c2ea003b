// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/image_file.h"

#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace huitou
{

std::vector<Symbol> decodeSymbols(const QImage& image)
{
    QImage opaque = image;
    if (image.hasAlphaChannel()) {
        opaque = QImage(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(QRect(QPoint(0, 0), image.size()), image);
    }
    const QImage gray = opaque.convertToFormat(QImage::Format_Grayscale8);
    return decodeSymbols(GrayView{.pixels = gray.constBits(),
                                  .width = gray.width(),
                                  .height = gray.height(),
                                  .bytesPerRow = static_cast<int>(gray.bytesPerLine())});
}

Result<std::vector<Symbol>> decodeImageFile(const std::string& path)
{
    const QString file = QString::fromStdString(path);
    if (!QFile::exists(file)) {
        return Error{ErrorCode::NotFound,
                     {"There is no picture " + path + ". Check the path.", "没有图片 " + path + "，请检查路径。"}};
    }
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    if (image.isNull()) {
        return Error{ErrorCode::Malformed,
                     {path + " cannot be read as a picture. Use a PNG or JPEG.",
                      path + " 不能作为图片读取，请使用 PNG 或 JPEG。"},
                     reader.errorString().toStdString()};
    }
    std::vector<Symbol> symbols = decodeSymbols(image);
    if (symbols.empty()) {
        return Error{ErrorCode::UnknownCode,
                     {path + " shows no code that a till reads (QR, EAN-13, EAN-8, UPC-A, Code 128). Take the picture "
                             "again, nearer and with more light.",
                      path + " 中没有可识别的码（QR、EAN-13、EAN-8、UPC-A、Code 128）。请靠近、在明亮处重新拍摄。"}};
    }
    return symbols;
}

} // namespace huitou
