// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/await_member.h"

#include "app/till/find_member.h"

#include <utility>

namespace huitou
{

namespace
{

/// One may have been under way when the office answered, and one may go to sending sales alone.
constexpr int mostSyncs = 3;

} // namespace

void AwaitMember::operator()(const MemberId& member, IsThere isThere, Then then)
{
    ++m_question;
    m_waiting = Waiting{member, std::move(isThere), std::move(then), mostSyncs};
    m_sync();
}

void AwaitMember::giveUp()
{
    ++m_question;
    m_waiting.reset();
}

void AwaitMember::syncEnded(bool reached)
{
    if (!m_waiting) {
        return;
    }
    const bool isLast = --m_waiting->syncs == 0 || !reached;
    m_store.ask([member = m_waiting->member](TillStore& store) { return knownMember(store, member); },
                [this, isLast, question = m_question](const Member& member) {
                    if (m_waiting && question == m_question) {
                        take(member, isLast);
                    }
                });
}

void AwaitMember::take(const Member& member, bool isLast)
{
    if (m_waiting->isThere(member) || isLast) {
        const Then then = std::exchange(m_waiting, std::nullopt)->then;
        then(member);
    } else {
        m_sync();
    }
}

} // namespace huitou
