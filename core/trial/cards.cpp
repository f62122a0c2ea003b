// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/cards.h"

#include "core/ledger/gift_card.h"
#include "core/pricing/price_basket.h"

#include <algorithm>
#include <cctype>

namespace huitou::trial
{

namespace
{

Currency currencyOf(const Stage& stage)
{
    return stage.book.versions().front().currency;
}

/// With the facts up to the step's moment.
GiftCardStanding standingOf(Stage& stage, const Step& step, const std::string& name)
{
    std::vector<MemberFact> facts;
    if (const Card* card = stage.book.card(name)) {
        std::copy_if(card->facts.begin(), card->facts.end(), std::back_inserter(facts),
                     [&step](const MemberFact& fact) { return fact.at <= step.at; });
    }
    return foldGiftCard(name, facts, currencyOf(stage), step.day);
}

Error cardError(ErrorCode code, const std::string& name, const Sentence& why)
{
    return Error{code, {"Gift card " + name + " " + why.en, "礼品卡 " + name + " " + why.zh}};
}

const GiftCardSoldFact* saleOf(const Card& card)
{
    for (const MemberFact& fact : card.facts) {
        if (const auto* sold = std::get_if<GiftCardSoldFact>(&fact.fact)) {
            return sold;
        }
    }
    return nullptr;
}

Receipt receiptFor(const std::string& name, Money price)
{
    Receipt receipt;
    receipt.id = name;
    receipt.gross = receipt.paid = receipt.refund = receipt.taxAdded = receipt.cashRounding =
        Money::zero(price.currency());
    return receipt;
}

} // namespace

Money payInCash(const Programme& programme, Money amount, std::vector<Tender>& tenders)
{
    const Money rounding = cashRoundingFor(programme, amount);
    if (const Money cash = amount + rounding; !cash.isZero()) {
        Tender& tender = tenders.emplace_back();
        tender.amount = cash;
    }
    return rounding;
}

Tender byCard(const std::string& card, Money amount)
{
    Tender tender;
    tender.kind = TenderKind::GiftCard;
    tender.amount = amount;
    tender.giftCard = card;
    return tender;
}

Result<Money> spendable(Stage& stage, const Step& step, const std::string& name)
{
    const GiftCardStanding standing = standingOf(stage, step, name);
    switch (standing.state) {
    case GiftCardState::Unknown:
        return cardError(ErrorCode::NotFound, name,
                         {"was not sold by then; look at its id.", "当时尚未售出；请检查编号。"});
    case GiftCardState::Used: return cardError(ErrorCode::AlreadyUsed, name, {"is used up.", "余额已用完。"});
    case GiftCardState::Void:
        return cardError(ErrorCode::AlreadyUsed, name, {"was taken back by the shop.", "已被门店收回。"});
    case GiftCardState::Expired: {
        const std::string day = standing.until ? formatDate(*standing.until) : "";
        return cardError(ErrorCode::NotAllowed, name, {"ended on " + day + ".", "已于 " + day + " 到期。"});
    }
    case GiftCardState::Active: break;
    }
    // What later sales have used of it already can't be used again.
    const GiftCardStanding now = foldGiftCard(name, stage.book.card(name)->facts, currencyOf(stage), step.day);
    if (now.balance.isZero()) {
        return cardError(ErrorCode::AlreadyUsed, name, {"was used up since.", "之后已用完。"});
    }
    return std::min(standing.balance, now.balance);
}

CardAnswer cardAnswer(Stage& stage, const Step& step, const std::string& name)
{
    const GiftCardStanding standing = standingOf(stage, step, name);
    std::string state{giftCardStateName(standing.state)};
    std::transform(state.begin(), state.end(), state.begin(),
                   [](unsigned char letter) { return std::tolower(letter); });
    return {name, standing.balance, state};
}

std::vector<CardAnswer> cardAnswers(Stage& stage, const Step& step, const std::vector<std::string>& cards)
{
    std::vector<CardAnswer> answers;
    answers.reserve(cards.size());
    for (const std::string& card : cards) {
        answers.push_back(cardAnswer(stage, step, card));
    }
    return answers;
}

Result<Answer> play(Stage& stage, const Step& step, const SellGiftCard& sell)
{
    Account* account = sell.member ? &memberFor(stage, *sell.member, step) : nullptr;
    Result<GiftCardSoldFact> planned =
        planGiftCard({.programme = stage.book.programmeOn(step.day),
                      .card = sell.card,
                      .value = sell.amount,
                      .price = sell.price,
                      .member = account != nullptr ? std::optional(account->id) : std::nullopt,
                      .day = step.day,
                      .op = opOf(step),
                      .outlet = sell.outlet,
                      .at = step.at});
    if (!planned) {
        return planned.error();
    }
    GiftCardSoldFact& fact = planned.value();
    const Money rounding = payInCash(stage.book.programmeOn(step.day), fact.price, fact.tenders);
    stage.book.writeCard(sell.card, step.at, step.day, fact);
    if (account != nullptr) {
        stage.book.write(account->id, step.at, step.day, fact);
    }
    Receipt receipt = receiptFor(sell.card, fact.price);
    receipt.gross = receipt.paid = fact.price;
    receipt.earned = fact.earned;
    receipt.cashRounding = rounding;
    receipt.tenders = fact.tenders;
    Answer answer(stage.language);
    answer.sale(receipt);
    answer.giftCards({cardAnswer(stage, step, sell.card)});
    if (account != nullptr) {
        showStanding(stage, "standing", *account, step, answer);
    }
    return answer;
}

Result<Answer> voidCard(Stage& stage, const Step& step, const std::string& name, OutletId outlet)
{
    const Card* card = stage.book.card(name);
    const GiftCardSoldFact* sold = card == nullptr ? nullptr : saleOf(*card);
    if (sold == nullptr) {
        return cardError(ErrorCode::NotFound, name, {"was never sold; look at its id.", "从未售出；请检查编号。"});
    }
    GiftCardVoidedFact who;
    who.op = opOf(step);
    who.outlet = outlet;
    who.at = step.at;
    const Programme& programme = stage.book.programmeOn(step.day);
    const Result<GiftCardVoidedFact> planned = planGiftCardVoid(
        *sold, foldGiftCard(name, card->facts, currencyOf(stage), step.day), programme.pointRounding, who);
    if (!planned) {
        return planned.error();
    }
    const GiftCardVoidedFact& fact = planned.value();
    stage.book.writeCard(name, step.at, step.day, fact);
    Receipt receipt = receiptFor(name, fact.refund);
    receipt.refund = fact.refund;
    receipt.earned = -fact.takenBack;
    receipt.cashRounding = payInCash(programme, fact.refund, receipt.tenders);
    Answer answer(stage.language);
    answer.sale(receipt);
    answer.giftCards({cardAnswer(stage, step, name)});
    if (fact.member) {
        Account& account = stage.book.account(*fact.member);
        stage.book.write(*fact.member, step.at, step.day, fact);
        showStanding(stage, "standing", account, step, answer);
    }
    return answer;
}

} // namespace huitou::trial
