// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace huitou
{

/// Does something over and over on a thread of its own, with the pauses that it asks for.
class PacedWorker
{
public:
    /// Does some of it and answers after how long to go on. Looks at the flag between two steps that take time. Throws
    /// StorageError; it is then called again after `retryAfter`.
    using Round = std::function<std::chrono::milliseconds(const std::atomic<bool>& isStopping)>;

    /// Begins at once.
    explicit PacedWorker(Round round, std::chrono::milliseconds retryAfter = std::chrono::seconds(5));
    PacedWorker(const PacedWorker&) = delete;
    PacedWorker& operator=(const PacedWorker&) = delete;
    /// Like stop().
    ~PacedWorker();

    /// Lets the step that runs finish, and joins.
    void stop();

private:
    void run();
    [[nodiscard]] std::chrono::milliseconds once();

    Round m_round;
    std::chrono::milliseconds m_retryAfter;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace huitou
