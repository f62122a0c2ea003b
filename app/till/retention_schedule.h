// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace huitou
{

/// Moves old events of the till's log into its archive: once after the start and every few hours, in slices between
/// which whatever waits for the store goes first. GUI thread.
class RetentionSchedule : public QObject
{
    Q_OBJECT
public:
    /// The protocol asks for 35; the rest is for people who look for last month's receipt.
    static constexpr std::chrono::days keptDays{60};
    static constexpr std::size_t eventsOfFile = 200;

    explicit RetentionSchedule(StoreThread& store, QObject* parent = nullptr);

private:
    void goOn();

    StoreThread& m_store;
    QTimer m_timer;
};

} // namespace huitou
