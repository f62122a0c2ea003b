// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/watch_door.h"

#include "core/base/storage_error.h"

#include <spdlog/spdlog.h>

namespace huitou
{

namespace
{

constexpr const char* jsonType = "application/json";

} // namespace

HttpResponse WatchDoor::answer(const HttpRequest& request)
{
    if (request.method == "GET" && request.target == "/health") {
        return {.status = 200, .contentType = jsonType, .body = R"({"status":"ok"})"};
    }
    if (request.method == "GET" && request.target == "/ready") {
        const bool isReady = look().isReady;
        return {.status = isReady ? 200U : 503U,
                .contentType = jsonType,
                .body = isReady ? R"({"status":"ready"})" : R"({"status":"not ready"})"};
    }
    if (request.method == "GET" && request.target == "/metrics") {
        return {.status = 200, .contentType = "text/plain; version=0.0.4", .body = m_metrics.text(look())};
    }
    return {.status = 404, .contentType = jsonType, .body = R"({"status":"not found"})"};
}

OfficeMetrics::Now WatchDoor::look() const
{
    try {
        const std::uint64_t waiting = m_store.eventsWaiting();
        return {.isReady = !m_isClosing, .eventsWaiting = waiting};
    } catch (const StorageError& failure) {
        spdlog::warn("event=not_ready code={} detail=\"{}\"", errorCodeName(failure.error().code),
                     failure.error().detail);
        return {};
    }
}

} // namespace huitou
