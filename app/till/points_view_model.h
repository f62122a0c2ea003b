// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace huitou
{

/// The sheet on which a member says how many points to use: by slider, by keypad, or as many as leave a round sum. GUI
/// thread.
class PointsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(int most READ most NOTIFY changed)     ///< whole points that this sale can use
    Q_PROPERTY(int chosen READ chosen NOTIFY changed) ///< whole points
    Q_PROPERTY(QString mostText READ mostText NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)      ///< typed; empty: moved by the slider
    Q_PROPERTY(QString worth READ worth NOTIFY changed)    ///< "300 points pay ¥3.00"
    Q_PROPERTY(QString toPay READ toPay NOTIFY changed)    ///< what is left then
    Q_PROPERTY(bool canRound READ canRound NOTIFY changed) ///< some number leaves a round sum
public:
    PointsViewModel(const Texts& texts, Counter& counter, QObject* parent = nullptr);

    Q_INVOKABLE void begin(); ///< nothing happens when this sale can use none

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] int most() const;
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QString mostText() const;
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString worth() const;
    [[nodiscard]] QString toPay() const;
    [[nodiscard]] bool canRound() const { return m_open && !m_round.isZero(); }

    Q_INVOKABLE void choose(int points);      ///< by the slider
    Q_INVOKABLE void key(const QString& key); ///< a digit, or "back"
    Q_INVOKABLE void useAll();
    Q_INVOKABLE void makeRound();
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel(); ///< as it was before

signals:
    void changed();
    void applied(); ///< to the counter: the price is another one

private:
    void use(Points points);

    const Texts& m_texts;
    Counter& m_counter;
    bool m_open = false;
    Points m_most;
    Points m_round;
    Points m_before; ///< that were used when the sheet opened
    QString m_text;
};

} // namespace huitou
