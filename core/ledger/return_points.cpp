// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/return_points.h"

#include "core/pricing/earning.h"

#include <algorithm>
#include <map>

namespace huitou
{

namespace
{

/// What came back and what there was, of the measure that a share is taken by.
struct Share {
    std::int64_t back = 0;
    std::int64_t all = 0;
};

bool takesPoints(const DiscountFact& discount)
{
    return discount.kind == DiscountKind::Points || discount.kind == DiscountKind::Reward;
}

bool paidAsMoney(const DiscountFact& discount)
{
    return discount.kind == DiscountKind::Points;
}

/// What the discounts that `isMeant` took off the line.
template <typename Predicate>
Money takenOff(const SaleLineFact& line, Currency currency, const Predicate& isMeant)
{
    Money sum = Money::zero(currency);
    for (const DiscountFact& discount : line.discounts) {
        sum += isMeant(discount) ? discount.amount : Money::zero(currency);
    }
    return sum;
}

/// What the line cost after discounts, before points, vouchers and rewards.
Money grossOf(const SaleLineFact& line, Currency currency)
{
    Money gross = line.list;
    for (const DiscountFact& discount : line.discounts) {
        const bool isRight = takesPoints(discount) || discount.kind == DiscountKind::Voucher;
        gross -= isRight ? Money::zero(currency) : discount.amount;
    }
    return gross;
}

/// The share of the sale by what was paid for the goods; of a sale that cost nothing, by their list price.
Share shareByValue(const SaleFact& sale, const ReturnedGoods& goods)
{
    const auto sumOf = [&](Money SaleLineFact::*price) {
        Share share;
        for (std::size_t index = 0; index < sale.lines.size(); ++index) {
            share.back += goods.backOf(index, sale.lines[index].*price).minorUnits();
            share.all += (sale.lines[index].*price).minorUnits();
        }
        return share;
    };
    const Share paid = sumOf(&SaleLineFact::net);
    return paid.all > 0 ? paid : sumOf(&SaleLineFact::list);
}

/// The share by what the discounts that `isMeant` took off.
template <typename Predicate>
Share shareOf(const SaleFact& sale, const ReturnedGoods& goods, const Predicate& isMeant)
{
    Share share;
    for (std::size_t index = 0; index < sale.lines.size(); ++index) {
        const Money spent = takenOff(sale.lines[index], sale.currency, isMeant);
        share.back += goods.backOf(index, spent).minorUnits();
        share.all += spent.minorUnits();
    }
    return share;
}

/// Down to the step: what is kept of it is never less than the shopper's.
Points downToStep(Points points, std::int64_t part, std::int64_t whole, Points step)
{
    PointRounding rounding;
    rounding.step = step;
    rounding.rounding = Rounding::Down;
    return roundedShare(points, part, whole, rounding);
}

/// K5 "recomputing": what the goods that are left earn when they alone are bought.
Result<Points> earnedByRest(const ReturnQuestion& question, const ReturnedGoods& goods)
{
    const SaleFact& sale = question.sale;
    std::vector<EarnLine> lines;
    EarnSale rest;
    rest.minimumOrderSpend = Money::zero(sale.currency);
    for (std::size_t index = 0; index < sale.lines.size(); ++index) {
        const SaleLineFact& line = sale.lines[index];
        if (goods.isLineWhole(index)) {
            continue;
        }
        EarnLine& left = lines.emplace_back();
        left.sku = line.sku;
        left.category = line.category;
        left.labels = line.labels;
        left.quantity = Quantity::fromThousandths(line.quantity.thousandths() - goods.back(index).thousandths());
        left.base = line.earnBase - goods.backOf(index, line.earnBase);
        const Money gross = grossOf(line, sale.currency);
        rest.minimumOrderSpend += gross - goods.backOf(index, gross);
    }
    rest.lines = lines;
    rest.star = sale.star;
    rest.businessDate = question.soldOn;
    rest.rightsUsed = !sale.redeemed.isZero() || !sale.vouchers.empty() || !sale.rewards.empty();
    const Result<SaleEarning> earned = earningOf(question.programme, rest);
    if (!earned) {
        return earned.error();
    }
    return std::min(earned.value().total, sale.earned);
}

/// Of what the sale earned, what has to be gone after this return.
Result<Points> goneOfEarned(const ReturnQuestion& question, const ReturnedGoods& goods)
{
    const SaleFact& sale = question.sale;
    if (goods.isWhole()) {
        return sale.earned;
    }
    const PointRounding& rounding = question.programme.pointRounding;
    switch (question.programme.returns.takeBack) {
    case TakeBack::ByValue: {
        const Share share = shareByValue(sale, goods);
        return share.all == 0 ? Points{}
                              : sale.earned - roundedShare(sale.earned, share.all - share.back, share.all, rounding);
    }
    case TakeBack::ByLine: {
        Points gone;
        for (std::size_t index = 0; index < sale.lines.size(); ++index) {
            const SaleLineFact& line = sale.lines[index];
            gone += goods.isLineWhole(index) ? line.earned
                                             : downToStep(line.earned, goods.back(index).thousandths(),
                                                          line.quantity.thousandths(), rounding.step);
        }
        return gone;
    }
    case TakeBack::Recomputing: {
        const Result<Points> kept = earnedByRest(question, goods);
        return kept ? Result<Points>(sale.earned - kept.value()) : kept;
    }
    }
    return Points{};
}

/// Of the points that were spent in the sale, those that belong to the goods that came back: points that paid as money
/// and the points of each reward go with the goods whose price they lowered.
Points spentOnGoodsBack(const ReturnQuestion& question, const ReturnedGoods& goods, bool rewardsAlone)
{
    const SaleFact& sale = question.sale;
    const auto shareOfPoints = [&](Points points, const auto& isMeant) {
        const Share share = shareOf(sale, goods, isMeant);
        return goods.isWhole()  ? points
               : share.all == 0 ? Points{}
                                : downToStep(points, share.back, share.all, question.programme.pointRounding.step);
    };
    std::map<std::string, Points> ofRewards;
    Points asMoney = sale.redeemed;
    for (const ClaimedReward& reward : sale.rewards) {
        ofRewards[reward.id] += reward.points;
        asMoney -= reward.points;
    }
    Points spent = rewardsAlone ? Points{} : shareOfPoints(asMoney, paidAsMoney);
    for (const auto& [reward, points] : ofRewards) {
        spent += shareOfPoints(points, [&id = reward](const DiscountFact& each) {
            return each.kind == DiscountKind::Reward && each.id == id;
        });
    }
    return spent;
}

void planSpent(const ReturnQuestion& question, const ReturnedGoods& goods, ReturnFact& fact)
{
    const SaleFact& sale = question.sale;
    const SpentPoints rule = question.isVoid ? SpentPoints::ProRata : question.programme.returns.spentPoints;
    if (sale.redeemed.isZero() || rule == SpentPoints::Never) {
        return;
    }
    const bool asVoucher = rule == SpentPoints::AsVoucher;
    if (asVoucher) {
        const ReturnedGoods before(sale, question.earlier);
        const std::int64_t units = shareOf(sale, goods, paidAsMoney).back - shareOf(sale, before, paidAsMoney).back;
        if (units > 0) {
            VoucherGiven instead;
            instead.id = VoucherId{question.op.array()};
            instead.value = Money::fromMinor(units, sale.currency);
            instead.from = question.day;
            if (question.programme.returns.voucherDays) {
                instead.until = question.day + std::chrono::days{*question.programme.returns.voucherDays};
            }
            fact.instead = instead;
        }
    }
    Points restored;
    for (const ReturnFact& earlier : question.earlier) {
        restored += earlier.restored;
    }
    fact.restored = std::max(spentOnGoodsBack(question, goods, asVoucher) - restored, Points{});
}

} // namespace

Points roundedShare(Points points, std::int64_t part, std::int64_t whole, const PointRounding& rounding)
{
    HUITOU_CHECK(part >= 0 && part <= whole && whole > 0 && rounding.step > Points{});
    const std::optional<std::int64_t> steps =
        mulDiv(points.hundredths(), part, whole * rounding.step.hundredths(), rounding.rounding);
    HUITOU_CHECK(steps.has_value());
    return std::min(Points::fromHundredths(*steps * rounding.step.hundredths()), points);
}

Status planPoints(const ReturnQuestion& question, const ReturnedGoods& goods, ReturnFact& fact)
{
    if (!question.sale.member) {
        return {};
    }
    const Result<Points> gone = goneOfEarned(question, goods);
    if (!gone) {
        return gone.error();
    }
    Points before;
    for (const ReturnFact& earlier : question.earlier) {
        before += earlier.takenBack;
    }
    fact.takenBack = std::max(gone.value() - before, Points{});
    planSpent(question, goods, fact);
    return {};
}

} // namespace huitou
