// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"

#include <QObject>
#include <QTimer>

namespace huitou
{

/// Moves old events of the till's log into its archive: once after the start and every few hours, in slices between
/// which whatever waits for the store goes first. GUI thread.
class RetentionSchedule : public QObject
{
    Q_OBJECT
public:
    explicit RetentionSchedule(StoreThread& store, QObject* parent = nullptr);

private:
    void goOn();

    StoreThread& m_store;
    QTimer m_timer;
};

} // namespace huitou
