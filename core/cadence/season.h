// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/purchase_trails.h"

#include <cstdint>
#include <vector>

namespace huitou
{

/// How busy a shop is at which time of the year, from its own purchase days up to a day: the pace of a stretch of days
/// is its purchases against those of an equally long stretch of an ordinary year, 1 being ordinary.
///
/// Silence after the feast days is not a lapse; without this, the weeks before them teach a model that everybody comes
/// back. A pace is said only of a shop with a year of history that still gets new members: a log of one group of
/// people, all of whom joined long ago, fades by itself, and its volume says nothing of seasons. Otherwise every pace
/// is 1.
class Season
{
public:
    /// A year of whole weeks, so that the same days of the week are compared.
    static constexpr int yearDays = 364;

    Season(const PurchaseTrails& trails, Date until);

    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    /// The pace of the `days` days after `from`, all of them up to the day of knowledge.
    [[nodiscard]] double observed(Date from, int days) const;
    /// What to expect of the `days` days after `from`: their pace a year ago; 1 when that is not known.
    [[nodiscard]] double expected(Date from, int days) const;

private:
    [[nodiscard]] std::int64_t purchasesBetween(std::int64_t after, std::int64_t upTo) const;

    std::int64_t m_first = 0; ///< days since 1970-01-01
    std::int64_t m_until = 0;
    bool m_isKnown = false;
    std::vector<std::int64_t> m_upTo; ///< purchases up to each day from the first
};

} // namespace huitou
