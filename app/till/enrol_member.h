// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_office.h"
#include "app/till/await_member.h"
#include "app/till/shop.h"

#include <optional>
#include <set>
#include <string>

namespace huitou
{

/// Somebody who wants to be a member, as they say at the counter.
struct NewMember {
    MemberId id;                    ///< drawn before anything is asked: the same enrolment asked twice is one member
    std::string phone;              ///< in the form of normalisePhone()
    std::set<std::string> consents; ///< "offers:shop", as MemberWishes::given
    std::optional<MemberId> referrer;
};

/// Makes a member at the counter: the office keeps them, the next sync brings them to this till. GUI thread.
class EnrolMember
{
public:
    using Then = AwaitMember::Then;

    /// `sync` asks for a sync at once.
    EnrolMember(StoreThread& store, AskOffice& office, std::function<void()> sync)
        : m_office(office), m_await(store, std::move(sync))
    {
    }

    /// `then` gets the new member. Refuses with OfficeUnreachable, or as the office does. A new question takes the
    /// place of one that waits.
    void operator()(const ShopPtr& shop, const NewMember& who, Then then);

    /// A sync has ended.
    void syncEnded(bool reached) { m_await.syncEnded(reached); }

private:
    AskOffice& m_office;
    AwaitMember m_await;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
};

} // namespace huitou
