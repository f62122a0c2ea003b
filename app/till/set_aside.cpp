// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/set_aside.h"

#include <utility>

namespace huitou
{

void SetAside::operator()(const MemberId& member, Points wanted, Then then)
{
    HUITOU_CHECK(hasOffice());
    m_await.giveUp();
    const GrantRequest request{member, wanted};
    m_office(request, [this, request, question = ++m_question, then = std::move(then)](const Status& granted) {
        if (question != m_question) {
            return;
        }
        if (!granted.ok()) {
            then(granted.error());
            return;
        }
        const auto isHere = [wanted = request.wanted](const Result<MemberAtTill>& here) {
            return !here.ok() || here.value().usablePoints >= wanted;
        };
        m_await(request.member, isHere, then);
    });
}

} // namespace huitou
