// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/card_file.h"

#include "printer/layout/qr_modules.h"
#include "printer/picture/member_card.h"

#include <QGuiApplication>
#include <QImage>
#include <fmt/format.h>
#include <memory>

namespace huitou
{

namespace
{

constexpr int pixelsPerSquare = 8;
constexpr int quietSquares = 4;

Status save(const QImage& image, const std::filesystem::path& file)
{
    if (!image.save(QString::fromStdString(file.string()), "PNG")) {
        return Error{ErrorCode::Io,
                     {fmt::format("{} cannot be written; check the folder and its permissions.", file.string()),
                      fmt::format("无法写入 {}，请检查目录和权限。", file.string())}};
    }
    return {};
}

} // namespace

void makeFontsReady()
{
    if (QCoreApplication::instance() != nullptr) {
        return;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt says of the desktop's folders concerns nobody here.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static int count = 1;
    static char name[] = "huitou";
    static char* arguments[] = {name, nullptr};
    static const QGuiApplication application(count, arguments);
}

Status writeMemberCard(const nlohmann::json& answer, const std::filesystem::path& file, Language language)
{
    makeFontsReady();
    MemberCard card;
    card.shopName = {answer.at("shop").at("en"), answer.at("shop").at("zh")};
    card.shortName = answer.at("shortName");
    card.star = {answer.at("star").at("en"), answer.at("star").at("zh")};
    card.code = answer.at("code");
    const Result<QImage> picture = memberCardPicture(card, language);
    return picture ? save(picture.value(), file) : Status(picture.error());
}

Status writeQr(const std::string& text, const std::filesystem::path& file)
{
    const Result<QrModules> modules = qrModules(text);
    if (!modules) {
        return modules.error();
    }
    const int squares = static_cast<int>(modules.value().size);
    const int side = (squares + 2 * quietSquares) * pixelsPerSquare;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / pixelsPerSquare - quietSquares;
            const int row = y / pixelsPerSquare - quietSquares;
            if (column >= 0 && row >= 0 && column < squares && row < squares &&
                modules.value().isDark(static_cast<std::size_t>(column), static_cast<std::size_t>(row))) {
                image.setPixelColor(x, y, Qt::black);
            }
        }
    }
    return save(image, file);
}

} // namespace huitou
