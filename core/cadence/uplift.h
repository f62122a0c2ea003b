// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What a campaign's offers brought above its hold-out, with how sure that is. Pure; any thread.
namespace huitou
{

/// A figure over the members of a group.
struct FigureSums {
    double sum = 0;
    double squares = 0; ///< the sum of the figures' squares

    void add(double figure)
    {
        sum += figure;
        squares += figure * figure;
    }
};

/// The members of a campaign who got its offer, or who were held out, while it held for them.
struct CampaignGroup {
    std::int64_t members = 0;
    std::int64_t cameBack = 0; ///< how many of them bought at least once
    FigureSums purchases;      ///< purchase days
    FigureSums paid;           ///< in the smallest unit of the currency, returns taken off

    void add(std::int64_t purchaseDays, std::int64_t paidUnits);
};

/// An estimate, and the bounds between which the truth lies in 95 of 100 cases.
struct Interval {
    double estimate = 0;
    double low = 0;
    double high = 0;
};

enum class CampaignVerdict {
    NotEnough, ///< the groups are too small to say anything
    NoHoldOut, ///< enough got an offer, and nobody was held out to compare them with
    Open,      ///< the interval holds 0: it may have brought something or nothing
    Brought,   ///< more came back than without the offer: a one-sided test at 2.5 %
    Repelled,  ///< fewer came back than without it
};

/// Per member who got the offer, above what the same member would have done without it.
struct CampaignYield {
    CampaignVerdict verdict = CampaignVerdict::NotEnough; ///< by `cameBack`, and by nothing else
    Interval cameBack;                                    ///< a share
    Interval purchases;
    Interval paid;
    /// Whether the groups were large enough for figures.
    [[nodiscard]] bool hasFigures() const
    {
        return verdict != CampaignVerdict::NotEnough && verdict != CampaignVerdict::NoHoldOut;
    }
};

/// A group smaller than this says nothing, and neither do fewer who came back, in both together, than `leastCameBack`.
inline constexpr std::int64_t leastInGroup = 50;
inline constexpr std::int64_t leastCameBack = 10;

/// The difference of two shares: Newcombe's hybrid of Wilson's score intervals (R. G. Newcombe, Interval estimation for
/// the difference between independent proportions, Statistics in Medicine 17, 1998, 873-890, method 10). Each group has
/// a member.
[[nodiscard]] Interval differenceOfShares(const CampaignGroup& offered, const CampaignGroup& heldOut);

/// The difference of two means, for groups of their own sizes and variances (B. L. Welch, The generalization of
/// "Student's" problem when several different population variances are involved, Biometrika 34, 1947, 28-35). Each
/// group has two members at least.
[[nodiscard]] Interval differenceOfMeans(const FigureSums& offered, std::int64_t offeredMembers,
                                         const FigureSums& heldOut, std::int64_t heldOutMembers);

/// All of it; intervals of groups that are too small stay 0.
[[nodiscard]] CampaignYield yieldOf(const CampaignGroup& offered, const CampaignGroup& heldOut);

} // namespace huitou
