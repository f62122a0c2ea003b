// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/member_search_view_model.h"

#include "core/base/card_number.h"
#include "core/members/phone.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestNumber = 20;

} // namespace

MemberSearchViewModel::MemberSearchViewModel(const Texts& texts, ByPhone byPhone, ById byId, QObject* parent)
    : QObject(parent), m_texts(texts), m_byPhone(std::move(byPhone)), m_byId(std::move(byId))
{
    connect(&texts, &Texts::changed, this, &MemberSearchViewModel::changed);
}

void MemberSearchViewModel::begin()
{
    m_open = true;
    m_text.clear();
    m_message.reset();
    m_choice.clear();
    m_found.setRows({});
    emit changed();
}

void MemberSearchViewModel::cancel()
{
    m_open = false;
    m_text.clear();
    emit changed();
}

void MemberSearchViewModel::key(const QString& key)
{
    m_message.reset();
    if (key == u"back") {
        m_text.chop(1);
    } else if (key.size() == 1 && m_text.size() < longestNumber && isWanted(key[0])) {
        m_text += key;
    }
    if (looksLikeCardNumber(m_text.toStdString(), NumberOrigin::Unknown)) {
        m_text.clear();
        m_message = Sentence{"That looks like a payment card number; it was not taken in. Enter a phone number.",
                             "这像是银行卡号，系统不会接收。请输入手机号。"};
    }
    emit changed();
}

bool MemberSearchViewModel::isWanted(QChar key) const
{
    const bool isInitial = m_text.size() == 4 && key.isLetter(); // of the name, behind the last four digits
    return key.isDigit() || (key == u'+' && m_text.isEmpty()) || isInitial;
}

void MemberSearchViewModel::search()
{
    if (m_searching || m_text.isEmpty()) {
        return;
    }
    m_searching = true;
    m_message.reset();
    m_byPhone(m_text.toStdString(), [this](const Result<FindMember::Found>& answer) { take(answer); });
    emit changed();
}

void MemberSearchViewModel::join()
{
    const std::string typed = m_text.toStdString();
    const std::optional<std::string> phone = normalisePhone(typed);
    if (m_searching || !phone || looksLikeCardNumber(typed, NumberOrigin::Unknown)) {
        m_message = Sentence{"Enter the whole phone number of the new member first.", "请先输入新会员的完整手机号。"};
        emit changed();
        return;
    }
    m_searching = true;
    m_message.reset();
    m_byPhone(typed, [this, phone = *phone](const Result<FindMember::Found>& answer) {
        if (m_open && !answer.ok() && answer.error().code == ErrorCode::UnknownMember) {
            m_searching = false;
            cancel();
            emit newMemberWanted(QString::fromStdString(phone));
        } else {
            take(answer);
        }
    });
    emit changed();
}

void MemberSearchViewModel::choose(int row)
{
    if (m_searching || row < 0 || static_cast<std::size_t>(row) >= m_choice.size()) {
        return;
    }
    m_searching = true;
    m_byId(m_choice[static_cast<std::size_t>(row)], [this](const Result<FindMember::Found>& answer) { take(answer); });
    emit changed();
}

void MemberSearchViewModel::take(const Result<FindMember::Found>& answer)
{
    m_searching = false;
    if (!m_open) {
        return; // given up meanwhile
    }
    m_choice.clear();
    QList<QVariantList> rows;
    if (!answer.ok()) {
        m_message = answer.error().message;
    } else if (answer.value().member) {
        m_open = false;
        m_text.clear();
    } else {
        for (const DirectoryEntry& entry : answer.value().choice) {
            m_choice.push_back(entry.id);
            rows.append({QString::fromStdString(entry.shortName),
                         QStringLiteral("··· ") + QString::fromStdString(entry.phoneLastFour)});
        }
    }
    m_found.setRows(std::move(rows));
    emit changed();
    if (answer.ok() && answer.value().member) {
        emit memberFound(*answer.value().member);
    }
}

} // namespace huitou
