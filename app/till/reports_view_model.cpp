// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/reports_view_model.h"

#include <algorithm>
#include <array>
#include <utility>

namespace huitou
{

namespace
{

const std::array<Sentence, 3>& names()
{
    static const std::array<Sentence, 3> all{Sentence{"Tiers", "星级报表"}, Sentence{"Members at risk", "流失风险"},
                                             Sentence{"Segments", "会员分类"}};
    return all;
}

QStringList texts(const std::vector<std::string>& cells)
{
    QStringList list;
    for (const std::string& cell : cells) {
        list.append(QString::fromStdString(cell));
    }
    return list;
}

/// The number of a cell such as "1234.50"; nothing of a text.
double numberOf(const std::string& cell)
{
    return QString::fromStdString(cell).toDouble(); // a length on the screen: no sum depends on it
}

/// Thousandths of the longest bar, by the first column of numbers.
std::vector<int> barsOf(const ReportTable& report)
{
    const auto column = std::ranges::find(report.isNumber, true);
    std::vector<int> bars(report.rows.size(), 0);
    if (column == report.isNumber.end()) {
        return bars;
    }
    const auto at = static_cast<std::size_t>(column - report.isNumber.begin());
    double most = 0;
    for (const std::vector<std::string>& row : report.rows) {
        most = std::max(most, numberOf(row[at]));
    }
    for (std::size_t row = 0; row < bars.size() && most > 0; ++row) {
        bars[row] = static_cast<int>(1'000 * std::max(numberOf(report.rows[row][at]), 0.0) / most);
    }
    return bars;
}

Sentence refusalOf(const Error& error)
{
    if (error.code != ErrorCode::OfficeUnreachable) {
        return error.message;
    }
    return {error.message.en + " These figures are worked out there. Touch the report's name to ask again.",
            error.message.zh + "这些数据由总部统计，可再点报表名称重新查询。"};
}

} // namespace

ReportsViewModel::ReportsViewModel(const Texts& texts, AskReports& ask, QObject* parent)
    : QObject(parent), m_texts(texts), m_ask(ask)
{
    connect(&texts, &Texts::changed, this, [this] {
        show();
        if (m_shop != nullptr && m_report) {
            this->ask(); // a report is made in one language
        }
    });
}

void ReportsViewModel::begin(const ShopPtr& shop)
{
    m_shop = shop;
    choose(0);
}

void ReportsViewModel::choose(int kind)
{
    if (kind >= 0 && static_cast<std::size_t>(kind) < names().size()) {
        m_kind = static_cast<ReportKind>(kind);
        m_report.reset();
        ask();
    }
}

void ReportsViewModel::ask()
{
    m_busy = true;
    m_message.reset();
    show();
    m_ask(m_kind, m_shop, m_texts.language(), [this, question = ++m_question](const Result<ReportTable>& report) {
        if (question != m_question) {
            return;
        }
        m_busy = false;
        if (report.ok()) {
            m_report = report.value();
        } else {
            m_report.reset();
            m_message = refusalOf(report.error());
        }
        show();
    });
}

QString ReportsViewModel::title() const
{
    return m_report ? QString::fromStdString(m_report->title) : m_texts.of(names()[static_cast<std::size_t>(m_kind)]);
}

QString ReportsViewModel::notes() const
{
    return m_report ? texts(m_report->notes).join(QStringLiteral("\n")) : QString();
}

QStringList ReportsViewModel::columns() const
{
    return m_report ? texts(m_report->columns) : QStringList();
}

void ReportsViewModel::show()
{
    QList<QVariantList> kinds;
    for (std::size_t at = 0; at < names().size(); ++at) {
        kinds.append({m_texts.of(names()[at]), at == static_cast<std::size_t>(m_kind)});
    }
    m_kinds.setRows(std::move(kinds));
    QList<QVariantList> rows;
    if (m_report) {
        const std::vector<int> bars = barsOf(*m_report);
        for (std::size_t row = 0; row < m_report->rows.size(); ++row) {
            rows.append({texts(m_report->rows[row]), bars[row], false});
        }
        if (!m_report->totals.empty()) {
            rows.append({texts(m_report->totals), 0, true});
        }
    }
    m_rows.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
