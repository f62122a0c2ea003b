// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/recovery_sheet.h"

#include "app/ctl/card_file.h"
#include "app/transport/private_file.h"
#include "printer/layout/qr_modules.h"
#include "printer/picture/qr_painter.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace huitou
{

namespace
{

// The page in tenths of a millimetre.
constexpr int pageWidth = 2'100;
constexpr int pageHeight = 2'970;
constexpr int margin = 200;
constexpr int lineHeight = 75;
constexpr int textHeight = 42;
constexpr int codeHeight = 60;
constexpr int qrSide = 620;
constexpr std::size_t groupsOfLine = 7;
constexpr std::size_t groupBytes = 5; ///< four letters and a hyphen

/// The code in two lines.
std::vector<std::string> codeLines(const std::string& code)
{
    constexpr std::size_t bytes = groupsOfLine * groupBytes;
    return {code.substr(0, bytes - 1), code.substr(bytes)};
}

void write(QPainter& painter, int& top, const std::string& text)
{
    const QRect room(margin, top, pageWidth - 2 * margin, pageHeight - top);
    QRect used;
    painter.drawText(room, Qt::TextWordWrap, QString::fromStdString(text), &used);
    top += std::max(used.height(), lineHeight) + lineHeight / 4;
}

void paint(QPainter& painter, const RecoverySheet& sheet, const QrModules& modules)
{
    painter.fillRect(0, 0, pageWidth, pageHeight, Qt::white);
    painter.setPen(Qt::black);
    QFont font = painter.font();
    font.setPixelSize(textHeight);
    painter.setFont(font);
    int top = margin;
    for (const std::string& line : linesOf(sheet, Language::Chinese)) {
        write(painter, top, line);
    }
    QFont codeFont(QStringLiteral("monospace"));
    codeFont.setPixelSize(codeHeight);
    painter.setFont(codeFont);
    for (const std::string& line : codeLines(sheet.code)) {
        write(painter, top, line);
    }
    paintQr(painter, modules, QRect((pageWidth - qrSide) / 2, top, qrSide, qrSide), Qt::black);
    top += qrSide + lineHeight;
    painter.setFont(font);
    for (const std::string& line : linesOf(sheet, Language::English)) {
        write(painter, top, line);
    }
}

QByteArray pictureOf(const RecoverySheet& sheet, const QrModules& modules)
{
    QImage image(pageWidth, pageHeight, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        paint(painter, sheet, modules);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool isWritten = buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG");
    HUITOU_CHECK(isWritten); // into memory
    return bytes;
}

QByteArray pageOf(const RecoverySheet& sheet, const QrModules& modules)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool isOpen = buffer.open(QIODevice::WriteOnly);
    HUITOU_CHECK(isOpen); // into memory
    QPdfWriter page(&buffer);
    page.setPageSize(QPageSize(QPageSize::A4));
    page.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter(&page);
    painter.setWindow(0, 0, pageWidth, pageHeight);
    paint(painter, sheet, modules);
    painter.end();
    return bytes;
}

std::string textOfSheet(const RecoverySheet& sheet)
{
    std::string text;
    const auto add = [&text](const std::vector<std::string>& lines) {
        for (const std::string& line : lines) {
            text += line + '\n';
        }
        text += '\n';
    };
    add(linesOf(sheet, Language::Chinese));
    add(codeLines(sheet.code));
    add(linesOf(sheet, Language::English));
    return text;
}

} // namespace

std::vector<std::string> linesOf(const RecoverySheet& sheet, Language language)
{
    const Sentence lines[] = {
        {"Recovery sheet of the office in " + sheet.office + ", made on " + sheet.day,
         "总部恢复单：" + sheet.office + "，制作于 " + sheet.day},
        {"Keep this sheet in a safe, away from the computer. Whoever has it and a copy of the office's folder can read "
         "every member's name. There is no other copy of this code.",
         "请将本单存放在保险柜中，远离电脑。持有本单及总部文件副本的人可以读取全部会员姓名。此恢复码没有其他副本。"},
        {"If the machine or its key files are lost: put office.db and office.recovery into a new folder, from "
         "a copy of the office's folder that was made while the office was stopped; run \"huitou office recover --data "
         "FOLDER\" and type the code.",
         "电脑或密钥文件丢失时：将备份（须在总部程序停止时复制）中的 office.db 和 office.recovery 放入新目录，运行"
         "“huitou office recover --data 目录”，输入恢复码。"},
        {"A till's key comes back afterwards by \"huitou key recover --till FOLDER --data FOLDER OF THE OFFICE\".",
         "之后可用“huitou key recover --till 收银机目录 --data 总部目录”找回收银机的密钥。"},
        {"A new sheet (\"huitou office sheet\") makes this one worthless. Destroy this one then.",
         "重新制作恢复单（“huitou office sheet”）后本单作废，请销毁。"}};
    std::vector<std::string> texts;
    for (const Sentence& line : lines) {
        texts.push_back(line.in(language));
    }
    return texts;
}

Status writeRecoverySheet(const RecoverySheet& sheet, const std::filesystem::path& file)
{
    if (file.extension() == ".txt") {
        return writePrivateFile(file, textOfSheet(sheet));
    }
    makeFontsReady();
    const Result<QrModules> modules = qrModules(sheet.code);
    if (!modules) {
        return modules.error();
    }
    const QByteArray bytes =
        file.extension() == ".png" ? pictureOf(sheet, modules.value()) : pageOf(sheet, modules.value());
    return writePrivateFile(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace huitou
