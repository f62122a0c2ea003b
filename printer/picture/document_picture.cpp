// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/picture/document_picture.h"

#include "core/base/utf8.h"
#include "printer/layout/columns.h"
#include "printer/picture/qr_painter.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>

#include <string_view>

namespace huitou
{

namespace
{

constexpr int columnWidth = 24; // two pixels a dot
constexpr int lineHeight = 66;
constexpr int letterHeight = 48;
constexpr int margin = 56;
constexpr int largestQr = 480;
const QColor paper{0xFF, 0xFE, 0xFB};
const QColor ink{0x22, 0x22, 0x26};

QFont paperFont(bool bold)
{
    QFont font;
    font.setFamilies({"Noto Sans Mono CJK SC", "Noto Sans CJK SC", "monospace"});
    font.setPixelSize(letterHeight);
    font.setBold(bold);
    return font;
}

int scaleX(TextSize size)
{
    return size == TextSize::Large ? 2 : 1;
}
int scaleY(TextSize size)
{
    return size == TextSize::Normal ? 1 : 2;
}

/// Walks down the paper block by block; without a painter it only measures.
class PaperPainter
{
public:
    PaperPainter(int columns, QPainter* painter) : m_columns(columns), m_painter(painter) {}

    void operator()(const TextBlock& block)
    {
        for (const std::string& line : composeLines(block, m_columns)) {
            if (m_painter != nullptr) {
                paintLine(line, block);
            }
            m_y += lineHeight * scaleY(block.size);
        }
    }
    void operator()(const RuleBlock&)
    {
        if (m_painter != nullptr) {
            QPen pen(ink, 2);
            pen.setDashPattern({6, 5});
            m_painter->setPen(pen);
            const int y = m_y + lineHeight / 2;
            m_painter->drawLine(margin, y, margin + width(), y);
        }
        m_y += lineHeight;
    }
    void operator()(const QrBlock& block)
    {
        const Result<QrModules> modules = qrModules(block.text);
        if (!modules.ok()) {
            return;
        }
        const int side = std::min(largestQr, width());
        if (m_painter != nullptr) {
            paintQr(*m_painter, modules.value(), QRect(margin + (width() - side) / 2, m_y, side, side), ink);
        }
        m_y += side;
    }
    /// Its text alone: the bars are the printer's work, and no eye reads them.
    void operator()(const BarcodeBlock& block)
    {
        (*this)(TextBlock{.left = "||| " + block.text + " |||", .align = TextAlign::Centre});
    }
    void operator()(const FeedBlock& block) { m_y += lineHeight / 3 * block.lines; }
    void operator()(const CutBlock&) {}
    void operator()(const DrawerBlock&) {}

    [[nodiscard]] int height() const { return m_y; }

private:
    [[nodiscard]] int width() const { return m_columns * columnWidth; }

    void paintLine(std::string_view text, const TextBlock& block)
    {
        const QFont font = paperFont(block.bold);
        m_painter->setFont(font);
        m_painter->setPen(ink);
        m_painter->save();
        m_painter->translate(margin, m_y);
        m_painter->scale(scaleX(block.size), scaleY(block.size));
        const double baseline = (lineHeight + QFontMetricsF(font).capHeight()) / 2;
        // Each character in its own columns, so that another font cannot push the amounts out of line.
        for (int column = 0; !text.empty();) {
            const CodePoint character = firstCodePoint(text);
            const std::string_view bytes = text.substr(0, character.byteCount);
            const int columns = paperWidth(bytes);
            const QString glyph = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
            const double free = columns * columnWidth - QFontMetricsF(font).horizontalAdvance(glyph);
            m_painter->drawText(QPointF(column * columnWidth + free / 2, baseline), glyph);
            column += columns;
            text.remove_prefix(character.byteCount);
        }
        m_painter->restore();
    }

    int m_columns;
    QPainter* m_painter;
    int m_y = margin;
};

} // namespace

QImage documentPicture(const PrintDocument& document, int columns)
{
    PaperPainter ruler(columns, nullptr);
    for (const PrintBlock& block : document.blocks) {
        std::visit(ruler, block);
    }
    QImage image(columns * columnWidth + 2 * margin, ruler.height() + margin, QImage::Format_RGB32);
    image.fill(paper);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::TextAntialiasing | QPainter::Antialiasing);
    PaperPainter writer(columns, &painter);
    for (const PrintBlock& block : document.blocks) {
        std::visit(writer, block);
    }
    return image;
}

} // namespace huitou
