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

/// The most points that pricing would take as money, were all offered that the rewards leave; where they may be spent
/// at once, those that the sale itself earns too: the more points pay, the fewer it earns.
Points mostToRedeem(const Programme& programme, const Checkout& checkout)
{
    const Points rest = checkout.before.balance - checkout.priced.rewardPoints;
    const auto redeeming = [&](Points points) {
        Basket basket = checkout.basket;
        basket.redeem = points;
        return priceBasket(programme, basket);
    };
    const auto isThere = [&](const Result<PricedBasket>& priced) {
        return priced && priced.value().redeemed <= rest + priced.value().earnedTotal;
    };
    const Points step = programme.pointRounding.step;
    const Result<PricedBasket> without = redeeming(Points{});
    std::int64_t most = 0; // steps of the sale's own points: so many are there
    std::int64_t tooMany =
        1 +
        (programme.spendableInSameSale && without ? without.value().earnedTotal.hundredths() / step.hundredths() : 0);
    while (tooMany - most > 1) {
        const std::int64_t middle = most + (tooMany - most) / 2;
        (isThere(redeeming(rest + step.scaled(middle, 1, Rounding::Down))) ? most : tooMany) = middle;
    }
    const Points offered = rest + step.scaled(most, 1, Rounding::Down);
    if (offered <= Points{}) {
        return {};
    }
    const Result<PricedBasket> priced = redeeming(offered);
    return priced ? priced.value().redeemed : Points{};
}

Result<Most> mostOf(const Programme& programme, const Checkout& checkout)
{
    Most most;
    if (checkout.account == nullptr) {
        return most;
    }
    const Points available = checkout.before.balance - checkout.priced.redeemed;
    Result<std::vector<RewardInBasket>> rewards = mostOfRewards(programme, checkout.basket, available);
    if (!rewards) {
        return rewards.error();
    }
    most.rewards = std::move(rewards).value();
    if (programme.redemption) {
        most.redeem = mostToRedeem(programme, checkout);
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
    giveForSale(stage, step, checkout, ref, sold);
    if (Status status = late.status(); !status) {
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
