// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/returns.h"

#include "core/ledger/gifts.h"
#include "core/ledger/return_points.h"
#include "core/ledger/returned_goods.h"
#include "core/pricing/price_basket.h"

#include <algorithm>
#include <map>
#include <utility>

namespace huitou
{

namespace
{

Money cashIn(const std::vector<Tender>& tenders, Currency currency)
{
    Money sum = Money::zero(currency);
    for (const Tender& tender : tenders) {
        sum += tender.kind == TenderKind::Cash ? tender.amount : Money::zero(currency);
    }
    return sum;
}

/// What is left of the sale's tenders other than cash.
std::vector<Tender> cashlessLeft(const SaleFact& sale, std::span<const ReturnFact> earlier)
{
    std::vector<Tender> left = sale.tenders;
    std::erase_if(left, [](const Tender& tender) { return tender.kind == TenderKind::Cash; });
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
    return left;
}

/// How the refund is paid: gift cards first, then cash, cards, wallets; each at most what it paid. Cash is rounded to
/// the smallest coin together with what came back before: parts never give back more than the whole.
void payBack(const ReturnQuestion& question, ReturnFact& fact)
{
    const SaleFact& sale = question.sale;
    std::vector<Tender> left = cashlessLeft(sale, question.earlier);
    Money rest = fact.refund;
    const auto payBackBy = [&](TenderKind kind) {
        for (const Tender& tender : left) {
            const Money amount = std::min(rest, tender.amount);
            if (tender.kind == kind && amount > Money::zero(sale.currency)) {
                fact.tenders.push_back(tender);
                fact.tenders.back().amount = amount;
                rest -= amount;
            }
        }
    };
    payBackBy(TenderKind::GiftCard);
    const Money paid = cashIn(sale.tenders, sale.currency);
    Money given = Money::zero(sale.currency);
    Money due = Money::zero(sale.currency); // before rounding
    for (const ReturnFact& returned : question.earlier) {
        given += cashIn(returned.tenders, sale.currency);
        due += cashIn(returned.tenders, sale.currency) - returned.cashRounding;
    }
    const Money ofCash = std::min(rest, paid - sale.cashRounding - due);
    rest -= ofCash;
    due += ofCash;
    const bool isAll = due == paid - sale.cashRounding;
    const Money rounded = isAll ? paid : std::min(due + cashRoundingFor(question.programme, due), paid);
    fact.cashRounding = rounded - given - ofCash;
    if (rounded != given) {
        fact.tenders.push_back({TenderKind::Cash, rounded - given, {}, {}});
    }
    payBackBy(TenderKind::Card);
    payBackBy(TenderKind::Wallet);
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
    const auto endedOf = [&standing](const OpId& source) {
        const auto lot = std::ranges::find(standing.lots, source, &Lot::source);
        return lot != standing.lots.end() ? lot->expired : Points{};
    };
    Points there = standing.balance + standing.pending + fact.restored + endedOf(question.sale.op);
    Points taken = fact.takenBack;
    for (const GiftGivenFact& gift : question.gifts) {
        if (const std::optional<GiftReturnedFact> back = giftBack(gift, fact)) {
            taken += back->takenBack;
            there += endedOf(gift.op);
        }
    }
    if (taken <= there) {
        return {};
    }
    const std::string needed = taken.display();
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

std::vector<TaxTotal> taxesBack(const SaleFact& sale, const ReturnFact& returned)
{
    const Money none = Money::zero(sale.currency);
    std::map<std::pair<std::int32_t, bool>, TaxTotal> byRate; // of the same rate the included one first
    for (const ReturnedLine& back : returned.lines) {
        const SaleLineFact& line = sale.lines[back.line];
        const TaxTotal nothing{line.taxBasisPoints, line.taxIncluded, none, none};
        TaxTotal& total = byRate.try_emplace({line.taxBasisPoints, !line.taxIncluded}, nothing).first->second;
        total.net += back.refund;
        total.tax += back.tax;
    }
    std::vector<TaxTotal> taxes;
    taxes.reserve(byRate.size());
    for (const auto& [rate, total] : byRate) {
        taxes.push_back(total);
    }
    return taxes;
}

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
    payBack(question, fact);
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
