// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/referral.h"

#include <algorithm>

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

/// `amount` at that rate, for the sale as a whole, in steps of the programme; more than fits earns nothing.
Points pointsFor(Money amount, const EarnRate& rate, const PointRounding& rounding)
{
    const std::int64_t step = rounding.step.hundredths();
    HUITOU_CHECK(step > 0 && rate.perAmount.minorUnits() > 0);
    const std::optional<std::int64_t> steps =
        mulDiv(amount.minorUnits(), rate.points.hundredths(), rate.perAmount.minorUnits() * step, rounding.rounding);
    const std::optional<std::int64_t> points = steps ? mulDiv(*steps, step, 1, Rounding::Down) : std::nullopt;
    return Points::fromHundredths(std::max<std::int64_t>(points.value_or(0), 0));
}

} // namespace

std::optional<ReferralEarnedFact> referralLeg(const SaleFact& sale, const Programme& programme,
                                              const std::optional<MemberId>& introducer, std::uint32_t earlierPurchases)
{
    const std::optional<Referral>& rule = programme.referral;
    if (!rule || !introducer || !sale.member || *introducer == *sale.member) {
        return std::nullopt;
    }
    if (sale.currency != programme.currency || (!rule->everyPurchase && earlierPurchases > 0)) {
        return std::nullopt;
    }
    const Points earned = pointsFor(earningAmount(sale, programme.earnBase), rule->rate, programme.pointRounding);
    if (earned.isZero()) {
        return std::nullopt;
    }
    return ReferralEarnedFact{*introducer, sale.op, earned};
}

} // namespace huitou
