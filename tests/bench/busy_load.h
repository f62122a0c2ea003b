// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "core/storage/key_provider.h"

#include <atomic>
#include <filesystem>
#include <future>

namespace huitou::bench
{

/// Sync and backup of a till's store without a pause, on threads of their own, until it is stopped.
class BusyLoad
{
public:
    /// `store` is open and outlives this, like `keys`; the copies go to `copies`.
    BusyLoad(StoreThread& store, const std::filesystem::path& copies, KeyProvider& keys);
    BusyLoad(const BusyLoad&) = delete;
    BusyLoad& operator=(const BusyLoad&) = delete;
    ~BusyLoad();

    /// Stops; answers how many copies were finished meanwhile.
    int stop();

private:
    std::atomic<bool> m_isOver = false;
    std::future<void> m_sync;
    std::future<int> m_backup;
    int m_copies = 0;
};

} // namespace huitou::bench
