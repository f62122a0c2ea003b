// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_view_model.h"

#include "app/till/asked_wishes.h"
#include "core/base/crypto.h"

#include <string_view>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::string_view offers = "offers:";
constexpr std::string_view offersAtAll = "offers:shop"; ///< the others are nothing without it

} // namespace

EnrolViewModel::EnrolViewModel(const Texts& texts, Enrol enrol, QObject* parent)
    : QObject(parent), m_texts(texts), m_enrol(std::move(enrol))
{
    connect(&texts, &Texts::changed, this, &EnrolViewModel::show);
}

void EnrolViewModel::begin(const std::string& phone)
{
    ++m_opening;
    m_open = true;
    m_busy = false;
    m_who = {.id = randomId<MemberId>(), .phone = phone, .consents = {}, .referrer = {}};
    m_referrer.clear();
    m_message.reset();
    show();
}

void EnrolViewModel::introduce(const Result<FindMember::Found>& friendOf)
{
    if (!m_open || m_busy) {
        return;
    }
    if (friendOf.ok() && friendOf.value().member) {
        const DirectoryEntry& entry = friendOf.value().member->row.entry;
        m_who.referrer = entry.id;
        m_referrer = QString::fromStdString(entry.shortName);
        m_message.reset();
    } else if (!friendOf.ok()) {
        m_message = friendOf.error().message;
    }
    emit changed();
}

void EnrolViewModel::toggle(int row)
{
    if (m_busy || row < 0 || static_cast<std::size_t>(row) >= m_asked.size()) {
        return;
    }
    const std::string& consent = m_asked[static_cast<std::size_t>(row)];
    std::set<std::string>& given = m_who.consents;
    if (given.erase(consent) == 0) {
        given.insert(consent);
        if (consent.starts_with(offers)) {
            given.insert(std::string(offersAtAll));
        }
    } else if (consent == offersAtAll) {
        std::erase_if(given, [](const std::string& other) { return other.starts_with(offers); });
    }
    show();
}

void EnrolViewModel::enrol()
{
    if (!m_open || m_busy) {
        return;
    }
    m_busy = true;
    m_message.reset();
    m_enrol(m_who, [this, opening = m_opening](const Result<MemberAtTill>& member) {
        if (opening != m_opening) {
            return;
        }
        m_busy = false;
        m_open = !member.ok();
        if (!member.ok()) {
            m_message = member.error().message;
        }
        emit changed();
        if (member.ok()) {
            emit enrolled(member.value());
        }
    });
    emit changed();
}

void EnrolViewModel::cancel()
{
    ++m_opening;
    m_open = m_busy = false;
    m_who.phone.clear();
    emit changed();
}

void EnrolViewModel::show()
{
    QList<QVariantList> rows;
    m_asked.clear();
    for (const Wish& wish : askedWishes()) {
        if (!wish.needsEmail) {
            m_asked.emplace_back(wish.consent);
            rows.append({m_texts.of(wish.text), m_who.consents.contains(wish.consent)});
        }
    }
    m_consents.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
