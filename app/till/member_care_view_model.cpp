// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/member_care_view_model.h"

#include "app/till/asked_wishes.h"
#include "core/base/crypto.h"

#include <utility>

namespace huitou
{

namespace
{

/// "Organic oat milk 1 L, Milk, …"
QString goodsOf(const SaleFact& sale, const Texts& texts)
{
    QStringList names;
    for (const SaleLineFact& line : sale.lines) {
        names.append(texts.of(line.name));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

MemberCareViewModel::MemberCareViewModel(const Texts& texts, CareForMember& care, QObject* parent)
    : QObject(parent), m_texts(texts), m_care(care)
{
    connect(&texts, &Texts::changed, this, &MemberCareViewModel::show);
}

void MemberCareViewModel::begin(const ShopPtr& shop, const StaffMember& staff, const MemberAtTill& member)
{
    m_shop = shop;
    m_staff = staff;
    m_member = member.row.entry;
    m_sales.reset();
    m_wishes.reset();
    m_noWishes.reset();
    m_armed = Armed::Nothing;
    m_reason = -1;
    m_message.reset();
    m_care.history(m_member->id, [this, opening = ++m_opening](const Result<std::vector<PastSale>>& sales) {
        if (opening == m_opening && sales.ok()) {
            m_sales = sales.value();
            show();
        }
    });
    readWishes();
    show();
}

void MemberCareViewModel::readWishes()
{
    m_care.wishes(m_member->id, [this, opening = m_opening](const Result<MemberWishes>& wishes) {
        if (opening != m_opening) {
            return;
        }
        if (wishes.ok()) {
            m_wishes = wishes.value();
            m_noWishes.reset();
        } else {
            m_noWishes = wishes.error().message;
        }
        show();
    });
}

QString MemberCareViewModel::name() const
{
    return m_member ? QString::fromStdString(m_member->shortName) : QString();
}

QString MemberCareViewModel::wishesLine() const
{
    if (m_wishes) {
        return {};
    }
    if (!m_noWishes) {
        return m_texts.of({"Asking the office …", "正在询问总部…"});
    }
    return m_texts.of({m_noWishes->en + " How they want to be spoken to is kept there: try again later.",
                       m_noWishes->zh + "联系偏好由总部保存，请稍后再试。"});
}

void MemberCareViewModel::toggleWish(int row)
{
    if (!m_wishes || row < 0 || static_cast<std::size_t>(row) >= askedWishes().size()) {
        return;
    }
    m_armed = Armed::Nothing;
    const Wish& wish = askedWishes()[static_cast<std::size_t>(row)];
    const bool give = !m_wishes->given.contains(wish.consent);
    m_care.setConsent(m_member->id, wish.consent, give, [this, wish, give, opening = m_opening](const Status& status) {
        if (opening == m_opening) {
            answer(status, give ? Sentence{"They agree to: " + wish.text.en + ".", "已同意：" + wish.text.zh + "。"}
                                : Sentence{"No more: " + wish.text.en + ".", "已取消：" + wish.text.zh + "。"});
            readWishes();
        }
    });
}

bool MemberCareViewModel::isSecondTouch(Armed what, const Sentence& question)
{
    if (m_armed == what) {
        m_armed = Armed::Nothing;
        return true;
    }
    m_armed = what;
    m_op = randomId<OpId>();
    say(question);
    return false;
}

void MemberCareViewModel::leave(int reason)
{
    if (reason < 0 || static_cast<std::size_t>(reason) >= leavingReasons.size()) {
        return;
    }
    if (reason != m_reason) {
        m_armed = Armed::Nothing;
    }
    m_reason = reason;
    const auto& chosen = leavingReasons[static_cast<std::size_t>(reason)];
    const Sentence why = chosen.name();
    if (!isSecondTouch(Armed::Leaving, {"They leave: " + why.en + ". Touch again to note it.",
                                        "离开原因：" + why.zh + "。再点一次登记。"})) {
        show();
        return;
    }
    m_care.leave(m_member->id, m_staff, chosen.value, m_op, [this, opening = m_opening](const Status& status) {
        if (opening == m_opening) {
            m_reason = -1;
            answer(status,
                   {"Noted, and sent to the office. A purchase makes it void.", "已登记并发送总部；再次购买即失效。"});
        }
    });
}

void MemberCareViewModel::complain()
{
    if (!isSecondTouch(Armed::Complaint, {"Touch again to note a complaint: the office then looks into it.",
                                          "再点一次登记投诉，由总部跟进。"})) {
        return;
    }
    m_care.complain(m_member->id, m_staff, m_op, [this, opening = m_opening](const Status& status) {
        if (opening == m_opening) {
            answer(status, {"The complaint is noted as received. The office looks into it and proposes what to do.",
                            "投诉已受理，由总部调查并提出方案。"});
        }
    });
}

void MemberCareViewModel::forget()
{
    if (!isSecondTouch(Armed::Forgetting,
                       {"They want to be forgotten: points, vouchers and offers end with that. Touch again to ask the "
                        "office for it.",
                        "会员要求删除资料：积分、券和优惠将一并作废。再点一次提交总部。"})) {
        return;
    }
    m_care.askToBeForgotten(m_member->id, [this, opening = m_opening](const Status& status) {
        if (opening == m_opening) {
            answer(status, {"The office has the request.", "总部已收到申请。"});
            readWishes();
        }
    });
}

void MemberCareViewModel::printCard()
{
    m_armed = Armed::Nothing;
    say(Sentence{"The card is being made …", "正在制作会员卡…"});
    m_care.card(m_member->id, [this, opening = m_opening](const Result<MemberCard>& card) {
        if (opening != m_opening) {
            return;
        }
        if (card.ok()) {
            emit printCardRequested(card.value());
        } else {
            say(card.error().message, true);
        }
    });
}

void MemberCareViewModel::tellPrinted(const Status& printed)
{
    if (isOpen()) {
        say(printed.ok() ? Sentence{"The card is printed.", "会员卡已打印。"} : printed.error().message, !printed.ok());
    }
}

void MemberCareViewModel::close()
{
    ++m_opening;
    m_member.reset();
    emit changed();
}

void MemberCareViewModel::answer(const Status& status, const Sentence& done)
{
    say(status.ok() ? done : status.error().message, !status.ok());
    show();
    if (status.ok()) {
        emit noted();
    }
}

void MemberCareViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    emit changed();
}

void MemberCareViewModel::show()
{
    QList<QVariantList> history;
    for (const PastSale& past : m_sales.value_or(std::vector<PastSale>{})) {
        history.append({QString::fromStdString(m_shop->calendar.wallClock(past.sale.at)), goodsOf(past.sale, m_texts),
                        QString::fromStdString(past.sale.paid.display())});
    }
    m_history.setRows(std::move(history));
    QList<QVariantList> wishes;
    if (m_wishes) {
        for (const Wish& wish : askedWishes()) {
            wishes.append({m_texts.of(wish.text), m_wishes->given.contains(wish.consent)});
        }
    }
    m_wishRows.setRows(std::move(wishes));
    QList<QVariantList> reasons;
    for (std::size_t at = 0; at < leavingReasons.size(); ++at) {
        reasons.append({m_texts.of(leavingReasons[at].name()), static_cast<int>(at) == m_reason});
    }
    m_reasons.setRows(std::move(reasons));
    emit changed();
}

} // namespace huitou
