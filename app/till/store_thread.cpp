// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/store_thread.h"

namespace huitou
{

StoreThread::StoreThread() : m_thread([this] { run(); }) {}

StoreThread::~StoreThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StoreThread::open(Opener opener, std::function<void(Status)> then)
{
    post(Haste::Now, [this, opener = std::move(opener), then = std::move(then)] {
        const Status status = m_store.open(opener);
        toGui([then, status] { then(status); });
    });
}

void StoreThread::toGui(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_gui, std::move(work), Qt::QueuedConnection);
}

void StoreThread::post(Haste haste, std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        (haste == Haste::Now ? m_work : m_slices).push_back(std::move(work));
    }
    m_wake.notify_one();
}

void StoreThread::run()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_work.empty() || !m_slices.empty(); });
            auto& next = m_work.empty() ? m_slices : m_work;
            if (next.empty()) {
                break;
            }
            work = std::move(next.front());
            next.pop_front();
        }
        work();
    }
    m_store.close(); // closed by the thread that opened it
}

} // namespace huitou
