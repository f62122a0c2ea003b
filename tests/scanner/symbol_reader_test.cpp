// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/symbol_reader.h"

#include "printer/layout/qr_modules.h"
#include "printer/picture/qr_painter.h"
#include "scanner/decode/image_file.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTransform>

#include <random>
#include <string>
#include <vector>

using namespace huitou;

namespace
{

const std::string memberText = "HT1" + std::string(128, 'K'); // as long as a member code

QImage qrImage(const std::string& text, int side = 420)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const Result<QrModules> modules = qrModules(text);
    REQUIRE(modules.ok());
    paintQr(painter, modules.value(), image.rect(), Qt::black);
    return image;
}

QImage barcodeImage(ZXing::BarcodeFormat format, const std::string& text)
{
    const ZXing::BitMatrix bars = ZXing::MultiFormatWriter(format).setMargin(20).encode(text, 500, 160);
    QImage image(bars.width() + 40, bars.height() + 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int row = 0; row < bars.height(); ++row) {
        for (int column = 0; column < bars.width(); ++column) {
            if (bars.get(column, row)) {
                image.setPixel(column + 20, row + 20, qRgb(0, 0, 0));
            }
        }
    }
    return image;
}

/// The same picture on a counter: turned, grey, with noise as of a cheap camera.
QImage photographed(const QImage& code, double degrees, int noise)
{
    QImage scene(900, 900, QImage::Format_Grayscale8);
    scene.fill(200);
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(450, 450);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-code.width() / 2.0, -code.height() / 2.0), code);
    painter.end();
    std::mt19937 random(7);
    std::normal_distribution<double> grain(0, noise);
    for (int row = 0; row < scene.height(); ++row) {
        uchar* line = scene.scanLine(row);
        for (int column = 0; column < scene.width(); ++column) {
            line[column] = static_cast<uchar>(std::clamp(line[column] + grain(random), 0.0, 255.0));
        }
    }
    return scene;
}

} // namespace

SCENARIO("A member code is read at any angle and in poor light", "[scanner][decode]")
{
    const double degrees = GENERATE(0.0, 15.0, 45.0, 90.0, 137.0, 180.0, 271.0);
    const int noise = GENERATE(0, 25);
    CAPTURE(degrees, noise);
    const std::vector<Symbol> symbols = decodeSymbols(photographed(qrImage(memberText), degrees, noise));
    REQUIRE(symbols.size() == 1);
    CHECK(symbols.front() == Symbol{memberText, SymbolFormat::Qr});
}

SCENARIO("Goods are read by their four kinds of bars", "[scanner][decode]")
{
    using ZXing::BarcodeFormat;
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::EAN13, "6901234567892")) ==
          std::vector{Symbol{"6901234567892", SymbolFormat::Ean13}});
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::EAN8, "96385074")) ==
          std::vector{Symbol{"96385074", SymbolFormat::Ean8}});
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::UPCA, "036000291452")) ==
          std::vector{Symbol{"036000291452", SymbolFormat::UpcA}});
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::Code128, "1-000123")) ==
          std::vector{Symbol{"1-000123", SymbolFormat::Code128}});
}

SCENARIO("Other kinds of code are not looked for", "[scanner][decode]")
{
    using ZXing::BarcodeFormat;
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::Code39, "ABC123")).empty());
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::ITF, "12345670")).empty());
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::DataMatrix, "ABC123")).empty());
    CHECK(decodeSymbols(barcodeImage(BarcodeFormat::Aztec, "ABC123")).empty());
}

SCENARIO("A scan has 1 to 512 bytes and no control characters", "[scanner][decode]")
{
    CHECK(isScanText(std::string(512, 'a')));
    CHECK_FALSE(isScanText(std::string(513, 'a')));
    CHECK_FALSE(isScanText(""));
    CHECK_FALSE(isScanText("a\nb"));
    CHECK_FALSE(isScanText("a\x7f"));
    CHECK(decodeSymbols(qrImage("a\nb")).empty());
    CHECK(decodeSymbols(qrImage("王小明 ★★")) == std::vector{Symbol{"王小明 ★★", SymbolFormat::Qr}});

    // A QR code can hold more than a scan may.
    const ZXing::BitMatrix large =
        ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).encode(std::string(600, 'a'), 600, 600);
    QImage image(large.width(), large.height(), QImage::Format_RGB32);
    for (int row = 0; row < large.height(); ++row) {
        for (int column = 0; column < large.width(); ++column) {
            image.setPixel(column, row, large.get(column, row) ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
        }
    }
    CHECK(decodeSymbols(image).empty());
}

SCENARIO("A picture without a code, or no picture, gives nothing", "[scanner][decode]")
{
    QImage blank(300, 300, QImage::Format_Grayscale8);
    blank.fill(128);
    CHECK(decodeSymbols(blank).empty());
    CHECK(decodeSymbols(GrayView{}).empty());
    const std::uint8_t pixel = 0;
    CHECK(decodeSymbols(GrayView{.pixels = &pixel, .width = 1, .height = 1, .bytesPerRow = 0}).empty());
    CHECK(decodeSymbols(GrayView{.pixels = &pixel, .width = 1, .height = 1, .bytesPerRow = 1}).empty());
}

SCENARIO("Codes are read from picture files, and each refusal says why", "[scanner][decode]")
{
    const QTemporaryDir folder;
    const auto path = [&folder](const char* name) { return folder.filePath(name).toStdString(); };

    REQUIRE(qrImage(memberText).save(folder.filePath("card.png")));
    const Result<std::vector<Symbol>> card = decodeImageFile(path("card.png"));
    REQUIRE(card.ok());
    CHECK(card.value() == std::vector{Symbol{memberText, SymbolFormat::Qr}});

    const auto refusal = [](const std::string& file) { return decodeImageFile(file).error().code; };
    CHECK(refusal(path("none.png")) == ErrorCode::NotFound);
    QFile text(folder.filePath("text.png"));
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write("no picture");
    text.close();
    CHECK(refusal(path("text.png")) == ErrorCode::Malformed);
    QImage blank(300, 300, QImage::Format_RGB32);
    blank.fill(Qt::white);
    REQUIRE(blank.save(folder.filePath("blank.png")));
    CHECK(refusal(path("blank.png")) == ErrorCode::UnknownCode);
}

SCENARIO("The writer makes the smallest code, and refuses what no scan may hold", "[printer][qr]")
{
    CHECK(qrModules(memberText).value().size == 41);
    CHECK(qrModules(std::string(512, 'a')).ok());
    CHECK(qrModules(std::string(513, 'a')).error().code == ErrorCode::TooLarge);
    CHECK(qrModules("").error().code == ErrorCode::Malformed);
}
