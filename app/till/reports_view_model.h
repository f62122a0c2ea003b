// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_reports.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// What ReportsScreen.qml shows: one report of the office at a time, as a table with a bar a row. GUI thread.
class ReportsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString notes READ notes NOTIFY changed)
    Q_PROPERTY(bool own READ isOwn NOTIFY changed) ///< this till's figures: the office is away
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QStringList columns READ columns NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* kinds READ kinds CONSTANT) ///< text, chosen
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT)   ///< cells, bar (thousandths), isSum
public:
    ReportsViewModel(const Texts& texts, AskReports& ask, QObject* parent = nullptr);

    void begin(const ShopPtr& shop);

    [[nodiscard]] int chosen() const { return static_cast<int>(m_kind); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString notes() const;
    [[nodiscard]] bool isOwn() const { return m_report && m_report->isOwn; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] TextRows* kinds() { return &m_kinds; }
    [[nodiscard]] TextRows* rows() { return &m_rows; }

    Q_INVOKABLE void choose(int kind);
    Q_INVOKABLE void back() { emit closed(); }
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

    const Texts& m_texts;
    AskReports& m_ask;
    ShopPtr m_shop;
    ReportKind m_kind = ReportKind::Tiers;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
    bool m_busy = false;
    std::optional<ReportTable> m_report;
    std::optional<Sentence> m_message;
    TextRows m_kinds{{"text", "chosen"}};
    TextRows m_rows{{"cells", "bar", "isSum"}};
};

} // namespace huitou
