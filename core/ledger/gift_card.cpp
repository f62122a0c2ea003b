// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/gift_card.h"

#include "core/ledger/fact_order.h"
#include "core/ledger/return_points.h"
#include "core/pricing/earning.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Adds up what the facts do to one card.
class CardAccount
{
public:
    CardAccount(std::string_view card, Currency currency) : m_card(card), m_change(Money::zero(currency))
    {
        m_standing.card = card;
        m_standing.value = m_standing.balance = m_standing.overdrawn = Money::zero(currency);
    }

    void operator()(const GiftCardSoldFact& sold)
    {
        if (sold.card == m_card && !m_isSold && sold.value.currency() == m_change.currency()) {
            m_isSold = true;
            m_standing.value = sold.value;
            m_standing.until = sold.until;
            m_change += sold.value;
        }
    }
    void operator()(const SaleFact& sale) { m_change -= partOf(sale.tenders); }
    void operator()(const ReturnFact& returned) { m_change += partOf(returned.tenders); }
    /// What is on it goes; what a return puts on it later is the customer's.
    void operator()(const GiftCardVoidedFact& voided)
    {
        if (voided.card == m_card) {
            m_isVoid = true;
            m_change = std::min(m_change, Money::zero(m_change.currency()));
        }
    }
    void operator()(const auto&) {}

    [[nodiscard]] GiftCardStanding on(Date day)
    {
        const Money none = Money::zero(m_change.currency());
        m_standing.balance = std::max(m_change, none);
        m_standing.overdrawn = m_isSold ? std::max(-m_change, none) : none;
        m_standing.state = stateOn(day);
        return m_standing;
    }

private:
    [[nodiscard]] Money partOf(const std::vector<Tender>& tenders) const
    {
        Money sum = Money::zero(m_change.currency());
        for (const Tender& tender : tenders) {
            const bool isThis = tender.kind == TenderKind::GiftCard && tender.giftCard == m_card;
            sum += isThis && tender.amount.currency() == sum.currency() ? tender.amount : Money::zero(sum.currency());
        }
        return sum;
    }

    [[nodiscard]] GiftCardState stateOn(Date day) const
    {
        if (!m_isSold) {
            return GiftCardState::Unknown;
        }
        if (m_standing.balance.isZero()) {
            return m_isVoid ? GiftCardState::Void : GiftCardState::Used;
        }
        return m_standing.until && *m_standing.until < day ? GiftCardState::Expired : GiftCardState::Active;
    }

    std::string_view m_card;
    Money m_change;
    bool m_isSold = false;
    bool m_isVoid = false;
    GiftCardStanding m_standing;
};

Error notAllowed(std::string en, std::string zh)
{
    return {ErrorCode::NotAllowed, {std::move(en), std::move(zh)}};
}

} // namespace

GiftCardStanding foldGiftCard(std::string_view card, std::span<const MemberFact> facts, Currency currency, Date day)
{
    CardAccount account(card, currency);
    for (const MemberFact* fact : factsInOrder(facts, Instant::max())) {
        std::visit(account, fact->fact);
    }
    return account.on(day);
}

std::string_view giftCardStateName(GiftCardState state) noexcept
{
    switch (state) {
    case GiftCardState::Unknown: return "unknown";
    case GiftCardState::Active: return "active";
    case GiftCardState::Used: return "used";
    case GiftCardState::Expired: return "expired";
    case GiftCardState::Void: return "void";
    }
    return "unknown";
}

Result<GiftCardSoldFact> planGiftCard(const GiftCardQuestion& question)
{
    const std::optional<GiftCardRules>& rules = question.programme.giftCards;
    if (!rules) {
        return notAllowed("The programme sells no gift cards; add [gift_card] to it first.",
                          "本方案不售礼品卡，请先在方案中加入 [gift_card]。");
    }
    const Money none = Money::zero(question.value.currency());
    if (question.value <= none) {
        return notAllowed("A gift card needs a value above " + none.display() + ".",
                          "礼品卡面值须高于 " + none.display() + "。");
    }
    if (question.price < none || question.price > question.value) {
        return notAllowed("A gift card of " + question.value.display() + " can't be sold for " +
                              question.price.display() + "; the price is at most the value.",
                          "面值 " + question.value.display() + " 的礼品卡不能以 " + question.price.display() +
                              " 出售，售价不得高于面值。");
    }
    if (!rules->maximum.isZero() && question.value > rules->maximum) {
        return notAllowed("A gift card is worth at most " + rules->maximum.display() + "; " + question.value.display() +
                              " were asked for.",
                          "礼品卡面值最高 " + rules->maximum.display() + "，申请为 " + question.value.display() + "。");
    }
    GiftCardSoldFact sold;
    sold.op = question.op;
    sold.card = question.card;
    sold.outlet = question.outlet;
    sold.staff = question.staff;
    sold.at = question.at;
    sold.value = question.value;
    sold.price = question.price;
    sold.member = question.member;
    if (rules->validDays) {
        sold.until = question.day + std::chrono::days{*rules->validDays};
    }
    if (rules->purchaseEarns && question.member) {
        const Result<Points> earned =
            pointsFor(question.programme.earn, question.programme.pointRounding, question.price);
        if (!earned) {
            return earned.error();
        }
        sold.earned = earned.value();
    }
    return sold;
}

Result<GiftCardVoidedFact> planGiftCardVoid(const GiftCardSoldFact& sold, const GiftCardStanding& standing,
                                            const PointRounding& rounding, const GiftCardVoidedFact& who)
{
    if (standing.state == GiftCardState::Unknown) {
        return Error{ErrorCode::NotFound,
                     {"Gift card " + sold.card + " is not known; check the number.",
                      "未找到礼品卡 " + sold.card + "，请核对卡号。"}};
    }
    if (standing.state == GiftCardState::Void) {
        return Error{ErrorCode::AlreadyUsed,
                     {"Gift card " + sold.card + " was taken back already.", "礼品卡 " + sold.card + " 已作废。"}};
    }
    GiftCardVoidedFact voided = who;
    voided.card = sold.card;
    voided.member = sold.member;
    const std::int64_t value = sold.value.minorUnits();
    const std::int64_t left = std::min(standing.balance.minorUnits(), value);
    voided.refund = sold.price.scaled(left, value, Rounding::Down);
    PointRounding down = rounding;
    down.rounding = Rounding::Down;
    voided.takenBack = left == value ? sold.earned : roundedShare(sold.earned, left, value, down);
    return voided;
}

} // namespace huitou
