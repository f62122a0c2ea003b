// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::seconds betweenLooks{1};

bool isOfSomebody(QEvent::Type type)
{
    // Every key is first asked about as a possible shortcut; one that is a shortcut, or of a scan, never is a KeyPress.
    return type == QEvent::TouchBegin || type == QEvent::TouchUpdate || type == QEvent::TouchEnd ||
           type == QEvent::MouseButtonPress || type == QEvent::MouseMove || type == QEvent::ShortcutOverride ||
           type == QEvent::KeyPress;
}

} // namespace

IdleLock::IdleLock(Clock clock, QObject* parent) : QObject(parent), m_clock(std::move(clock)), m_last(m_clock())
{
    QCoreApplication::instance()->installEventFilter(this);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::look);
    m_timer.start(betweenLooks);
}

void IdleLock::setLimit(std::chrono::minutes limit)
{
    m_limit = limit;
    noteLife();
}

void IdleLock::look()
{
    if (m_limit.count() > 0 && m_clock() - m_last >= m_limit) {
        noteLife();
        emit idle();
    }
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event)
{
    if (isOfSomebody(event->type())) {
        noteLife();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace huitou
