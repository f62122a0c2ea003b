// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "core/base/time.h"
#include "core/storage/key_provider.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <thread>

namespace huitou
{

class LiveBackup; // core/storage/till/live_backup.h

/// Copies the till's store to another medium while the till sells: at the start and every few hours, in slices between
/// which whatever waits for the store goes first. A complete copy is proved on a thread of its own. GUI thread.
class BackupSchedule : public QObject
{
    Q_OBJECT
public:
    BackupSchedule(StoreThread& store, const Clock& clock, std::filesystem::path folder,
                   std::unique_ptr<KeyProvider> keys, QObject* parent = nullptr);
    ~BackupSchedule() override; ///< waits for a proof that runs

    /// Begins a copy now.
    void begin();

private:
    void goOn();
    void prove(std::shared_ptr<LiveBackup> copy);

    StoreThread& m_store;
    const Clock& m_clock;
    std::filesystem::path m_folder;
    std::shared_ptr<KeyProvider> m_keys;
    QTimer m_timer;
    std::thread m_prover;
};

} // namespace huitou
