// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/returns.h"

#include "core/ledger/return_points.h"
#include "core/ledger/returned_goods.h"
#include "core/pricing/price_basket.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// What each way of paying gets back: gift cards first, then cash, cards, wallets; at most what it paid.
std::vector<Tender> paidBack(const SaleFact& sale, std::span<const ReturnFact> earlier, Money refund)
{
    std::vector<Tender> left = sale.tenders;
    for (const ReturnFact& returned : earlier) {
        for (const Tender& back : returned.tenders) {
            Money amount = back.amount;
            for (Tender& tender : left) {
                const bool same = tender.kind == back.kind && tender.giftCard == back.giftCard &&
                                  tender.approval == back.approval && tender.lastFour == back.lastFour;
                const Money taken = same ? std::min(amount, tender.amount) : Money::zero(amount.currency());
                tender.amount -= taken;
                amount -= taken;
            }
        }
    }
    std::vector<Tender> tenders;
    for (const TenderKind kind : {TenderKind::GiftCard, TenderKind::Cash, TenderKind::Card, TenderKind::Wallet}) {
        for (const Tender& tender : left) {
            const Money amount = std::min(refund, tender.amount);
            if (tender.kind == kind && amount > Money::zero(amount.currency())) {
                tenders.push_back(tender);
                tenders.back().amount = amount;
                refund -= amount;
            }
        }
    }
    if (!refund.isZero()) { // the smallest coin had been rounded off what was paid
        const auto cash = std::ranges::find(tenders, TenderKind::Cash, &Tender::kind);
        if (cash != tenders.end()) {
            cash->amount += refund;
        } else {
            tenders.push_back({TenderKind::Cash, refund, {}, {}});
        }
    }
    return tenders;
}

/// Rounds the cash of a return to the smallest coin; answers what that adds.
Money roundCash(const Programme& programme, std::vector<Tender>& tenders, Currency currency)
{
    const auto cash = std::ranges::find(tenders, TenderKind::Cash, &Tender::kind);
    if (cash == tenders.end()) {
        return Money::zero(currency);
    }
    const Money rounding = cashRoundingFor(programme, cash->amount);
    cash->amount += rounding;
    if (cash->amount.isZero()) {
        tenders.erase(cash);
    }
    return rounding;
}

Status checkQuestion(const ReturnQuestion& question)
{
    const auto voided = std::ranges::find_if(question.earlier, &ReturnFact::isVoid);
    if (voided != question.earlier.end()) {
        return Error{ErrorCode::AlreadyUsed,
                     {"This sale was cancelled already; there is nothing to bring back.", "本单已取消，无可退商品。"}};
    }
    if (question.isVoid && !question.earlier.empty()) {
        return Error{ErrorCode::AlreadyUsed,
                     {"Goods of this sale came back already; take the rest as a return.",
                      "本单已有退货，请将剩余商品按退货处理。"}};
    }
    const int within = question.programme.returns.withinDays;
    const auto passed = (question.day - question.soldOn).count();
    if (passed > within) {
        const std::string limit = std::to_string(within);
        const std::string since = std::to_string(passed);
        return Error{ErrorCode::NotAllowed,
                     {"The sale was " + since + " days ago; goods are taken back within " + limit + " days.",
                      "本单已过 " + since + " 天，退货期限为 " + limit + " 天。"}};
    }
    return {};
}

/// What the member has to take it from, and what becomes of it: a debt beyond that.
Status checkDebt(const ReturnQuestion& question, const ReturnFact& fact)
{
    if (!question.programme.returns.refuseDebt || question.standing == nullptr) {
        return {};
    }
    const Standing& standing = *question.standing;
    const auto own = std::ranges::find(standing.lots, question.sale.op, &Lot::source);
    const Points ended = own != standing.lots.end() ? own->expired : Points{};
    const Points there = standing.balance + standing.pending + ended + fact.restored;
    if (fact.takenBack <= there) {
        return {};
    }
    const std::string needed = fact.takenBack.display();
    return Error{ErrorCode::PointsInsufficient,
                 {"The return takes " + needed + " points back; the member has " + there.display() +
                      ". Take fewer goods back, or adjust the points first.",
                  "退货需扣 " + needed + " 分，会员仅有 " + there.display() + " 分。请减少退货或先调整积分。"}};
}

void giveRightsBack(const SaleFact& sale, ReturnFact& fact)
{
    fact.vouchers = sale.vouchers;
    fact.offers = sale.offers;
    fact.promotions = sale.promotions;
}

bool isAllBack(const SaleFact& sale, std::span<const ReturnFact> earlier)
{
    ReturnedGoods rest(sale, earlier);
    rest.takeAll();
    return rest.isNothing();
}

} // namespace

Result<ReturnFact> planReturn(const ReturnQuestion& question)
{
    const SaleFact& sale = question.sale;
    if (Status possible = checkQuestion(question); !possible) {
        return possible.error();
    }
    if (isAllBack(sale, question.earlier)) {
        return Error{ErrorCode::AlreadyUsed, {"Nothing of this sale is left to bring back.", "本单已无可退商品。"}};
    }
    ReturnedGoods goods(sale, question.earlier);
    if (question.isVoid || question.goods.empty()) {
        goods.takeAll();
    } else if (Status taken = goods.take(question.goods); !taken) {
        return taken.error();
    }
    ReturnFact fact;
    fact.op = question.op;
    fact.sale = sale.op;
    fact.isVoid = question.isVoid;
    fact.isWhole = goods.isWhole();
    fact.outlet = question.outlet;
    fact.staff = question.staff;
    fact.at = question.at;
    fact.currency = sale.currency;
    fact.member = sale.member;
    fact.programmeVersion = sale.programmeVersion;
    fact.lines = goods.lines();
    fact.refund = Money::zero(sale.currency);
    for (const ReturnedLine& line : fact.lines) {
        fact.refund += line.refund;
    }
    fact.tenders = paidBack(sale, question.earlier, fact.refund);
    fact.cashRounding = roundCash(question.programme, fact.tenders, sale.currency);
    if (Status points = planPoints(question, goods, fact); !points) {
        return points.error();
    }
    if (fact.isWhole) {
        giveRightsBack(sale, fact);
    }
    if (Status owed = checkDebt(question, fact); !owed) {
        return owed.error();
    }
    return fact;
}

std::optional<ReferralReturnedFact> planReferralReturn(const SaleFact& sale, const ReferralEarnedFact& referral,
                                                       std::span<const ReturnFact> earlier, const ReturnFact& returned,
                                                       const PointRounding& rounding)
{
    Money before = Money::zero(sale.currency);
    for (const ReturnFact& other : earlier) {
        before += other.refund;
    }
    const auto takenAfter = [&](Money refunded, bool whole) {
        const std::int64_t paid = sale.paid.minorUnits();
        if (whole || paid <= 0 || refunded >= sale.paid) {
            return whole || paid > 0 ? referral.earned : Points{};
        }
        return referral.earned - roundedShare(referral.earned, paid - refunded.minorUnits(), paid, rounding);
    };
    const Points taken = takenAfter(before + returned.refund, returned.isWhole) - takenAfter(before, false);
    if (taken <= Points{}) {
        return std::nullopt;
    }
    return ReferralReturnedFact{referral.member, sale.op, returned.op, taken};
}

} // namespace huitou
