// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
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
    static constexpr std::chrono::seconds defaultRetry{5};

    /// Begins at once: an earlier run may have left events behind. With `lookEvery` it also looks so often without
    /// having been woken: for what others stored.
    explicit ApplyWorker(Apply apply, std::chrono::milliseconds retryAfter = defaultRetry,
                         std::optional<std::chrono::milliseconds> lookEvery = std::nullopt);
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
    std::optional<std::chrono::milliseconds> m_lookEvery;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_hasWork = true;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace huitou
