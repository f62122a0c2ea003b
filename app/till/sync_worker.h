// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/status_view_model.h"
#include "app/till/store_thread.h"
#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "core/sync/till_side.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

namespace huitou
{

/// Sends one upload and gives back the office's answer, unread. Refuses as HttpsClient does, and with OfficeRefused for
/// an answer that is none.
[[nodiscard]] Result<Bytes> exchange(HttpsClient& office, const Bytes& upload);

/// Sends what the office has not acknowledged and takes in what changed, on a thread of its own, for ever. Nothing
/// waits for it: without an office it tries again after 1 s to 5 min, with full jitter. Once a day it asks for the next
/// certificate, which the office gives when it is time.
class SyncWorker
{
public:
    /// All are called on the GUI thread.
    struct Listener {
        std::function<void(const OfficeState&)> onOffice;
        std::function<void()> onDocuments; ///< a newer programme, price book, staff list or outlet has arrived
        /// The till's certificate was renewed; the one before is good until the office has seen this one.
        std::function<void(const Credentials&)> onCertificate;
    };

    /// `folder` holds what enrolment kept, and will hold renewed certificates.
    SyncWorker(StoreThread& store, EnrolledTill till, std::filesystem::path folder, const Clock& clock,
               Listener listener);
    SyncWorker(const SyncWorker&) = delete;
    SyncWorker& operator=(const SyncWorker&) = delete;
    ~SyncWorker(); ///< breaks off a request that runs

    /// There is something to send. Any thread.
    void kick();
    /// Why the last attempt came to nothing; nothing when it did not. Any thread.
    [[nodiscard]] std::optional<Error> lastRefusal();

private:
    void run();
    [[nodiscard]] Result<NextStep> round();
    /// How long to rest after `failures` attempts in a row that came to nothing.
    [[nodiscard]] std::chrono::milliseconds backOff(unsigned failures);
    void tellOffice(bool reached, bool fenced);
    void renewWhenDue();

    StoreThread& m_store;
    EnrolledTill m_till;
    std::filesystem::path m_folder;
    const Clock& m_clock;
    Listener m_listener;
    HttpsClient m_office;
    // The store's thread alone touches these two.
    std::unique_ptr<TillSide> m_side;
    std::uint64_t m_sideOf = 0; ///< the opening of the store that it speaks for
    std::minstd_rand m_random;
    std::chrono::steady_clock::time_point m_nextRenewal{};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_kicked = true;
    bool m_ending = false;
    std::optional<Error> m_lastRefusal;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace huitou
