// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace huitou
{

namespace
{

using prometheus::Counter;
using prometheus::Family;

/// Seconds: from a read in memory to a till that is about to give up.
const prometheus::Histogram::BucketBoundaries answerTimes = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

const char* nameOf(OfficeMetrics::Door door)
{
    switch (door) {
    case OfficeMetrics::Door::Sync: return "sync";
    case OfficeMetrics::Door::Enrol: return "enrol";
    case OfficeMetrics::Door::Members: return "members";
    }
    return "";
}

} // namespace

struct OfficeMetrics::Content {
    Family<Counter>& counters(const char* name, const char* help)
    {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
    }
    prometheus::Gauge& gauge(const char* name, const char* help)
    {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }

    prometheus::Registry registry;
    Family<Counter>& requests = counters("huitou_office_requests_total", "Requests answered, by door and status.");
    Family<prometheus::Histogram>& times = prometheus::BuildHistogram()
                                               .Name("huitou_office_request_seconds")
                                               .Help("How long requests took to answer, by door.")
                                               .Register(registry);
    Family<Counter>& bytes = counters("huitou_office_bytes_total", "Bytes of requests and answers, by direction.");
    Family<Counter>& refusals =
        counters("huitou_office_connections_refused_total", "Connections that never became a request, by reason.");
    Counter& events = counters("huitou_office_events_applied_total", "Events of tills that were applied.").Add({});
    Counter& failures = counters("huitou_office_apply_failures_total", "Times that the store gave way to it.").Add({});
    prometheus::Gauge& ready = gauge("huitou_office_ready", "1 while the office can do its work.");
    prometheus::Gauge& waiting = gauge("huitou_office_events_waiting", "Events stored and not applied yet.");
};

OfficeMetrics::OfficeMetrics() : m_content(std::make_unique<Content>()) {}
OfficeMetrics::~OfficeMetrics() = default;

void OfficeMetrics::answered(Door door, const HttpRequest& request, const HttpResponse& response,
                             std::chrono::steady_clock::duration took)
{
    m_content->requests.Add({{"door", nameOf(door)}, {"status", std::to_string(response.status)}}).Increment();
    m_content->times.Add({{"door", nameOf(door)}}, answerTimes).Observe(std::chrono::duration<double>(took).count());
    m_content->bytes.Add({{"direction", "in"}}).Increment(static_cast<double>(request.body.size()));
    m_content->bytes.Add({{"direction", "out"}}).Increment(static_cast<double>(response.body.size()));
}

void OfficeMetrics::refused(HttpsServer::Refusal refusal)
{
    m_content->refusals.Add({{"reason", std::string(refusalName(refusal))}}).Increment();
}

void OfficeMetrics::applied(std::size_t events)
{
    m_content->events.Increment(static_cast<double>(events));
}

void OfficeMetrics::applyFailed()
{
    m_content->failures.Increment();
}

std::string OfficeMetrics::text(const Now& now)
{
    m_content->ready.Set(now.isReady ? 1 : 0);
    m_content->waiting.Set(static_cast<double>(now.eventsWaiting));
    return prometheus::TextSerializer().Serialize(m_content->registry.Collect());
}

} // namespace huitou
