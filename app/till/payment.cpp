// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/payment.h"

#include "core/base/card_number.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <cctype>

namespace huitou
{

namespace
{

Error notAnAmount()
{
    return {ErrorCode::Malformed, {"Enter an amount above zero.", "请输入大于零的金额。"}};
}

Error tooManyParts(Money left)
{
    const std::string parts = std::to_string(FactLimits::tenders);
    return {ErrorCode::TooLarge,
            {"A sale is paid in at most " + parts + " parts; take the " + left.display() + " that are left in one.",
             "一单最多分 " + parts + " 次支付，请一次收齐剩余的 " + left.display() + "。"}};
}

bool isDigits(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

Payment::Payment(Money toPay, Money cashRounding)
    : m_toPay(toPay), m_rounding(cashRounding), m_paid(Money::zero(toPay.currency())),
      m_change(Money::zero(toPay.currency())), m_roundingUsed(Money::zero(toPay.currency())), m_complete(toPay.isZero())
{
}

Money Payment::remaining(bool inCash) const
{
    const Money left = m_toPay + m_roundingUsed - m_paid;
    return inCash && m_tenders.empty() && !left.isZero() ? left + m_rounding : left;
}

Status Payment::takeCash(Money given)
{
    if (given <= Money::zero(given.currency())) {
        return notAnAmount();
    }
    if (given > Money::fromMinor(100'000'00, given.currency())) {
        return Error{ErrorCode::TooLarge,
                     {given.display() + " in cash is more than a till takes; check the amount.",
                      given.display() + " 超出收银台可收的现金，请核对金额。"}};
    }
    const Money due = remaining(true);
    if (given < due && onePartLeft()) {
        return tooManyParts(due);
    }
    if (given >= due) {
        m_roundingUsed += due - remaining(false);
        m_change = given - due;
        given = due;
    }
    if (!given.isZero()) {
        m_tenders.push_back({.kind = TenderKind::Cash, .amount = given, .approval = {}, .lastFour = {}});
    }
    settle();
    return {};
}

Status Payment::takeCard(Money amount, const std::string& approval, const std::string& lastFour)
{
    if (looksLikeCardNumber(approval, NumberOrigin::Unknown) || looksLikeCardNumber(lastFour, NumberOrigin::Unknown)) {
        return Error{ErrorCode::CardNumber,
                     {"Never type in a whole card number. The approval code and the last four digits are enough.",
                      "请勿输入完整卡号，只需授权码和卡号末四位。"}};
    }
    const bool approvalFits =
        approval.size() >= 4 && approval.size() <= 8 &&
        std::all_of(approval.begin(), approval.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    if (!approvalFits) {
        return Error{ErrorCode::Malformed,
                     {"Enter the approval code from the card terminal's slip: 4 to 8 letters or digits.",
                      "请输入刷卡单上的授权码(4 到 8 位字母或数字)。"}};
    }
    if (lastFour.size() != 4 || !isDigits(lastFour)) {
        return Error{ErrorCode::Malformed, {"Enter the last four digits of the card.", "请输入卡号末四位数字。"}};
    }
    return takeExact({.kind = TenderKind::Card, .amount = amount, .approval = approval, .lastFour = lastFour});
}

Status Payment::takeWallet(Money amount)
{
    return takeExact({.kind = TenderKind::Wallet, .amount = amount, .approval = {}, .lastFour = {}});
}

void Payment::undo()
{
    HUITOU_CHECK(!m_tenders.empty());
    m_tenders.pop_back();
    m_change = Money::zero(m_toPay.currency());
    m_roundingUsed = Money::zero(m_toPay.currency());
    settle();
}

Status Payment::takeExact(Tender tender)
{
    if (tender.amount <= Money::zero(m_toPay.currency())) {
        return notAnAmount();
    }
    const Money left = remaining(false);
    if (tender.amount > left) {
        return Error{ErrorCode::TooLarge,
                     {"Only " + left.display() + " is left to pay; there is no change on a card or wallet.",
                      "只差 " + left.display() + "，银行卡和电子钱包不找零。"}};
    }
    if (tender.amount < left && onePartLeft()) {
        return tooManyParts(left);
    }
    m_tenders.push_back(std::move(tender));
    settle();
    return {};
}

bool Payment::onePartLeft() const
{
    return m_tenders.size() + 1 >= FactLimits::tenders;
}

void Payment::settle()
{
    m_paid = Money::zero(m_toPay.currency());
    for (const Tender& tender : m_tenders) {
        m_paid += tender.amount;
    }
    m_complete = m_paid == m_toPay + m_roundingUsed;
}

std::vector<Money> likelyNotes(Money due)
{
    std::vector<Money> sums{due};
    std::int64_t unit = 1;
    for (int decimal = 0; decimal < due.currency().decimals(); ++decimal) {
        unit *= 10;
    }
    for (const std::int64_t note : {10 * unit, 50 * unit, 100 * unit, 500 * unit}) {
        const std::int64_t notes = (due.minorUnits() + note - 1) / note;
        const Money sum = Money::fromMinor(notes * note, due.currency());
        if (sum > sums.back() && sums.size() < 4) {
            sums.push_back(sum);
        }
    }
    return sums;
}

} // namespace huitou
