// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_metrics.h"
#include "core/storage/office_store.h"

#include <atomic>

namespace huitou
{

/// What an operator's tools ask the office: GET /health, whether it runs (then it answers); GET /ready, whether it can
/// do its work, 503 while it can't; GET /metrics, see OfficeMetrics. Any thread.
class WatchDoor
{
public:
    /// Both outlive this.
    WatchDoor(OfficeStore& store, OfficeMetrics& metrics) : m_store(store), m_metrics(metrics) {}

    [[nodiscard]] HttpResponse answer(const HttpRequest& request);
    /// From here on it is not ready, so that nothing new is sent here.
    void close() { m_isClosing = true; }

private:
    /// A store that gives way is not ready, and has nothing waiting that could be told.
    [[nodiscard]] OfficeMetrics::Now look() const;

    OfficeStore& m_store;
    OfficeMetrics& m_metrics;
    std::atomic<bool> m_isClosing = false;
};

} // namespace huitou
