// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/approval_view_model.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t longestPin = 8;

} // namespace

ApprovalViewModel::ApprovalViewModel(const Texts& texts, SignInViewModel::Check check, QObject* parent)
    : QObject(parent), m_texts(texts), m_check(std::move(check))
{
    connect(&texts, &Texts::changed, this, &ApprovalViewModel::changed);
}

void ApprovalViewModel::ask(const Sentence& what, Then then)
{
    if (m_staff && mayApprove(m_staff->role)) {
        then(m_staff->id);
        return;
    }
    askPin(what, [then = std::move(then)](StaffId by, const std::string&) { then(by); });
}

void ApprovalViewModel::askPin(const Sentence& what, ThenPin then)
{
    m_what = what;
    m_then = std::move(then);
    ++m_question;
    m_chosen = 0;
    m_pin.clear();
    m_checking = false;
    m_message.reset();
    m_who.clear();
    for (const StaffMember& member : m_shop->staff) {
        if (mayApprove(member.role)) {
            m_who.push_back(member);
        }
    }
    if (m_who.empty()) {
        m_message = Sentence{"Nobody on this till's list may approve this. Ask the office to add a manager.",
                             "本机名单中无人可授权，请联系总部添加店长。"};
    }
    show();
}

void ApprovalViewModel::choose(int row)
{
    if (!m_checking && row >= 0 && static_cast<std::size_t>(row) < m_who.size()) {
        m_chosen = static_cast<std::size_t>(row);
        m_pin.clear();
        m_message.reset();
        show();
    }
}

void ApprovalViewModel::key(const QString& key)
{
    if (m_checking) {
        return;
    }
    m_message.reset();
    if (key == u"back") {
        if (!m_pin.empty()) {
            m_pin.pop_back();
        }
    } else if (key.size() == 1 && key[0].isDigit() && m_pin.size() < longestPin) {
        m_pin += key.toStdString();
    }
    emit changed();
}

void ApprovalViewModel::confirm()
{
    if (!isOpen() || !ready()) {
        return;
    }
    m_checking = true;
    const std::string pin = std::exchange(m_pin, {});
    m_check(m_who[m_chosen], pin, [this, pin, by = m_who[m_chosen].id, question = m_question](const Status& status) {
        if (question != m_question || !isOpen()) {
            return; // given up meanwhile
        }
        m_checking = false;
        if (!status.ok()) {
            m_message = status.error().message;
            emit changed();
            return;
        }
        const ThenPin then = std::exchange(m_then, nullptr);
        emit changed();
        then(by, pin);
    });
    emit changed();
}

void ApprovalViewModel::cancel()
{
    m_then = nullptr;
    m_pin.clear();
    emit changed();
}

void ApprovalViewModel::show()
{
    QList<QVariantList> rows;
    for (std::size_t at = 0; at < m_who.size(); ++at) {
        rows.append({QString::fromStdString(m_who[at].name), at == m_chosen});
    }
    m_managers.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
