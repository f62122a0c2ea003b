// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/late_sale.h"
#include "core/ledger/sale_record.h"
#include "core/pricing/price_basket.h"
#include "core/trial/cards.h"
#include "core/trial/checkout.h"
#include "core/trial/gifts.h"
#include "core/trial/ids.h"
#include "core/trial/late_check.h"

#include <algorithm>

/// A basket that is paid for, and one that is only priced.
namespace huitou::trial
{

namespace
{

Receipt receiptOf(Stage& stage, const Sell& sell, const Checkout& checkout)
{
    const PricedBasket& priced = checkout.priced;
    Receipt receipt;
    receipt.id = sell.sale;
    receipt.gross = priced.list;
    receipt.discounts = priced.totals;
    for (Discount& discount : receipt.discounts) {
        if (const auto voucher = VoucherId::parse(discount.id); voucher && discount.kind == DiscountKind::Voucher) {
            discount.id = stage.names.nameOf(*voucher);
        }
    }
    receipt.taxes = priced.taxes;
    receipt.taxAdded = priced.taxAdded;
    receipt.paid = priced.toPay;
    receipt.refund = Money::zero(priced.list.currency());
    receipt.earned = priced.earnedTotal;
    receipt.redeemed = priced.redeemed + priced.rewardPoints;
    receipt.rewards = priced.rewards;
    receipt.cashRounding = checkout.cashRounding;
    receipt.tenders = checkout.tenders;
    return receipt;
}

Result<Most> mostOf(const Programme& programme, const Checkout& checkout)
{
    Most most;
    if (checkout.account == nullptr) {
        return most;
    }
    const Points available = checkout.before.balance;
    Result<std::vector<RewardInBasket>> rewards = mostOfRewards(programme, checkout.basket, available);
    if (!rewards) {
        return rewards.error();
    }
    most.rewards = std::move(rewards).value();
    // The most that pricing would take as money, were all points offered that the rewards leave.
    Basket all = checkout.basket;
    all.redeem = available - checkout.priced.rewardPoints;
    if (programme.redemption && all.redeem > Points{}) {
        if (const Result<PricedBasket> priced = priceBasket(programme, all)) {
            most.redeem = priced.value().redeemed;
        }
    }
    return most;
}

SaleFact factOf(const Step& step, const Sell& sell, const Checkout& checkout, const Programme& programme)
{
    SaleFact fact = saleFactFrom(programme, checkout.basket, checkout.priced);
    fact.op = idFor<OpId>("sale", sell.sale);
    fact.outlet = sell.outlet;
    fact.at = step.at;
    fact.tenders = checkout.tenders;
    fact.cashRounding = checkout.cashRounding;
    return fact;
}

/// Writes what happened to the member; tells what would have differed in later sales.
Status writeForMember(Stage& stage, const Step& step, const Checkout& checkout, SoldSale& sold, Answer& answer)
{
    Account& account = *checkout.account;
    const LateCheck late(stage, account, step);
    const FactRef ref = stage.book.write(account.id, step.at, step.day, sold.fact);
    sold.referral = giveForSale(stage, step, checkout, sold.fact);
    if (const Status status = late.status(); !status) {
        return status;
    }
    if (late.isLate()) {
        answer.late(lateSaleDifferences(stage.book.versions(), account.id, account.facts, ref));
    }
    return {};
}

Status post(Stage& stage, const Step& step, const Sell& sell, const Checkout& checkout, Answer& answer)
{
    SoldSale sold{
        .at = step.at, .day = step.day, .fact = factOf(step, sell, checkout, stage.book.programmeOn(step.day))};
    if (checkout.account != nullptr) {
        if (Status status = writeForMember(stage, step, checkout, sold, answer); !status) {
            return status;
        }
    }
    for (const Tender& tender : sold.fact.tenders) {
        if (tender.kind == TenderKind::GiftCard) {
            stage.book.writeCard(tender.giftCard, step.at, step.day, sold.fact);
        }
    }
    stage.book.addSale(sell.sale, std::move(sold), checkout.othersVouchers);
    return {};
}

} // namespace

Result<Answer> play(Stage& stage, const Step& step, const Sell& sell)
{
    Result<Checkout> checked = checkOut(stage, step, sell);
    if (!checked) {
        return checked.error();
    }
    const Checkout& checkout = checked.value();
    Answer answer(stage.language);
    answer.sale(receiptOf(stage, sell, checkout));
    if (sell.isQuote) {
        const Result<Most> most = mostOf(stage.book.programmeOn(step.day), checkout);
        if (!most) {
            return most.error();
        }
        answer.most(most.value());
    } else if (const Status status = post(stage, step, sell, checkout, answer); !status) {
        return status.error();
    }
    answer.giftCards(cardAnswers(stage, step, sell.giftCards));
    answer.hints(checkout.priced.hints);
    if (checkout.account != nullptr) {
        showStanding(stage, "standing", *checkout.account, step, answer);
    }
    return answer;
}

} // namespace huitou::trial
