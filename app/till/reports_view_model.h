// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_reports.h"
#include "app/till/save_report.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// What ReportsScreen.qml shows: one report of the office at a time, as a table with a bar a row, the members behind a
/// row, and either as a file. GUI thread.
class ReportsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString notes READ notes NOTIFY changed)
    Q_PROPERTY(bool own READ isOwn NOTIFY changed) ///< this till's figures: the office is away
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(bool behindRow READ isBehindRow NOTIFY changed) ///< the members behind a row are shown
    Q_PROPERTY(bool hasRowsToOpen READ hasRowsToOpen NOTIFY changed)
    Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
    Q_PROPERTY(QStringList columns READ columns NOTIFY changed)
    Q_PROPERTY(QList<double> widths READ widths NOTIFY changed) ///< of the columns, parts of all
    Q_PROPERTY(huitou::TextRows* kinds READ kinds CONSTANT)     ///< text, chosen
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT)       ///< cells, bar (thousandths), isSum, opens
public:
    ReportsViewModel(const Texts& texts, AskReports& ask, SaveReport& save, QObject* parent = nullptr);

    void begin(const ShopPtr& shop);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString notes() const;
    [[nodiscard]] bool isOwn() const { return m_report && m_report->isOwn; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] bool isBehindRow() const { return m_question.of.has_value(); }
    [[nodiscard]] bool hasRowsToOpen() const;
    [[nodiscard]] bool canSave() const { return m_report && !m_busy; }
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] QList<double> widths() const;
    [[nodiscard]] TextRows* kinds() { return &m_kinds; }
    [[nodiscard]] TextRows* rows() { return &m_rows; }

    Q_INVOKABLE void choose(int kind);
    Q_INVOKABLE void openRow(int row); ///< shows who is behind it; nothing for a row that does not open
    Q_INVOKABLE void saveCsv() { save(SaveReport::Form::Csv); }
    Q_INVOKABLE void savePdf() { save(SaveReport::Form::Pdf); }
    Q_INVOKABLE void back(); ///< to the report, or to selling
    Q_INVOKABLE void openCampaigns() { emit campaignsRequested(); }
    Q_INVOKABLE void openCalls() { emit callsRequested(); }

signals:
    void changed();
    void closed();
    void campaignsRequested();
    void callsRequested();

private:
    void ask();
    void show();
    void save(SaveReport::Form form);
    void say(std::optional<Sentence> message, bool refusal);
    /// What to ask for the members behind a row; nothing for one that does not open.
    [[nodiscard]] std::optional<std::string> whoOf(std::size_t row) const;

    const Texts& m_texts;
    AskReports& m_ask;
    SaveReport& m_save;
    ShopPtr m_shop;
    ReportQuestion m_question;
    unsigned m_asked = 0; ///< an answer to an earlier question is dropped
    bool m_busy = false;
    std::optional<ReportTable> m_report;
    std::optional<ReportTable> m_whole; ///< behind one of whose rows we are
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_kinds{{"text", "chosen"}};
    TextRows m_rows{{"cells", "bar", "isSum", "opens"}};
};

} // namespace huitou
