// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/set_aside.h"

#include "app/till/find_member.h"

#include <utility>

namespace huitou
{

namespace
{

/// One may have been under way when the office granted, and one may go to sending sales alone.
constexpr int mostSyncs = 3;

} // namespace

void SetAside::operator()(const MemberId& member, Points wanted, Then then)
{
    HUITOU_CHECK(hasOffice());
    m_waiting.reset();
    const GrantRequest request{member, wanted};
    m_office(request, [this, request, question = ++m_question, then = std::move(then)](const Status& granted) {
        if (question != m_question) {
            return;
        }
        if (!granted.ok()) {
            then(granted.error());
            return;
        }
        m_waiting = Waiting{request, then, mostSyncs};
        m_sync();
    });
}

void SetAside::syncEnded(bool reached)
{
    if (!m_waiting) {
        return;
    }
    const bool isLast = --m_waiting->syncs == 0 || !reached;
    m_store.ask([member = m_waiting->request.member](TillStore& store) { return knownMember(store, member); },
                [this, isLast, question = m_question](const Result<MemberAtTill>& member) {
                    if (m_waiting && question == m_question) {
                        take(member, isLast);
                    }
                });
}

void SetAside::take(const Result<MemberAtTill>& member, bool isLast)
{
    const bool isThere = member.ok() && member.value().usablePoints >= m_waiting->request.wanted;
    if (isThere || isLast || !member.ok()) {
        const Then then = std::exchange(m_waiting, std::nullopt)->then;
        then(member);
    } else {
        m_sync();
    }
}

} // namespace huitou
