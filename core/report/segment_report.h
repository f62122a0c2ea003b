// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/report/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// The members of one class, and what they spent in the period.
struct SegmentFigures {
    std::string id; ///< as programme files name it
    Sentence name;
    std::int64_t members = 0;
    Money spent = Money::zero(cny);
    std::optional<int> wantedPercent{}; ///< what the programme wants their part of the base to be
    friend bool operator==(const SegmentFigures&, const SegmentFigures&) = default;
};

/// One way of telling members apart. Each member is in one of its segments, so that every group has the same sums.
struct SegmentGroup {
    std::string id;
    Sentence name;
    std::vector<SegmentFigures> segments;
};

/// A row for each segment and one for the sum of each group. There is a segment.
[[nodiscard]] Table segmentReport(const std::vector<SegmentGroup>& groups, Date until, int periodDays);

} // namespace huitou
