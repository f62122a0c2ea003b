// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/gifts.h"
#include "core/ledger/returns.h"
#include "core/trial/cards.h"
#include "core/trial/ids.h"
#include "core/trial/stage.h"

#include <algorithm>

/// Goods brought back, and sales that were mistakes.
namespace huitou::trial
{

namespace
{

Error unknownSale(const std::string& id)
{
    return Error{ErrorCode::NotFound,
                 {"No sale " + id + " was made; look at its id.", "没有编号为 " + id + " 的销售；请检查编号。"}};
}

/// What of `sku` is left of the sale.
Quantity leftOf(const SoldSale& sale, const std::string& sku)
{
    std::int64_t left = 0;
    for (const SaleLineFact& line : sale.fact.lines) {
        left += line.sku == sku ? line.quantity.thousandths() : 0;
    }
    for (const ReturnFact& returned : sale.returns) {
        for (const ReturnedLine& line : returned.lines) {
            left -= sale.fact.lines[line.line].sku == sku ? line.quantity.thousandths() : 0;
        }
    }
    return Quantity::fromThousandths(left);
}

/// The list price of what came back: each line's in proportion, all of it with the last piece.
Money grossOf(const SoldSale& sale, const ReturnFact& returned)
{
    Money gross = Money::zero(returned.currency);
    for (const ReturnedLine& back : returned.lines) {
        const SaleLineFact& line = sale.fact.lines[back.line];
        std::int64_t before = 0;
        for (const ReturnFact& earlier : sale.returns) {
            for (const ReturnedLine& other : earlier.lines) {
                before += other.line == back.line ? other.quantity.thousandths() : 0;
            }
        }
        const auto upTo = [&line](std::int64_t thousandths) {
            return line.list.scaled(thousandths, line.quantity.thousandths(), Rounding::HalfUp);
        };
        gross += upTo(before + back.quantity.thousandths()) - upTo(before);
    }
    return gross;
}

Receipt receiptOf(const std::string& id, const SoldSale& sale, const ReturnFact& returned)
{
    Receipt receipt;
    receipt.id = id;
    receipt.gross = grossOf(sale, returned);
    receipt.taxes = taxesBack(sale.fact, returned);
    receipt.taxAdded = receipt.paid = Money::zero(returned.currency);
    receipt.refund = returned.refund;
    receipt.earned = -returned.takenBack;
    receipt.redeemed = -returned.restored;
    receipt.cashRounding = returned.cashRounding;
    receipt.tenders = returned.tenders;
    return receipt;
}

/// The second leg: what the introducer had earned by the sale goes with it, and counts no longer under the limit for
/// one buyer.
void writeReferralReturn(Stage& stage, const Step& step, const SoldSale& sale, const ReturnFact& returned,
                         Account& buyer)
{
    if (!sale.referral) {
        return;
    }
    const Programme& programme = stage.book.programmeOn(sale.day);
    if (const auto leg =
            planReferralReturn(sale.fact, *sale.referral, sale.returns, returned, programme.pointRounding)) {
        stage.book.write(leg->member, step.at, step.day, *leg, 1);
        stage.book.set(buyer, &Account::earnedForIntroducer, buyer.earnedForIntroducer - leg->takenBack);
    }
}

/// What came with the sale goes with it.
void writeGiftReturns(Stage& stage, const Step& step, const SoldSale& sale, const ReturnFact& returned)
{
    for (const GiftGivenFact& gift : sale.gifts) {
        if (const auto back = giftBack(gift, returned)) {
            stage.book.write(gift.member, step.at, step.day, *back);
        }
    }
}

Result<Answer> takeBack(Stage& stage, const Step& step, const std::string& id, ReturnQuestion question, SoldSale& sale)
{
    Account* account = sale.fact.member ? &stage.book.account(*sale.fact.member) : nullptr;
    if (step.at < sale.at) {
        return Error{ErrorCode::NotAllowed,
                     {"Sale " + id + " was made later than this; look at the time.",
                      "销售 " + id + " 的时间晚于此步骤；请检查时间。"}};
    }
    Standing standing;
    if (account != nullptr) {
        standing = stage.book.standing(*account, {step.at, step.day});
        question.standing = &standing;
    }
    const Result<ReturnFact> planned = planReturn(question);
    if (!planned) {
        return planned.error();
    }
    const ReturnFact& returned = planned.value();
    Answer answer(stage.language);
    answer.sale(receiptOf(id, sale, returned));
    if (account != nullptr) {
        stage.book.write(*sale.fact.member, step.at, step.day, returned);
        writeReferralReturn(stage, step, sale, returned, *account);
        writeGiftReturns(stage, step, sale, returned);
    }
    std::vector<std::string> cards;
    for (const Tender& tender : returned.tenders) {
        if (tender.kind == TenderKind::GiftCard) {
            stage.book.writeCard(tender.giftCard, step.at, step.day, returned);
            cards.push_back(tender.giftCard);
        }
    }
    stage.book.addReturn(sale, returned);
    answer.giftCards(cardAnswers(stage, step, cards));
    if (account != nullptr) {
        showStanding(stage, "standing", *account, step, answer);
    }
    return answer;
}

ReturnQuestion questionFor(Stage& stage, const Step& step, const SoldSale& sale, OutletId outlet)
{
    return {.programme = stage.book.programmeOn(sale.day),
            .sale = sale.fact,
            .soldOn = sale.day,
            .earlier = sale.returns,
            .goods = {},
            .day = step.day,
            .op = opOf(step),
            .outlet = outlet,
            .at = step.at,
            .gifts = sale.gifts};
}

} // namespace

Result<Answer> play(Stage& stage, const Step& step, const Return& goods)
{
    SoldSale* sale = stage.book.sale(goods.sale);
    if (sale == nullptr) {
        return unknownSale(goods.sale);
    }
    std::vector<GoodsBack> back;
    for (const BroughtBack& line : goods.lines) {
        // Of what is not there one piece is asked for, so that the ledger says why it can't come back.
        const Quantity left = leftOf(*sale, line.sku);
        const Quantity all = left > Quantity{} ? left : Quantity::pieces(1);
        back.push_back({.sku = line.sku, .quantity = line.quantity.value_or(all)});
    }
    ReturnQuestion question = questionFor(stage, step, *sale, goods.outlet);
    question.goods = back;
    return takeBack(stage, step, goods.sale, question, *sale);
}

Result<Answer> play(Stage& stage, const Step& step, const Void& mistake)
{
    if (!mistake.giftCard.empty()) {
        return voidCard(stage, step, mistake.giftCard, mistake.outlet);
    }
    SoldSale* sale = stage.book.sale(mistake.sale);
    if (sale == nullptr) {
        return unknownSale(mistake.sale);
    }
    ReturnQuestion question = questionFor(stage, step, *sale, mistake.outlet);
    question.isVoid = true;
    return takeBack(stage, step, mistake.sale, question, *sale);
}

} // namespace huitou::trial
