// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/report_pdf.h"

#include "app/till/report_bars.h"
#include "core/base/check.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <functional>
#include <vector>

namespace huitou
{

namespace
{

// The page in tenths of a millimetre.
constexpr int pageWidth = 2'970;
constexpr int pageHeight = 2'100;
constexpr int margin = 150;
constexpr int innerWidth = pageWidth - 2 * margin;
constexpr int titleHeight = 70;
constexpr int textHeight = 38;
constexpr int gap = 20;
constexpr int barHeight = 10;
constexpr int footerTop = pageHeight - 120;
constexpr QRgb ink = 0xff1f2328;
constexpr QRgb faint = 0xff5f6772;
constexpr QRgb bar = 0xff0f766e;
constexpr QRgb hairline = 0xffd5dae1;

/// Goes down the pages. Without `draws` it only finds out where everything comes to stand.
class ReportPages
{
public:
    ReportPages(QPdfWriter& paper, const ReportTable& report, bool draws)
        : m_paper(paper), m_painter(&paper), m_report(report), m_widths(columnWidths(report)), m_draws(draws)
    {
        m_painter.setWindow(0, 0, pageWidth, pageHeight);
    }

    /// Answers the number of pages.
    int write(const ReportFooter& footer, Language language, int pages)
    {
        m_footer = [this, footer, language, pages] {
            const QString number = language == Language::Chinese
                                       ? QStringLiteral("第 %1 / %2 页").arg(m_page).arg(pages)
                                       : QStringLiteral("page %1 of %2").arg(m_page).arg(pages);
            use(textHeight, faint);
            const QRect room(margin, footerTop, innerWidth, textHeight * 2);
            draw(room, Qt::AlignLeft, footer.place + QStringLiteral("    ") + footer.madeAt);
            draw(room, Qt::AlignRight, number);
        };
        use(titleHeight, ink, true);
        paragraph(QString::fromStdString(m_report.title));
        titles();
        const std::vector<int> bars = barsOf(m_report);
        for (std::size_t at = 0; at < m_report.rows.size(); ++at) {
            row(m_report.rows[at], bars[at], false);
        }
        if (!m_report.totals.empty()) {
            row(m_report.totals, 0, true);
        }
        use(textHeight, faint);
        for (const std::string& note : m_report.notes) {
            paragraph(QString::fromStdString(note));
        }
        m_footer();
        return m_page;
    }

private:
    void use(int height, QRgb colour, bool bold = false)
    {
        QFont font = QGuiApplication::font();
        font.setPixelSize(height);
        font.setBold(bold);
        m_painter.setFont(font);
        m_painter.setPen(QColor::fromRgb(colour));
    }
    void draw(const QRect& room, int flags, const QString& text)
    {
        if (m_draws) {
            m_painter.drawText(room, flags | Qt::TextWordWrap, text);
        }
    }
    [[nodiscard]] int heightOf(int width, const QString& text)
    {
        return m_painter.boundingRect(QRect(0, 0, width, pageHeight), Qt::TextWordWrap, text).height();
    }
    /// A new page when so much more has no room on this one.
    void need(int height)
    {
        if (m_top + height <= footerTop - gap) {
            return;
        }
        const QFont font = m_painter.font();
        const QPen pen = m_painter.pen();
        m_footer();
        ++m_page;
        m_top = margin;
        if (m_draws) {
            m_paper.newPage();
        }
        titles();
        m_painter.setFont(font);
        m_painter.setPen(pen);
    }
    void paragraph(const QString& text)
    {
        const int height = heightOf(innerWidth, text);
        need(height);
        draw(QRect(margin, m_top, innerWidth, height), Qt::AlignLeft, text);
        m_top += height + gap / 2;
    }
    /// Answers how high the cells are.
    int cells(const std::vector<std::string>& texts, bool draws)
    {
        int left = margin;
        int height = textHeight;
        for (std::size_t at = 0; at < texts.size(); ++at) {
            const int width = static_cast<int>(m_widths[at] * innerWidth);
            const QString text = QString::fromStdString(texts[at]);
            height = std::max(height, heightOf(width - gap, text));
            if (draws) {
                draw(QRect(left, m_top, width - gap, pageHeight),
                     m_report.isNumber[at] ? Qt::AlignRight : Qt::AlignLeft, text);
            }
            left += width;
        }
        return height;
    }
    void line(int top)
    {
        if (m_draws) {
            m_painter.fillRect(margin, top, innerWidth, 2, QColor::fromRgb(hairline));
        }
    }
    void titles()
    {
        use(textHeight, faint);
        m_top += cells(m_report.columns, true) + gap;
        line(m_top - gap / 2);
    }
    void row(const std::vector<std::string>& texts, int length, bool isSum)
    {
        use(textHeight, ink, isSum);
        need(cells(texts, false) + gap + barHeight);
        m_top += cells(texts, true) + gap / 4;
        if (m_draws && length > 0) {
            m_painter.fillRect(margin, m_top, innerWidth * length / 1'000, barHeight, QColor::fromRgb(bar));
        }
        m_top += barHeight + gap * 3 / 4;
    }

    QPdfWriter& m_paper;
    QPainter m_painter;
    const ReportTable& m_report;
    std::vector<double> m_widths;
    bool m_draws;
    std::function<void()> m_footer;
    int m_top = margin;
    int m_page = 1;
};

int writeTo(QBuffer& bytes, const ReportTable& report, const ReportFooter& footer, Language language, int pages)
{
    const bool draws = pages > 0;
    QPdfWriter paper(&bytes);
    paper.setTitle(QString::fromStdString(report.title));
    paper.setPageSize(QPageSize(QPageSize::A4));
    paper.setPageOrientation(QPageLayout::Landscape);
    paper.setPageMargins(QMarginsF(0, 0, 0, 0));
    return ReportPages(paper, report, draws).write(footer, language, pages);
}

} // namespace

int pagesOf(const ReportTable& report)
{
    QBuffer nothing;
    const bool isOpen = nothing.open(QIODevice::WriteOnly);
    HUITOU_CHECK(isOpen); // into memory
    return writeTo(nothing, report, {}, Language::English, 0);
}

QByteArray reportPdf(const ReportTable& report, const ReportFooter& footer, Language language)
{
    const int pages = pagesOf(report);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool isOpen = buffer.open(QIODevice::WriteOnly);
    HUITOU_CHECK(isOpen); // into memory
    static_cast<void>(writeTo(buffer, report, footer, language, pages));
    return bytes;
}

} // namespace huitou
