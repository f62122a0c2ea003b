// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/referral.h"

#include "core/pricing/earning.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// What of the sale was paid with points, vouchers and rewards.
Money paidWithRights(const SaleFact& sale)
{
    Money sum = Money::zero(sale.currency);
    for (const SaleLineFact& line : sale.lines) {
        for (const DiscountFact& discount : line.discounts) {
            if (discount.kind == DiscountKind::Points || discount.kind == DiscountKind::Voucher ||
                discount.kind == DiscountKind::Reward) {
                sum += discount.amount;
            }
        }
    }
    return sum;
}

/// The amount that earns, as knob K1 of the programme says.
Money earningAmount(const SaleFact& sale, EarnBase base)
{
    switch (base) {
    case EarnBase::List: return sale.list;
    case EarnBase::Gross: return sale.paid + paidWithRights(sale);
    case EarnBase::Net: return sale.paid;
    case EarnBase::NothingWhenUsed: return paidWithRights(sale).isZero() ? sale.paid : Money::zero(sale.currency);
    }
    return Money::zero(sale.currency);
}

} // namespace

std::optional<ReferralEarnedFact> referralLeg(const SaleFact& sale, const Programme& programme,
                                              const std::optional<MemberId>& introducer, std::uint32_t otherPurchases,
                                              Points earnedBefore)
{
    const std::optional<Referral>& rule = programme.referral;
    if (!rule || !introducer || !sale.member || *introducer == *sale.member) {
        return std::nullopt;
    }
    if (sale.currency != programme.currency || (!rule->everyPurchase && otherPurchases > 0) ||
        sale.paid < rule->minimumSpend) {
        return std::nullopt;
    }
    const Result<Points> inProportion =
        pointsFor(rule->rate, programme.pointRounding, earningAmount(sale, programme.earnBase));
    if (!inProportion) {
        return std::nullopt; // points that would overflow have been refused to the buyer already
    }
    Points earned = inProportion.value() + rule->introducerPoints;
    if (rule->maximum) {
        earned = std::min(earned, *rule->maximum - earnedBefore);
    }
    if (earned <= Points{}) {
        return std::nullopt;
    }
    return ReferralEarnedFact{*introducer, sale.op, earned};
}

} // namespace huitou
