// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/count_up.h"

namespace huitou
{

namespace
{

constexpr int runsMs = 150;
constexpr qlonglong wholeWay = 1000;

} // namespace

CountUp::CountUp(bool motion, QObject* parent) : QObject(parent), m_motion(motion)
{
    m_running.setStartValue(0);
    m_running.setEndValue(static_cast<int>(wholeWay));
    m_running.setDuration(runsMs);
}

void CountUp::setTarget(Money target)
{
    if (target == m_target) {
        return;
    }
    const Money from = m_shown.currency() == target.currency() ? m_shown : Money::zero(target.currency());
    m_target = target;
    m_running.stop();
    m_running.disconnect(this);
    if (!m_motion) {
        m_shown = target;
        emit changed();
        return;
    }
    connect(&m_running, &QVariantAnimation::valueChanged, this, [this, from](const QVariant& way) {
        m_shown = from + (m_target - from).scaled(way.toInt(), wholeWay, Rounding::HalfUp);
        emit changed();
    });
    m_running.start();
}

} // namespace huitou
