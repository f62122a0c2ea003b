// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/report/table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace huitou
{

/// What one star's members did in the period, and what is outstanding at its end.
struct TierFigures {
    Sentence star; ///< "★★", "no star"
    std::int64_t members = 0;
    std::int64_t saleCount = 0;
    Money sales = Money::zero(cny);
    Money discountCost = Money::zero(cny);
    Points issued;
    Points redeemed;
    Points expired;
    Points outstanding;
    friend bool operator==(const TierFigures&, const TierFigures&) = default;
};

/// How far the base is on its way to the programme's node.
struct NodeProgress {
    std::int64_t members = 0; ///< of the whole programme, whatever the report covers
    std::uint32_t target = 0;
};

/// What a tier report is about.
struct TierReportScope {
    std::optional<Date> from;         ///< nothing: from the beginning
    Date until;                       ///< the last business day in it
    std::optional<Sentence> outlet;   ///< its name; nothing: the whole chain
    std::optional<NodeProgress> node; ///< nothing when the programme has none
};

/// The lines above a report of that scope: period, outlet, node.
[[nodiscard]] std::vector<Sentence> headingOf(const TierReportScope& scope);

/// The columns of a list of the members behind one row: name, last four digits, purchases, sales, points.
[[nodiscard]] std::vector<Column> memberColumns();

/// Members by star, with the sums of the rows, period and outlet, and "612 of 5,000 members". The figures are of one
/// currency.
[[nodiscard]] Table tierReport(const std::vector<TierFigures>& figures, const TierReportScope& scope);

} // namespace huitou
