// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/evaluation.h"
#include "core/cadence/trail_log.h"

#include <sstream>

/// Whatever a purchase log says: its trails ascend, and every method gives each scored member a probability.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    std::istringstream in(std::string{reinterpret_cast<const char*>(data), size});
    const Result<TrailLog> log = readTrailLog(in, {});
    if (!log) {
        HUITOU_CHECK(!log.error().message.en.empty() && !log.error().message.zh.empty());
        return 0;
    }
    const PurchaseTrails& trails = log.value().trails;
    HUITOU_CHECK(trails.size() == log.value().customers.size() && trails.purchaseDays() <= log.value().rows);
    if (trails.lastDay() - trails.firstDay() > std::chrono::days{4000}) {
        return 0; // a season of a thousand years takes its time
    }
    const LearningOptions options;
    const Date today = trails.lastDay();
    for (const ScoredMember& member : scoreMembers(trails, Forecasters(trails, today, options), today, options)) {
        for (const Forecast& forecast : member.forecasts) {
            HUITOU_CHECK(forecast.probability >= 0 && forecast.probability <= 1);
        }
    }
    return 0;
}
