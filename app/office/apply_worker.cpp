// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/apply_worker.h"

#include "core/base/storage_error.h"

#include <spdlog/spdlog.h>

namespace huitou
{

ApplyWorker::ApplyWorker(Apply apply, std::chrono::milliseconds retryAfter,
                         std::optional<std::chrono::milliseconds> lookEvery)
    : m_apply(std::move(apply)), m_retryAfter(retryAfter), m_lookEvery(lookEvery), m_thread([this] { run(); })
{
}

ApplyWorker::~ApplyWorker()
{
    stop();
}

void ApplyWorker::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_hasWork = true;
    m_changed.notify_all();
}

void ApplyWorker::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void ApplyWorker::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        if (!m_hasWork) {
            const auto isWanted = [this] { return m_hasWork || m_isStopping; };
            if (!m_lookEvery) {
                m_changed.wait(lock, isWanted);
            } else if (!m_changed.wait_for(lock, *m_lookEvery, isWanted)) {
                m_hasWork = true;
            }
            continue;
        }
        m_hasWork = false;
        lock.unlock();
        const bool isDone = applyAll();
        lock.lock();
        if (!isDone) {
            m_changed.wait_for(lock, m_retryAfter, [this] { return m_hasWork || m_isStopping; });
            m_hasWork = true;
        }
    }
}

/// False when the store gave way.
bool ApplyWorker::applyAll()
{
    try {
        bool hasMore = true;
        while (hasMore) {
            hasMore = m_apply();
            const std::scoped_lock lock(m_mutex);
            hasMore = hasMore && !m_isStopping;
        }
        return true;
    } catch (const StorageError& failure) {
        spdlog::error("event=apply_failed code={} detail=\"{}\"", errorCodeName(failure.error().code),
                      failure.error().detail);
        return false;
    }
}

} // namespace huitou
