// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/shop.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// What SettingsScreen.qml shows and does: the printer and the scanner, each with a try, and what this till is. GUI
/// thread.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(QString printer READ printer WRITE setPrinter NOTIFY changed) ///< its address, as typed
    Q_PROPERTY(QString printerMessage READ printerMessage NOTIFY changed)
    Q_PROPERTY(bool printerRefusal READ printerRefusal NOTIFY changed)
    Q_PROPERTY(bool testing READ testing NOTIFY changed)
    Q_PROPERTY(bool training READ training CONSTANT)                    ///< nothing here is real
    Q_PROPERTY(QString scanned READ scanned NOTIFY changed)             ///< what the last scan was
    Q_PROPERTY(huitou::TextRows* facts READ facts CONSTANT)             ///< label, value
    Q_PROPERTY(huitou::TextRows* lockChoices READ lockChoices CONSTANT) ///< text, chosen
public:
    /// Prints a page at that address and answers later.
    using TestPrint = std::function<void(const std::string& address, std::function<void(Status)> then)>;

    SettingsViewModel(const Texts& texts, ApprovalViewModel& approval, TestPrint testPrint, QObject* parent = nullptr);

    void begin(const ShopPtr& shop);
    /// The printer in force.
    void setPrinterInForce(const std::string& address);
    /// A scan while the screen is in front: is shown, and does nothing else.
    void scan(const QString& text);

    [[nodiscard]] QString printer() const { return m_printer; }
    void setPrinter(const QString& address);
    [[nodiscard]] QString printerMessage() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool printerRefusal() const { return m_refusal; }
    [[nodiscard]] bool testing() const { return m_testing; }
    [[nodiscard]] bool training() const { return m_training; }
    void setTraining(bool training) { m_training = training; } ///< before the screens are loaded
    [[nodiscard]] QString scanned() const;
    [[nodiscard]] TextRows* facts() { return &m_facts; }
    [[nodiscard]] TextRows* lockChoices() { return &m_lockChoices; }
    void setLockAfter(int minutes); ///< as it is; 0: never

    Q_INVOKABLE void testPrinter();
    Q_INVOKABLE void usePrinter();        ///< from now on; a manager agrees
    Q_INVOKABLE void chooseLock(int row); ///< a manager agrees
    Q_INVOKABLE void switchTraining() { emit trainingSwitched(); }
    Q_INVOKABLE void back();

signals:
    void changed();
    void closed();
    void trainingSwitched();
    void lockAfterChosen(int minutes);
    void printerChosen(const std::string& address);

private:
    void show();
    void say(std::optional<Sentence> message, bool refusal = false);

    const Texts& m_texts;
    ApprovalViewModel& m_approval;
    TestPrint m_testPrint;
    ShopPtr m_shop;
    bool m_training = false;
    QString m_printer;
    bool m_testing = false;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    std::optional<Sentence> m_scanned;
    TextRows m_facts{{"label", "value"}};
    int m_lockAfter; ///< minutes
    TextRows m_lockChoices{{"text", "chosen"}};
};

} // namespace huitou
