// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace huitou
{

/// Says once, later, that a while has passed; another start() takes the place of the one before. GUI thread.
class PauseTimer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(std::chrono::milliseconds time) = 0;
    virtual void stop() = 0;

signals:
    void over();
};

/// By the machine's clock.
class RealPauseTimer final : public PauseTimer
{
    Q_OBJECT
public:
    explicit RealPauseTimer(QObject* parent = nullptr) : PauseTimer(parent)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &PauseTimer::over);
    }
    void start(std::chrono::milliseconds time) override { m_timer.start(time); }
    void stop() override { m_timer.stop(); }

private:
    QTimer m_timer;
};

} // namespace huitou
