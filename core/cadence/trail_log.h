// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cadence/purchase_trails.h"
#include "core/pricing/purchase_log.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace huitou
{

/// A purchase log as the models need it: who bought on which days, rows of one day together.
struct TrailLog {
    PurchaseTrails trails;
    std::vector<std::string> customers; ///< the log's own names, one a trail
    std::uint64_t rows = 0;             ///< that could be read
    std::uint64_t problemCount = 0;
    std::vector<PurchaseProblem> problems; ///< the first hundred of them
};

/// Reads a purchase log (core/pricing/purchase_log.h; the amount is optional here) with customers and rows in any
/// order. Refuses with Malformed when the heading lacks a column or no row can be read, with TooLarge beyond 100
/// million rows. `reached` hears how many bytes are read, now and then.
[[nodiscard]] Result<TrailLog> readTrailLog(std::istream& in, const std::function<void(std::uint64_t bytes)>& reached);

} // namespace huitou
