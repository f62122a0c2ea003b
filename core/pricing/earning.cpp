// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Far above any sale, and far below what would not fit when lines are added up.
constexpr std::int64_t maximumHundredths = 1'000'000'000'000'000;
/// What the record of a sale holds: to be known before the money is taken.
constexpr Points mostOfSale = Points::whole(10'000'000);

Error tooManyPoints()
{
    return Error{ErrorCode::Overflow,
                 {.en = "The points of this sale are too many to be added up; check the programme.",
                  .zh = "本单积分过大,无法计算;请检查方案。"}};
}

bool actsLikeMoney(const Discount& discount)
{
    return discount.kind == DiscountKind::Voucher || discount.kind == DiscountKind::Points;
}

/// What of a line earns points.
Money baseOf(const PricedLine& line, EarnBase base)
{
    switch (base) {
    case EarnBase::List: return line.list;
    case EarnBase::Gross: {
        Money gross = line.net;
        for (const Discount& discount : line.discounts) {
            gross += actsLikeMoney(discount) ? discount.amount : Money::zero(gross.currency());
        }
        return gross;
    }
    case EarnBase::Net:
    case EarnBase::NothingWhenUsed: return line.net;
    }
    return line.net;
}

std::string inEnglish(Points points)
{
    return points.display() + (points == Points::whole(1) ? " point" : " points");
}

Sentence reasonFor(const EarnRate& rate, bool perLine, Money base, Points points)
{
    const std::string perAmount = rate.perAmount.display();
    return {.en = inEnglish(rate.points) + " for each " + perAmount + " of " + base.display() +
                  (perLine ? ", rounded for each article" : "") + ": " + inEnglish(points),
            .zh = base.display() + ",每 " + perAmount + " 得 " + rate.points.display() + " 分" +
                  (perLine ? "(每件商品取整)" : "") + ":" + points.display() + " 分"};
}

} // namespace

Result<Points> pointsFor(const EarnRate& rate, const PointRounding& rounding, Money amount)
{
    HUITOU_CHECK(amount.currency() == rate.perAmount.currency());
    HUITOU_CHECK(rate.perAmount.minorUnits() > 0 && rounding.step.hundredths() > 0);
    const std::int64_t unitsPerStep = rate.perAmount.minorUnits() * rounding.step.hundredths();
    const std::optional<std::int64_t> steps =
        mulDiv(amount.minorUnits(), rate.points.hundredths(), unitsPerStep, rounding.rounding);
    const std::optional<std::int64_t> hundredths =
        steps ? mulDiv(*steps, rounding.step.hundredths(), 1, Rounding::Down) : std::nullopt;
    if (!hundredths || *hundredths > maximumHundredths) {
        return tooManyPoints();
    }
    return Points::fromHundredths(*hundredths);
}

Status earnPoints(const Programme& programme, PricedBasket& priced)
{
    if (programme.earnBase == EarnBase::NothingWhenUsed &&
        std::any_of(priced.totals.begin(), priced.totals.end(), actsLikeMoney)) {
        priced.earned.push_back({.points = Points{},
                                 .reason = {.en = "No points: points or a voucher were used in this sale.",
                                            .zh = "本单使用了积分或购物券,不再积分。"}});
        return {};
    }

    std::vector<Money> amounts;
    Money base = Money::zero(programme.currency);
    for (const PricedLine& line : priced.lines) {
        amounts.push_back(baseOf(line, programme.earnBase));
        base += amounts.back();
    }
    if (!programme.pointRounding.perLine) {
        amounts = {base};
    }
    for (const Money amount : amounts) {
        const Result<Points> points = pointsFor(programme.earn, programme.pointRounding, amount);
        if (!points) {
            return points.error();
        }
        priced.earnedTotal += points.value();
        if (priced.earnedTotal > mostOfSale) {
            return tooManyPoints();
        }
    }
    if (!priced.earnedTotal.isZero()) {
        priced.earned.push_back(
            {.points = priced.earnedTotal,
             .reason = reasonFor(programme.earn, programme.pointRounding.perLine, base, priced.earnedTotal),
             .rule = "earn"});
    }
    return {};
}

} // namespace huitou
