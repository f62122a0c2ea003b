// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/tender_view_model.h"

#include "core/base/card_number.h"

#include <utility>

namespace huitou
{

namespace
{

Sentence nameOf(const Tender& tender)
{
    switch (tender.kind) {
    case TenderKind::Cash: return {"Cash", "现金"};
    case TenderKind::Card: return {"Card ···" + tender.lastFour, "银行卡 ···" + tender.lastFour};
    case TenderKind::Wallet: return {"Wallet", "电子钱包"};
    case TenderKind::GiftCard: return {"Gift card", "礼品卡"};
    }
    HUITOU_CHECK(false);
}

} // namespace

TenderViewModel::TenderViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &TenderViewModel::show);
}

void TenderViewModel::begin(Money toPay, Money cashRounding, std::optional<Sentence> earns)
{
    m_earns = std::move(earns);
    m_undoAsked = false;
    m_toPay = toPay;
    m_payment = Payment(toPay, cashRounding);
    m_method = Method::Cash;
    m_typed = AmountEntry(toPay.currency());
    m_approval.clear();
    m_lastFour.clear();
    m_allowed = false;
    m_takeAsked = false;
    m_saving = false;
    m_message.reset();
    show();
}

void TenderViewModel::allow()
{
    m_allowed = true;
    if (std::exchange(m_takeAsked, false)) {
        take();
    }
}

void TenderViewModel::refuse(const Error& error)
{
    m_saving = false;
    m_message = error.message;
    m_refusal = true;
    emit changed();
}

void TenderViewModel::say(const Sentence& message)
{
    m_message = message;
    m_refusal = false;
    emit changed();
}

QString TenderViewModel::remaining() const
{
    return QString::fromStdString(left().display());
}

QString TenderViewModel::amount() const
{
    return m_typed.isEmpty() ? remaining() : m_typed.display();
}

QString TenderViewModel::change() const
{
    const Money given = wanted();
    return m_method == Method::Cash && given > left() ? QString::fromStdString((given - left()).display()) : QString();
}

void TenderViewModel::setApproval(const QString& text)
{
    m_approval = acceptable(text) ? text : QString();
    emit changed();
}

void TenderViewModel::setLastFour(const QString& text)
{
    m_lastFour = acceptable(text) ? text : QString();
    emit changed();
}

QString TenderViewModel::mainText() const
{
    if (m_saving) {
        return m_texts.of({"Saving…", "正在保存…"});
    }
    if (m_takeAsked) {
        return m_texts.of({"One moment…", "请稍候…"});
    }
    if (m_payment.isComplete()) {
        return m_texts.of({"Complete the sale", "完成交易"});
    }
    const std::string amount = wanted().display();
    if (wanted() >= left()) {
        return m_texts.of({"Take " + left().display() + " and finish", "收 " + left().display() + " 并完成"});
    }
    return m_texts.of({"Take " + amount + " as a part", "先收 " + amount});
}

void TenderViewModel::choose(Method method)
{
    if (!saving()) {
        m_method = method;
        m_typed.clear();
        m_message.reset();
        show();
    }
}

void TenderViewModel::key(const QString& key)
{
    if (saving() || m_payment.isComplete()) {
        return;
    }
    m_message.reset();
    m_typed.key(key);
    emit changed();
}

void TenderViewModel::useSum(int row)
{
    if (!saving() && row >= 0 && static_cast<std::size_t>(row) < m_likely.size()) {
        m_typed.set(m_likely[static_cast<std::size_t>(row)]);
        m_message.reset();
        emit changed();
    }
}

void TenderViewModel::take()
{
    if (saving()) {
        return;
    }
    if (!m_allowed) {
        m_takeAsked = true;
        show();
        return;
    }
    m_message.reset();
    m_undoAsked = false;
    if (!m_payment.isComplete()) {
        Status status;
        switch (m_method) {
        case Method::Cash: status = m_payment.takeCash(wanted()); break;
        case Method::Card:
            status =
                m_payment.takeCard(wanted(), m_approval.trimmed().toStdString(), m_lastFour.trimmed().toStdString());
            break;
        case Method::Wallet: status = m_payment.takeWallet(wanted()); break;
        }
        if (!status.ok()) {
            refuse(status.error());
            return;
        }
        m_typed.clear();
        m_approval.clear();
        m_lastFour.clear();
    }
    if (m_payment.isComplete()) {
        m_saving = true;
        show();
        emit paid();
        return;
    }
    m_message = Sentence{"Still to pay: " + left().display() + ". Take the rest by any method.",
                         "还差 " + left().display() + "，可用任意方式继续收款。"};
    m_refusal = false;
    show();
}

QString TenderViewModel::undoText() const
{
    if (!begun()) {
        return m_texts.of({"Back to the basket", "返回商品"});
    }
    const std::string amount = m_payment.tenders().back().amount.display();
    return m_undoAsked ? m_texts.of({amount + " was handed back", "已退还 " + amount})
                       : m_texts.of({"Take back the last part", "撤回上一笔"});
}

void TenderViewModel::undo()
{
    if (m_saving) {
        return;
    }
    m_takeAsked = false;
    m_message.reset();
    m_typed.clear();
    if (begun() && !m_undoAsked) {
        const Tender& last = m_payment.tenders().back();
        const Sentence what = nameOf(last);
        m_undoAsked = true;
        m_refusal = true;
        m_message = last.kind == TenderKind::Cash
                        ? Sentence{"Hand " + last.amount.display() + " back to the customer first, then touch again.",
                                   "请先退还顾客 " + last.amount.display() + "，再点一次。"}
                        : Sentence{"Take " + last.amount.display() + " back at the terminal first (" + what.en +
                                       "), then touch again.",
                                   "请先在终端撤销 " + last.amount.display() + "（" + what.zh + "），再点一次。"};
        emit changed();
    } else if (begun()) {
        m_undoAsked = false;
        m_payment.undo();
        show();
    } else {
        emit backRequested();
    }
}

Money TenderViewModel::wanted() const
{
    return m_typed.isEmpty() ? left() : m_typed.amount();
}

void TenderViewModel::show()
{
    m_likely = m_method == Method::Cash && !m_payment.isComplete() ? likelyNotes(left()) : std::vector<Money>{};
    QList<QVariantList> sums;
    for (const Money sum : m_likely) {
        sums.append({QString::fromStdString(sum.display())});
    }
    m_sums.setRows(std::move(sums));
    QList<QVariantList> parts;
    for (const Tender& tender : m_payment.tenders()) {
        parts.append({m_texts.of(nameOf(tender)), QString::fromStdString(tender.amount.text())});
    }
    m_parts.setRows(std::move(parts));
    emit changed();
}

bool TenderViewModel::acceptable(const QString& text)
{
    if (!looksLikeCardNumber(text.toStdString(), NumberOrigin::Unknown)) {
        return true;
    }
    refuse({ErrorCode::CardNumber,
            {"Never type in a whole card number. The approval code and the last four digits are enough.",
             "请勿输入完整卡号，只需授权码和卡号末四位。"}});
    return false;
}

} // namespace huitou
