// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/complete_sale.h"

#include "core/ledger/rights.h"
#include "core/ledger/sale_record.h"
#include "core/pricing/price_basket.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace huitou
{

namespace
{

/// The basket as it was priced, for its record.
Basket soldBasket(const PaidBasket& paid)
{
    Basket basket;
    basket.lines = paid.lines;
    basket.vouchers = paid.vouchers;
    if (paid.member) {
        basket.shopper.emplace().member = paid.member->row.entry.id;
    }
    return basket;
}

Points balanceAfter(const PaidBasket& basket)
{
    return basket.member->balance() + basket.priced.earnedTotal - basket.priced.redeemed - basket.priced.rewardPoints;
}

/// "2 × Pen": what the programme calls the reward.
Sentence nameOf(const Programme& programme, const ClaimedReward& claimed)
{
    const std::string times = std::to_string(claimed.times) + " × ";
    const auto reward = std::ranges::find(programme.rewards, claimed.id, &Reward::id);
    return reward != programme.rewards.end() ? Sentence{times + reward->name.en, times + reward->name.zh}
                                             : Sentence{times + claimed.id, times + claimed.id};
}

ReceiptMember receiptMemberOf(const PaidBasket& basket)
{
    const Standing& standing = basket.member->row.standing;
    ReceiptMember member;
    member.shortName = basket.member->row.entry.shortName;
    if (standing.star > 0 && standing.star <= basket.programme.stars.size()) {
        member.star = basket.programme.stars[standing.star - 1].name;
    }
    member.earned = basket.priced.earned;
    member.redeemed = basket.priced.redeemed;
    for (const ClaimedReward& reward : basket.priced.rewards) {
        member.rewards.push_back({.name = nameOf(basket.programme, reward), .points = reward.points});
    }
    member.balance = balanceAfter(basket);
    member.balanceAsOf = basket.shop->calendar.wallClock(basket.member->row.asOf);
    return member;
}

/// The offers that the member may still use here after this sale, and what there is to tell them.
std::vector<ReceiptOffer> offersLeft(const PaidBasket& basket)
{
    std::vector<ReceiptOffer> left;
    for (const Offer& offer : basket.member->offersToUse(basket.businessDate)) {
        const std::vector<OfferId>& used = basket.priced.offers;
        if (std::find(used.begin(), used.end(), offer.terms.offer) == used.end()) {
            left.push_back({.title = offer.terms.title, .until = offer.terms.until});
        }
    }
    for (const Offer& offer : basket.member->offersToTell(basket.businessDate)) {
        if (isWordsAlone(offer, basket.member->row.standing)) {
            left.push_back({.title = offer.terms.title, .until = offer.terms.until});
        }
    }
    return left;
}

std::string receiptCodeOf(const PaidBasket& basket, Instant at, std::uint32_t epoch, std::uint64_t seq)
{
    if (basket.receiptKey == nullptr) {
        return {};
    }
    ReceiptCode code;
    code.till = basket.shop->identity.till;
    code.epoch = epoch;
    code.seq = seq;
    code.at = at;
    code.paidMinorUnits = basket.priced.toPay.minorUnits();
    if (basket.member) {
        code.member = basket.member->row.entry.id;
        code.earned = basket.priced.earnedTotal;
        code.redeemed = basket.priced.redeemed + basket.priced.rewardPoints;
    }
    return encodeReceiptCode(code, *basket.receiptKey);
}

} // namespace

SaleFact saleFactOf(const PaidBasket& basket, Instant at)
{
    HUITOU_CHECK(basket.lines.size() == basket.priced.lines.size());
    SaleFact fact = saleFactFrom(basket.programme, soldBasket(basket), basket.priced);
    fact.op = basket.op;
    fact.outlet = basket.shop->identity.outlet;
    fact.staff = basket.staff.id;
    fact.at = at;
    fact.cashRounding = basket.payment.cashRounding();
    fact.tenders = basket.payment.tenders();
    fact.approvedBy = basket.approvedBy;
    return fact;
}

ReceiptContent receiptOf(const PaidBasket& basket, Instant at, std::uint32_t epoch, std::uint64_t seq)
{
    ReceiptContent receipt;
    receipt.shopName = basket.shop->outlet.name;
    receipt.header = basket.shop->outlet.receiptHeader;
    receipt.tillNumber = basket.shop->identity.number;
    receipt.cashier = basket.staff.name;
    receipt.number = receiptNumber(basket.shop->identity.number, seq);
    receipt.time = basket.shop->calendar.wallClock(at);
    for (std::size_t line = 0; line < basket.lines.size(); ++line) {
        const BasketLine& sold = basket.lines[line];
        const PricedLine& priced = basket.priced.lines[line];
        receipt.lines.push_back({.name = sold.article.name,
                                 .quantity = sold.quantity,
                                 .weighed = sold.article.weighed,
                                 .unitPrice = sold.article.unitPrice,
                                 .list = priced.list,
                                 .discounts = explainedDiscounts(basket.priced, line),
                                 .remark = priced.remark,
                                 .note = basket.notes.at(line)});
    }
    receipt.totals = basket.priced.totals;
    receipt.taxes = basket.priced.taxes;
    receipt.list = basket.priced.list;
    receipt.discount = basket.priced.discount;
    receipt.taxAdded = basket.priced.taxAdded;
    receipt.toPay = basket.priced.toPay;
    receipt.cashRounding = basket.payment.cashRounding();
    receipt.tenders = basket.payment.tenders();
    if (!receipt.tenders.empty() && receipt.tenders.back().kind == TenderKind::Cash) {
        const Money change = basket.payment.change();
        receipt.cash = CashHanded{.given = receipt.tenders.back().amount + change, .change = change};
        receipt.opensDrawer = true;
    }
    if (basket.member) {
        receipt.member = receiptMemberOf(basket);
        receipt.offers = offersLeft(basket);
    }
    receipt.qrText = receiptCodeOf(basket, at, epoch, seq);
    return receipt;
}

void CompleteSale::askReady(std::function<void(Status)> then)
{
    m_store.ask([](TillStore& store) { return store.readyToSell(); }, std::move(then));
}

void CompleteSale::operator()(PaidBasket basket, std::function<void(Result<CompletedSale>)> then)
{
    if (basket.lines.empty()) {
        m_store.toGui([then] { then(Error{ErrorCode::BasketEmpty, {"Ring something up first.", "请先录入商品。"}}); });
        return;
    }
    if (!basket.payment.isComplete()) {
        const std::string left = basket.payment.remaining(false).display();
        m_store.toGui([then, left] {
            then(Error{ErrorCode::TenderShort,
                       {left + " is still to be paid; take the rest first.", "还差 " + left + "，请先收齐。"}});
        });
        return;
    }
    const Instant now = m_clock.now();
    auto sold = std::make_shared<const PaidBasket>(std::move(basket));
    m_store.ask(
        [sold, now](TillStore& store) -> Result<CompletedSale> {
            SaleCommit commit;
            commit.fact = saleFactOf(*sold, now);
            commit.ownPoints = sold->ownPoints;
            commit.body = encodeFact(commit.fact);
            // The basket may have been begun in an epoch that has ended since.
            commit.printDocument = [sold, now, epoch = store.identity().epoch](std::uint64_t seq) {
                Result<Bytes> document =
                    encodePrintDocument(receiptDocument(receiptOf(*sold, now, epoch, seq), sold->receiptLanguage));
                HUITOU_CHECK(document.ok()); // the counter's limits keep a receipt below the printer's
                return std::move(document).value();
            };
            const Result<std::uint64_t> seq = store.commitSale(commit);
            if (!seq.ok()) {
                return seq.error();
            }
            CompletedSale done;
            done.seq = seq.value();
            done.tillNumber = sold->shop->identity.number;
            done.paid = sold->priced.toPay + sold->payment.cashRounding();
            done.change = sold->payment.change();
            done.saved = sold->priced.discount;
            if (sold->member) {
                done.earned = sold->priced.earnedTotal;
                done.balance = balanceAfter(*sold);
            }
            return done;
        },
        std::move(then));
}

} // namespace huitou
