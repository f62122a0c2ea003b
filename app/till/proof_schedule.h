// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace huitou
{

/// Proves, behind the start, what an opening of the store leaves for later, in slices between which
/// whatever waits for the store goes first. GUI thread.
class ProofSchedule : public QObject
{
    Q_OBJECT
public:
    /// `onDamage`: the store is damaged; it has been closed, and every use of it says so.
    ProofSchedule(StoreThread& store, std::function<void(const Error&)> onDamage, QObject* parent = nullptr);

private:
    void goOn();

    StoreThread& m_store;
    std::function<void(const Error&)> m_onDamage;
    QTimer m_timer;
};

} // namespace huitou
