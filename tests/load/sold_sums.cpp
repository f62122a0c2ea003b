// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/sold_sums.h"

#include "core/base/check.h"

namespace huitou::load
{

MemberSums& MemberSums::operator+=(const MemberSums& other)
{
    purchases += other.purchases;
    spentUnits += other.spentUnits;
    earnedHundredths += other.earnedHundredths;
    return *this;
}

MemberSums& MemberSums::operator-=(const MemberSums& other)
{
    return *this += {-other.purchases, -other.spentUnits, -other.earnedHundredths};
}

MemberSums sumsOf(const Standing& standing)
{
    return {.purchases = standing.purchases,
            .spentUnits = standing.spent.minorUnits(),
            .earnedHundredths = standing.lifetime.hundredths()};
}

Disagreement compare(const std::vector<MemberSums>& before, const std::vector<MemberSums>& after,
                     const SumsByPlace& sold)
{
    HUITOU_CHECK(before.size() <= after.size());
    Disagreement found;
    for (std::size_t place = 0; place < before.size(); ++place) {
        MemberSums rest = after[place];
        rest -= before[place];
        if (const auto expected = sold.find(place); expected != sold.end()) {
            rest -= expected->second;
        }
        found.sumsWrong += rest == MemberSums{} ? 0 : 1;
        found.lost += rest.purchases < 0 ? static_cast<std::uint64_t>(-rest.purchases) : 0;
        found.doubled += rest.purchases > 0 ? static_cast<std::uint64_t>(rest.purchases) : 0;
    }
    return found;
}

} // namespace huitou::load
