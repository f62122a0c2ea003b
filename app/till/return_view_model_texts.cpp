// SPDX-License-Identifier: GPL-3.0-or-later
// What the return screen says.
#include "app/till/return_view_model.h"

#include <algorithm>

namespace huitou
{

QString ReturnViewModel::nothing() const
{
    if (!m_latest.empty()) {
        return {};
    }
    return m_filter ? m_texts.of({"No recent sale of this till has " + *m_filter + ".",
                                  "本机近期没有卖出过“" + *m_filter + "”。"})
                    : m_texts.of({"This till has not sold anything yet.", "本机还没有销售记录。"});
}

QString ReturnViewModel::heading() const
{
    if (!m_sale) {
        return m_filter ? m_texts.of({"Sales with " + *m_filter, "含“" + *m_filter + "”的销售"})
                        : m_texts.of({"The latest sales of this till", "本机最近的销售"});
    }
    const std::string number = receiptNumber(m_shop->identity.number, m_sale->past.seq);
    const std::string when = m_shop->calendar.wallClock(m_sale->past.sale.at);
    return m_texts.of({"Sale " + number + " of " + when, "单号 " + number + " · " + when});
}

QString ReturnViewModel::refund() const
{
    return m_planned ? QString::fromStdString((m_planned->refund + m_planned->cashRounding).display()) : QString();
}

QString ReturnViewModel::mainText() const
{
    if (m_saving) {
        return m_texts.of({"Saving…", "正在保存…"});
    }
    if (!m_planned) {
        return m_texts.of({"Pay back", "退款"});
    }
    const std::string amount = (m_planned->refund + m_planned->cashRounding).display();
    return m_texts.of({"Pay back " + amount, "退款 " + amount});
}

void ReturnViewModel::showSales()
{
    QList<QVariantList> rows;
    for (const PastSale& past : m_latest) {
        const std::string when = m_shop->calendar.wallClock(past.sale.at);
        const std::vector<SaleLineFact>& lines = past.sale.lines;
        const std::string more = std::to_string(lines.size() - 1);
        const Sentence goods = lines.size() == 1
                                   ? lines.front().name
                                   : Sentence{lines.front().name.en + " and " + more + " more",
                                              lines.front().name.zh + " 等 " + std::to_string(lines.size()) + " 种"};
        rows.append({m_texts.of(goods),
                     QString::fromStdString(receiptNumber(m_shop->identity.number, past.seq) + " · " + when),
                     QString::fromStdString(past.sale.paid.display())});
    }
    m_rows.setRows(std::move(rows));
    emit changed();
}

void ReturnViewModel::showLines()
{
    QList<QVariantList> rows;
    QList<QVariantList> effects;
    for (std::size_t line = 0; m_sale && line < m_chosen.size(); ++line) {
        const SaleLineFact& sold = m_sale->past.sale.lines[line];
        const Quantity left = leftOf(line);
        const bool chosen = m_chosen[line] > Quantity{};
        QString refund;
        if (m_planned) {
            const auto back = std::ranges::find(m_planned->lines, line, &ReturnedLine::line);
            refund = back != m_planned->lines.end() ? QString::fromStdString(back->refund.text()) : QString();
        }
        const std::string of = sold.quantity.text();
        const Sentence detail =
            left == sold.quantity
                ? Sentence{of + " sold for " + sold.net.text(), "售出 " + of + "，共 " + sold.net.text()}
                : Sentence{left.text() + " of " + of + " left", "共 " + of + "，还可退 " + left.text()};
        rows.append({m_texts.of(sold.name), m_texts.of(detail), QString::fromStdString(m_chosen[line].text()), refund,
                     chosen, sold.quantity.thousandths() % 1000 == 0 && left > Quantity::pieces(1)});
    }
    if (m_planned) {
        for (const Sentence& effect : consequencesOf(*m_sale, *m_planned)) {
            effects.append({m_texts.of(effect)});
        }
    }
    m_lines.setRows(std::move(rows));
    m_effects.setRows(std::move(effects));
    emit changed();
}

} // namespace huitou
