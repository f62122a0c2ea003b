// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/paced_worker.h"

#include "core/base/storage_error.h"

#include <spdlog/spdlog.h>

namespace huitou
{

PacedWorker::PacedWorker(Round round, std::chrono::milliseconds retryAfter)
    : m_round(std::move(round)), m_retryAfter(retryAfter), m_thread([this] { run(); })
{
}

PacedWorker::~PacedWorker()
{
    stop();
}

void PacedWorker::stop()
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

void PacedWorker::run()
{
    while (!m_isStopping) {
        const std::chrono::milliseconds pause = once();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, pause, [this] { return m_isStopping.load(); });
    }
}

std::chrono::milliseconds PacedWorker::once()
{
    try {
        return m_round(m_isStopping);
    } catch (const StorageError& failure) {
        spdlog::error("event=round_failed code={} detail=\"{}\"", errorCodeName(failure.error().code),
                      failure.error().detail);
        return m_retryAfter;
    }
}

} // namespace huitou
