// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/picture/member_card.h"

#include "printer/picture/qr_painter.h"

#include <QFont>
#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace huitou
{

namespace
{

constexpr QSize cardSize{1012, 638};
constexpr int cornerRadius = 40;
constexpr int edge = 56;
constexpr int codeSide = 470;
constexpr int codeRadius = 28;
constexpr int textWidth = cardSize.width() - codeSide - 3 * edge + 16;
const QColor deepGreen{0x0C, 0x3A, 0x36};
const QColor accent{0x0B, 0x6E, 0x63};
const QColor pale{0xA9, 0xE0, 0xC8};
const QColor gold{0xF4, 0xC9, 0x6B};
const QColor cardInk{0x15, 0x20, 0x2B};

QFont cardFont(int pixelSize, bool bold)
{
    QFont font;
    font.setFamilies({"Noto Sans CJK SC", "Noto Sans", "sans-serif"});
    font.setPixelSize(pixelSize);
    font.setBold(bold);
    return font;
}

/// `text` on one line that ends before the code; smaller when it is long, and cut when it is longer still.
void paintText(QPainter& painter, const QString& text, int baseline, int pixelSize, bool bold, const QColor& color)
{
    constexpr int smallest = 26;
    int size = pixelSize;
    while (size > smallest && QFontMetrics(cardFont(size, bold)).horizontalAdvance(text) > textWidth) {
        --size;
    }
    const QFont font = cardFont(size, bold);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(edge, baseline, QFontMetrics(font).elidedText(text, Qt::ElideRight, textWidth));
}

void paintGround(QPainter& painter)
{
    QLinearGradient ground(0, 0, cardSize.width(), cardSize.height());
    ground.setColorAt(0, deepGreen);
    ground.setColorAt(1, accent);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(QPointF(0, 0), QSizeF(cardSize)), cornerRadius, cornerRadius);
    painter.fillPath(shape, ground);
    // Two arcs that come back: the name of the programme as a figure.
    painter.setClipPath(shape);
    painter.setBrush(Qt::NoBrush);
    QColor arc = Qt::white;
    arc.setAlpha(16);
    painter.setPen(QPen(arc, 54));
    painter.drawEllipse(QPoint(120, cardSize.height() + 40), 300, 300);
    painter.drawEllipse(QPoint(120, cardSize.height() + 40), 430, 430);
}

void paintCode(QPainter& painter, const QrModules& modules, Language language)
{
    const QRect plate(cardSize.width() - codeSide - edge, (cardSize.height() - codeSide - 66) / 2, codeSide,
                      codeSide + 66);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(plate, codeRadius, codeRadius);
    paintQr(painter, modules, QRect(plate.left(), plate.top() + 8, codeSide, codeSide), Qt::black);
    const Sentence hint{"Show this code when you pay", "结账时出示此码"};
    painter.setFont(cardFont(28, false));
    painter.setPen(cardInk);
    painter.drawText(QRect(plate.left(), plate.top() + codeSide - 10, codeSide, 60), Qt::AlignCenter,
                     QString::fromStdString(hint.in(language)));
}

} // namespace

Result<QImage> memberCardPicture(const MemberCard& card, Language language)
{
    const Result<QrModules> modules = qrModules(card.code);
    if (!modules.ok()) {
        return modules.error();
    }
    QImage image(cardSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    constexpr int dotsPerMetre = 11811; // 300 dpi
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintGround(painter);
    const auto text = [language](const Sentence& sentence) { return QString::fromStdString(sentence.in(language)); };
    paintText(painter, text(card.shopName), 112, 50, true, Qt::white);
    paintText(painter, text({"Member card", "会员卡"}), 162, 30, false, pale);
    paintText(painter, QString::fromStdString(card.shortName), cardSize.height() - 138, 76, true, Qt::white);
    paintText(painter, text(card.star), cardSize.height() - 62, 48, false, gold);
    paintCode(painter, modules.value(), language);
    return image;
}

} // namespace huitou
