// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace huitou
{

/// Notices that nobody has touched, typed or scanned anything for a while. GUI thread.
class IdleLock : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// After what a till locks itself where nobody has chosen anything.
    static constexpr std::chrono::minutes usual{5};

    explicit IdleLock(Clock clock, QObject* parent = nullptr);

    /// Zero: never.
    void setLimit(std::chrono::minutes limit);
    /// Somebody is there, though no event of the window says so: a scan.
    void noteLife() { m_last = m_clock(); }
    /// Looks whether it is time; done by itself every second.
    void look();

signals:
    void idle(); ///< and again each time so much more has gone by

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Clock m_clock;
    QTimer m_timer;
    std::chrono::minutes m_limit = usual;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace huitou
