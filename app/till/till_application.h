// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/backup_schedule.h"
#include "app/till/idle_lock.h"
#include "app/till/print_worker.h"
#include "app/till/proof_schedule.h"
#include "app/till/retention_schedule.h"
#include "app/till/store_thread.h"
#include "app/till/sync_door.h"
#include "app/till/sync_worker.h"
#include "app/till/texts.h"
#include "app/till/till_flow.h"
#include "scanner/source/camera_source.h"
#include "scanner/source/keyboard_wedge.h"
#include "scanner/source/serial_source.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSize>
#include <QTranslator>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace huitou
{

/// What the till program is started with.
struct TillOptions {
    std::filesystem::path data;
    std::optional<Language> language; ///< nothing: as last time, Chinese at first
    std::optional<QSize> windowed;    ///< nothing: the whole screen
    std::string scanner;              ///< the device of a serial scanner, "/dev/ttyACM0"; empty: none
    ScanEnding scannerEnds = ScanEnding::Learn;
    std::string camera;            ///< a video file that stands for the camera; empty: none
    std::filesystem::path backup;  ///< a folder on another medium for copies of the store; empty: none
    std::filesystem::path reports; ///< a folder for reports that are saved; empty: the user's documents
    std::string printer;           ///< "tcp:HOST:PORT" or "file:PATH"; empty: as last time
    bool customerDisplay = false;  ///< a second window for the customer, on the second screen where there is one
    bool motion = true;
    IdleLock::Clock idleClock = &std::chrono::steady_clock::now; ///< by which the till notices that nobody is there
    bool training = false; ///< a store for practice beside the real one; no office hears of it
};

/// The till: its threads, its screens, and what ties them. GUI thread.
class TillApplication : public QObject
{
    Q_OBJECT
public:
    explicit TillApplication(TillOptions options);
    ~TillApplication() override;

    /// Loads the window; nothing of the store yet. False when the QML has an error: it is in the log.
    [[nodiscard]] bool load();
    /// Opens the store and starts the workers; a second call only tries what failed. The screens say how it went.
    void openStore();

    /// With which the program's event loop ends when work and practice change places.
    static constexpr int switchTraining = 77;

    [[nodiscard]] TillFlow& flow() { return m_flow; }
    [[nodiscard]] IdleLock& idleLock() { return m_idleLock; }
    [[nodiscard]] QQuickWindow& window() { return *m_window; }
    [[nodiscard]] QQuickWindow* customerWindow() { return m_customerWindow; } ///< null: there is none

private:
    [[nodiscard]] bool loadCustomerDisplay();
    void start();
    void beginSetup();
    void startScanning(ScanEnding learned);
    void begin(ScanSource& source);
    void readShopAnew();
    void startWorkers(const std::string& printerSetting);
    void startPrinting(const std::string& address);
    void rememberPreferences();
    void setLockAfter(std::chrono::minutes limit);
    void rememberLockAfter(int minutes);
    void translate();

    TillOptions m_options;
    SystemClock m_clock;
    Texts m_texts;
    StoreThread m_store;
    TillFlow m_flow;
    IdleLock m_idleLock;
    std::unique_ptr<KeyboardWedge> m_wedge;
    std::unique_ptr<SerialSource> m_serial;
    std::unique_ptr<CameraSource> m_camera;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QQuickWindow* m_window = nullptr;         ///< the engine owns it
    QQuickWindow* m_customerWindow = nullptr; ///< the engine owns it
    bool m_opened = false;                    ///< the store is open
    // Last, so that they end first: they use the store's thread.
    std::unique_ptr<PrintWorker> m_printing;
    std::unique_ptr<SyncWorker> m_syncing;
    std::unique_ptr<SyncDoor> m_syncDoor;
    std::unique_ptr<OfficeLine> m_officeLine;
    std::unique_ptr<BackupSchedule> m_backup;
    std::unique_ptr<RetentionSchedule> m_retention;
    std::unique_ptr<ProofSchedule> m_proof;
};

/// Chooses the style and the fonts of the screens: after QGuiApplication has been made, before they are loaded.
void prepareGui();

/// The key file of the till whose data are in `folder`.
[[nodiscard]] std::filesystem::path keyFileOf(const std::filesystem::path& folder);

} // namespace huitou
