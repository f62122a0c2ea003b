// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/texts.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/storage/till_store.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <cstdint>
#include <optional>

namespace huitou
{

/// A sale that is stored.
struct CompletedSale {
    bool isReturn = false; ///< goods came back: `paid` was paid back, `earned` may be negative
    std::uint64_t seq = 0;
    std::uint32_t tillNumber = 1;
    Money paid = Money::zero(cny);
    Money change = Money::zero(cny);
    Money saved = Money::zero(cny);
    std::optional<Points> earned; ///< nothing without a member
    Points balance;               ///< after this sale
};

/// What DoneScreen.qml shows: the change, the points, and whether the receipt is out. GUI thread.
class DoneViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(bool isReturn READ isReturn NOTIFY changed)
    Q_PROPERTY(bool hasChange READ hasChange NOTIFY changed)
    Q_PROPERTY(QString change READ change NOTIFY changed)
    Q_PROPERTY(QString paid READ paid NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)     ///< empty when nothing was
    Q_PROPERTY(QString earned READ earned NOTIFY changed)   ///< empty without a member
    Q_PROPERTY(QString balance READ balance NOTIFY changed) ///< empty without a member
    Q_PROPERTY(QString number READ number NOTIFY changed)   ///< of the receipt
    Q_PROPERTY(QString printLine READ printLine NOTIFY changed)
    Q_PROPERTY(int printTone READ printTone NOTIFY changed) ///< as Pill's
public:
    explicit DoneViewModel(const Texts& texts, QObject* parent = nullptr);

    void show(const CompletedSale& sale);
    /// What became of the receipt of event `seq`; of another sale than the one shown it says nothing here.
    void setPrintState(std::uint64_t seq, PrintState state, bool printerReady);

    [[nodiscard]] bool isReturn() const { return m_sale.isReturn; }
    [[nodiscard]] bool hasChange() const { return !m_sale.change.isZero(); }
    [[nodiscard]] QString change() const { return QString::fromStdString(m_sale.change.display()); }
    [[nodiscard]] QString paid() const { return QString::fromStdString(m_sale.paid.display()); }
    [[nodiscard]] QString saved() const;
    [[nodiscard]] QString earned() const;
    [[nodiscard]] QString balance() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString printLine() const;
    [[nodiscard]] int printTone() const;

    Q_INVOKABLE void next();       ///< customer
    Q_INVOKABLE void printAgain(); ///< marked COPY

signals:
    void changed();
    void nextRequested();
    void printAgainRequested(quint64 seq);

private:
    const Texts& m_texts;
    CompletedSale m_sale;
    PrintState m_print = PrintState::Queued;
    bool m_printerReady = true;
};

/// "1-000123": till and event number, as on the receipt.
[[nodiscard]] std::string receiptNumber(std::uint32_t tillNumber, std::uint64_t seq);

} // namespace huitou
