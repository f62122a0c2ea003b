// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/backup_schedule.h"

#include "core/storage/till/live_backup.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::hours betweenCopies{4};
constexpr int pagesAtOnce = 64; ///< a few milliseconds: each page is decrypted and encrypted again

} // namespace

BackupSchedule::BackupSchedule(StoreThread& store, const Clock& clock, std::filesystem::path folder,
                               std::unique_ptr<KeyProvider> keys, QObject* parent)
    : QObject(parent), m_store(store), m_clock(clock), m_folder(std::move(folder)), m_keys(std::move(keys))
{
    connect(&m_timer, &QTimer::timeout, this, &BackupSchedule::begin);
    m_timer.start(betweenCopies);
    begin();
}

BackupSchedule::~BackupSchedule()
{
    if (m_prover.joinable()) {
        m_prover.join();
    }
}

void BackupSchedule::begin()
{
    if (m_prover.joinable()) {
        m_prover.join(); // hours ago: it has long ended
    }
    m_store.ask([folder = m_folder, keys = m_keys,
                 now = m_clock.now()](TillStore& store) { return store.beginBackup(folder, *keys, now); },
                [this](const Status& begun) {
                    if (begun.ok()) {
                        goOn();
                    } else {
                        spdlog::error("backup: {} ({})", begun.error().message.en, begun.error().detail);
                    }
                });
}

void BackupSchedule::goOn()
{
    using Step = Result<std::shared_ptr<LiveBackup>>;
    m_store.ask([](TillStore& store) { return store.continueBackup(pagesAtOnce); },
                [this](const Step& step) {
                    if (!step.ok()) {
                        spdlog::error("backup: {} ({})", step.error().message.en, step.error().detail);
                    } else if (step.value()) {
                        prove(step.value());
                    } else {
                        goOn();
                    }
                },
                Haste::Slice);
}

void BackupSchedule::prove(std::shared_ptr<LiveBackup> copy)
{
    m_prover = std::thread([copy = std::move(copy), keys = m_keys] {
        const Result<StoreKey> key = keys->key();
        const Result<std::filesystem::path> file =
            key.ok() ? copy->finish(key.value()) : Result<std::filesystem::path>(key.error());
        if (file.ok()) {
            spdlog::info("backup: {} was written and proved", file.value().string());
        } else {
            spdlog::error("backup: {} ({})", file.error().message.en, file.error().detail);
        }
    });
}

} // namespace huitou
