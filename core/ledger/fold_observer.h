// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <optional>

/// What a fold does to a standing, told while it does it: explanations can so never differ from the fold.
namespace huitou
{

/// What happened to points of one lot.
enum class PointsMove : std::uint8_t {
    Credited,     ///< a lot came into being
    PaidDebt,     ///< credited points that paid a debt instead
    Matured,      ///< pending points became usable
    Expired,      ///< the lot's last day is over
    Spent,        ///< in a sale
    Taken,        ///< taken back, taken by hand or given away
    TakenExpired, ///< taken back, but they had ended already: nothing was there to take
    Restored,     ///< back into the lot that they were spent from
    RestoredNot,  ///< back, but their term has passed: they stay lost
    Owed,         ///< there was nothing left to take: a debt
};

struct PointsEvent {
    PointsMove move = PointsMove::Credited;
    Points points;
    bool usable = true;          ///< what it moves is part of the balance; else pending or neither
    Date earned;                 ///< the lot's
    std::optional<Date> expires; ///< the lot's
    Date usableFrom;             ///< the lot's
};

/// Why the star changed.
enum class StarMove : std::uint8_t {
    Reached,   ///< the count reaches its threshold
    TakenBack, ///< after a return, the count does not
    Fell,      ///< at the end of its time the count does not
    SetByHand,
    FloorEnded,
    RulesChanged, ///< a version of the programme without that star came into force
    Merged,
};

struct StarEvent {
    StarMove move = StarMove::Reached;
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    std::int64_t count = 0; ///< hundredths of points or units of money, as the ladder measures
};

enum class CycleMove : std::uint8_t { EndedByStar, EndedByTime, Undone };
enum class VoucherMove : std::uint8_t { Given, Used, Withdrawn, Again };

/// Hears what a fold does, in the order in which it does it.
class FoldObserver
{
public:
    virtual ~FoldObserver() = default;
    virtual void onPoints(const PointsEvent& event) = 0;
    virtual void onStar(const StarEvent& event) = 0;
    virtual void onCycle(CycleMove move, const Standing& after) = 0;
    virtual void onVoucher(VoucherMove move, const Voucher& voucher) = 0;
    virtual void onOfferUsed(const Offer& offer) = 0;

    /// What came before belongs to the start of the standing's day, under `programme`.
    virtual void onDayBegan(const Programme& programme, const Standing& after) = 0;
    /// What came before belongs to `fact`, under `programme`.
    virtual void onFactApplied(const MemberFact& fact, const Programme& programme, const Standing& after) = 0;
};

} // namespace huitou
