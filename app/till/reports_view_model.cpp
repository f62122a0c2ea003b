// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/reports_view_model.h"

#include "app/till/report_bars.h"

#include <array>
#include <utility>

namespace huitou
{

namespace
{

/// The id of the row that sums a group up (core/report/segment_report.cpp).
constexpr const char* sumOfGroup = "total";

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

/// What a file of that report is called.
const char* fileNameOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Tiers: return "tiers";
    case ReportKind::AtRisk: return "members-at-risk";
    case ReportKind::Segments: return "segments";
    }
    return "";
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

ReportsViewModel::ReportsViewModel(const Texts& texts, AskReports& ask, SaveReport& save, QObject* parent)
    : QObject(parent), m_texts(texts), m_ask(ask), m_save(save)
{
    connect(&texts, &Texts::changed, this, [this] {
        show();
        if (m_shop != nullptr && m_report) {
            m_whole.reset();
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
        m_question = {.kind = static_cast<ReportKind>(kind)};
        m_report.reset();
        m_whole.reset();
        ask();
    }
}

void ReportsViewModel::openRow(int row)
{
    if (row < 0 || m_busy || !m_report || static_cast<std::size_t>(row) >= m_report->rows.size()) {
        return;
    }
    if (const std::optional<std::string> who = whoOf(static_cast<std::size_t>(row))) {
        m_question.of = who;
        m_whole = std::exchange(m_report, std::nullopt);
        ask();
    }
}

void ReportsViewModel::back()
{
    if (!m_question.of) {
        emit closed();
        return;
    }
    m_question.of.reset();
    m_report = std::exchange(m_whole, std::nullopt);
    if (m_report) {
        ++m_asked; // whoever was asked for is not wanted any more
        m_busy = false;
        say(std::nullopt, false);
    } else {
        ask();
    }
}

void ReportsViewModel::ask()
{
    m_busy = true;
    say(Sentence{"Asking the office …", "正在询问总部…"}, false);
    m_ask(m_question, m_shop, m_texts.language(), [this, asked = ++m_asked](const Result<ReportTable>& report) {
        if (asked != m_asked) {
            return;
        }
        m_busy = false;
        if (report.ok()) {
            m_report = report.value();
            say(std::nullopt, false);
        } else {
            m_report.reset();
            say(refusalOf(report.error()), true);
        }
    });
}

void ReportsViewModel::save(SaveReport::Form form)
{
    if (!canSave()) {
        return;
    }
    m_busy = true;
    say(Sentence{"Saving …", "正在保存…"}, false);
    const std::string name = fileNameOf(m_question.kind) + (m_question.of ? "-" + *m_question.of : std::string());
    const auto saved = [this, asked = ++m_asked](const Result<std::filesystem::path>& file) {
        if (asked != m_asked) {
            return;
        }
        m_busy = false;
        if (file.ok()) {
            say(Sentence{"Saved: " + file.value().string(), "已保存：" + file.value().string()}, false);
        } else {
            say(file.error().message, true);
        }
    };
    m_save(*m_report, name, form, m_shop, m_texts.language(), saved);
}

void ReportsViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    show();
}

std::optional<std::string> ReportsViewModel::whoOf(std::size_t row) const
{
    if (m_question.of) {
        return std::nullopt;
    }
    switch (m_question.kind) {
    case ReportKind::Tiers: // a row for each star from none up, and behind them who is no member
        return row <= m_shop->programmes.back().stars.size() ? std::optional(std::to_string(row)) : std::nullopt;
    case ReportKind::AtRisk: return std::nullopt; // its rows are members
    case ReportKind::Segments: {
        const std::string& segment = m_report->ids[row];
        return segment.empty() || segment == sumOfGroup ? std::nullopt : std::optional(segment);
    }
    }
    return std::nullopt;
}

bool ReportsViewModel::hasRowsToOpen() const
{
    return m_report && !m_report->rows.empty() && whoOf(0).has_value();
}

QString ReportsViewModel::title() const
{
    return m_report ? QString::fromStdString(m_report->title)
                    : m_texts.of(names()[static_cast<std::size_t>(m_question.kind)]);
}

QString ReportsViewModel::notes() const
{
    return m_report ? texts(m_report->notes).join(QStringLiteral("\n")) : QString();
}

QStringList ReportsViewModel::columns() const
{
    return m_report ? texts(m_report->columns) : QStringList();
}

QList<double> ReportsViewModel::widths() const
{
    const std::vector<double> widths = m_report ? columnWidths(*m_report) : std::vector<double>();
    return {widths.begin(), widths.end()};
}

void ReportsViewModel::show()
{
    QList<QVariantList> kinds;
    for (std::size_t at = 0; at < names().size(); ++at) {
        kinds.append({m_texts.of(names()[at]), at == static_cast<std::size_t>(m_question.kind)});
    }
    m_kinds.setRows(std::move(kinds));
    QList<QVariantList> rows;
    if (m_report) {
        const std::vector<int> bars = barsOf(*m_report);
        for (std::size_t row = 0; row < m_report->rows.size(); ++row) {
            rows.append({texts(m_report->rows[row]), bars[row], false, whoOf(row).has_value()});
        }
        if (!m_report->totals.empty()) {
            rows.append({texts(m_report->totals), 0, true, false});
        }
    }
    m_rows.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
