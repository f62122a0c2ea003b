// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/https_server.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace huitou
{

/// What the office counts of its own work, for Prometheus: numbers alone; no till, no member and no address is named.
/// Any thread.
class OfficeMetrics
{
public:
    enum class Door { Sync, Enrol, Members };
    /// What is looked up when somebody asks.
    struct Now {
        bool isReady = false;
        std::uint64_t eventsWaiting = 0; ///< stored and not applied yet
    };

    OfficeMetrics();
    OfficeMetrics(const OfficeMetrics&) = delete;
    OfficeMetrics& operator=(const OfficeMetrics&) = delete;
    ~OfficeMetrics();

    void answered(Door door, const HttpRequest& request, const HttpResponse& response,
                  std::chrono::steady_clock::duration took);
    void refused(HttpsServer::Refusal refusal);
    void applied(std::size_t events);
    void applyFailed();
    /// In the text form of Prometheus, version 0.0.4.
    [[nodiscard]] std::string text(const Now& now);

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace huitou
