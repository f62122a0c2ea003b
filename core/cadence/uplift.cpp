// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/uplift.h"

#include "core/base/check.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace huitou
{

namespace
{

constexpr double upperTail = 0.975; ///< both tails leave 5 %

/// Wilson's score interval of a share.
Interval shareOf(const CampaignGroup& group)
{
    HUITOU_CHECK(group.members > 0 && group.cameBack >= 0 && group.cameBack <= group.members);
    const double z = boost::math::quantile(boost::math::normal{}, upperTail);
    const auto members = static_cast<double>(group.members);
    const double share = static_cast<double>(group.cameBack) / members;
    const double centre = share + z * z / (2 * members);
    const double half = z * std::sqrt(share * (1 - share) / members + z * z / (4 * members * members));
    const double whole = 1 + z * z / members;
    return {.estimate = share, .low = (centre - half) / whole, .high = (centre + half) / whole};
}

struct Mean {
    double value;
    double errorSquared; ///< of the mean
    double freedom;
};

Mean meanOf(const FigureSums& sums, std::int64_t members)
{
    HUITOU_CHECK(members >= 2);
    const auto count = static_cast<double>(members);
    const double mean = sums.sum / count;
    const double variance = std::max(0.0, (sums.squares - mean * sums.sum) / (count - 1));
    return {mean, variance / count, count - 1};
}

CampaignVerdict verdictOn(const Interval& cameBack)
{
    if (cameBack.low > 0) {
        return CampaignVerdict::Brought;
    }
    return cameBack.high < 0 ? CampaignVerdict::Repelled : CampaignVerdict::Open;
}

} // namespace

void CampaignGroup::add(std::int64_t purchaseDays, std::int64_t paidUnits)
{
    ++members;
    cameBack += purchaseDays > 0 ? 1 : 0;
    purchases.add(static_cast<double>(purchaseDays));
    paid.add(static_cast<double>(paidUnits));
}

Interval differenceOfShares(const CampaignGroup& offered, const CampaignGroup& heldOut)
{
    const Interval with = shareOf(offered);
    const Interval without = shareOf(heldOut);
    const double difference = with.estimate - without.estimate;
    return {.estimate = difference,
            .low = difference - std::hypot(with.estimate - with.low, without.high - without.estimate),
            .high = difference + std::hypot(with.high - with.estimate, without.estimate - without.low)};
}

Interval differenceOfMeans(const FigureSums& offered, std::int64_t offeredMembers, const FigureSums& heldOut,
                           std::int64_t heldOutMembers)
{
    const Mean with = meanOf(offered, offeredMembers);
    const Mean without = meanOf(heldOut, heldOutMembers);
    const double difference = with.value - without.value;
    const double errorSquared = with.errorSquared + without.errorSquared;
    if (errorSquared <= 0) {
        return {difference, difference, difference}; // everybody did the same
    }
    const double freedom = errorSquared * errorSquared /
                           (with.errorSquared * with.errorSquared / with.freedom +
                            without.errorSquared * without.errorSquared / without.freedom);
    const double half = boost::math::quantile(boost::math::students_t{freedom}, upperTail) * std::sqrt(errorSquared);
    return {.estimate = difference, .low = difference - half, .high = difference + half};
}

CampaignYield yieldOf(const CampaignGroup& offered, const CampaignGroup& heldOut)
{
    if (heldOut.members == 0 && offered.members >= leastInGroup) {
        return {.verdict = CampaignVerdict::NoHoldOut, .cameBack = {}, .purchases = {}, .paid = {}};
    }
    if (std::min(offered.members, heldOut.members) < leastInGroup ||
        offered.cameBack + heldOut.cameBack < leastCameBack) {
        return {};
    }
    CampaignYield yield;
    yield.cameBack = differenceOfShares(offered, heldOut);
    yield.purchases = differenceOfMeans(offered.purchases, offered.members, heldOut.purchases, heldOut.members);
    yield.paid = differenceOfMeans(offered.paid, offered.members, heldOut.paid, heldOut.members);
    yield.verdict = verdictOn(yield.cameBack);
    return yield;
}

} // namespace huitou
