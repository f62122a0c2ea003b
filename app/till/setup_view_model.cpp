// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/setup_view_model.h"

#include "app/transport/enrolment.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestLink = 512;

} // namespace

SetupViewModel::SetupViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &SetupViewModel::changed);
}

void SetupViewModel::scan(const QString& text)
{
    if (!m_busy && !m_till) {
        setLink(text);
        if (office().isEmpty()) {
            say(Sentence{"That is not the office's code. At the office: huitou till enrol-code --qr code.png",
                         "这不是总部的登记码。请在总部运行：huitou till enrol-code --qr code.png"},
                true);
        }
    }
}

void SetupViewModel::setLink(const QString& text)
{
    if (m_busy || m_till || text == m_link) {
        return;
    }
    m_link = text.trimmed().left(longestLink);
    say(std::nullopt);
}

QString SetupViewModel::office() const
{
    const Result<EnrolmentLink> link = readEnrolmentLink(m_link.toStdString());
    return link.ok() ? QString::fromStdString(link.value().host) : QString();
}

void SetupViewModel::chooseLanguage(bool chinese)
{
    emit languageChosen(chinese);
}

void SetupViewModel::enrol()
{
    if (!ready()) {
        return;
    }
    m_busy = true;
    say(Sentence{"Becoming a till: fetching goods, staff and members …", "正在登记：获取商品、员工和会员资料…"});
    m_enrol(m_link.toStdString(), [this](const Result<TillIdentity>& till) {
        m_busy = false;
        if (!till.ok()) {
            say(till.error().message, true);
            return;
        }
        m_till = till.value();
        m_link.clear(); // it is used up
        const std::string number = std::to_string(m_till->number);
        const std::string outlet = std::to_string(static_cast<std::uint32_t>(m_till->outlet));
        say(Sentence{"This is till " + number + " of outlet " + outlet + " now.",
                     "本机现为 " + outlet + " 号门店的 " + number + " 号收银台。"});
    });
}

void SetupViewModel::goOn()
{
    if (m_till) {
        emit enrolled();
    }
}

void SetupViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    emit changed();
}

} // namespace huitou
