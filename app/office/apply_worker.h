// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace huitou
{

/// Applies stored events on a thread of its own, so that a till's upload is answered as soon as it is durable.
class ApplyWorker
{
public:
    /// Applies some events and answers whether there may be more. Throws StorageError; it is then called again after
    /// `retryAfter`, or at the next wake().
    using Apply = std::function<bool()>;

    /// Begins at once: an earlier run may have left events behind.
    explicit ApplyWorker(Apply apply, std::chrono::milliseconds retryAfter = std::chrono::seconds(5));
    ApplyWorker(const ApplyWorker&) = delete;
    ApplyWorker& operator=(const ApplyWorker&) = delete;
    /// Like stop().
    ~ApplyWorker();

    /// Something was stored. Any thread.
    void wake();
    /// Lets the call that runs finish, and joins. What is not applied stays stored.
    void stop();

private:
    void run();
    [[nodiscard]] bool applyAll();

    Apply m_apply;
    std::chrono::milliseconds m_retryAfter;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_hasWork = true;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace huitou
