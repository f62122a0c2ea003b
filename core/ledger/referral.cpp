// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/referral.h"

#include "core/pricing/earning.h"

namespace huitou
{

namespace
{

/// What of the sale was paid with points or vouchers.
Money paidWithRights(const SaleFact& sale)
{
    Money sum = Money::zero(sale.currency);
    for (const SaleLineFact& line : sale.lines) {
        for (const DiscountFact& discount : line.discounts) {
            if (discount.kind == DiscountKind::Points || discount.kind == DiscountKind::Voucher) {
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
                                              const std::optional<MemberId>& introducer, std::uint32_t otherPurchases)
{
    const std::optional<Referral>& rule = programme.referral;
    if (!rule || !introducer || !sale.member || *introducer == *sale.member) {
        return std::nullopt;
    }
    if (sale.currency != programme.currency || (!rule->everyPurchase && otherPurchases > 0)) {
        return std::nullopt;
    }
    const Result<Points> earned =
        pointsFor(rule->rate, programme.pointRounding, earningAmount(sale, programme.earnBase));
    if (!earned || earned.value() <= Points{}) {
        return std::nullopt; // points that would overflow have been refused to the buyer already
    }
    return ReferralEarnedFact{*introducer, sale.op, earned.value()};
}

} // namespace huitou
