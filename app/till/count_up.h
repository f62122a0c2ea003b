// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QObject>
#include <QString>
#include <QVariantAnimation>
#include <qqmlregistration.h>

namespace huitou
{

/// An amount that runs to its new value within 150 ms, so that the eye sees that it changed. GUI thread.
class CountUp : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view-model")
    Q_PROPERTY(QString shown READ shown NOTIFY changed)   ///< on its way
    Q_PROPERTY(QString amount READ amount NOTIFY changed) ///< where it goes
public:
    explicit CountUp(bool motion, QObject* parent = nullptr);

    void setTarget(Money target);

    [[nodiscard]] QString shown() const { return QString::fromStdString(m_shown.display()); }
    [[nodiscard]] QString amount() const { return QString::fromStdString(m_target.display()); }

signals:
    void changed();

private:
    bool m_motion;
    Money m_target = Money::zero(cny);
    Money m_shown = Money::zero(cny);
    QVariantAnimation m_running;
};

} // namespace huitou
