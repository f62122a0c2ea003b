// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/await_member.h"
#include "app/till/office_line.h"

#include <functional>

namespace huitou
{

/// Gets points of the member at the counter from the office, when they want to spend more than this till holds. The
/// office grants, the next sync brings the grant, and only then can it be spent. GUI thread.
class SetAside
{
public:
    using AskOffice = std::function<void(const GrantRequest&, OfficeLine::Granted)>;
    using Then = AwaitMember::Then;

    /// `sync` asks for a sync at once.
    SetAside(StoreThread& store, std::function<void()> sync) : m_await(store, std::move(sync)) {}

    /// From now on there is an office to ask.
    void setOffice(AskOffice office) { m_office = std::move(office); }
    [[nodiscard]] bool hasOffice() const { return m_office != nullptr; }

    /// `then` gets the member as this till holds them once it holds `wanted` points, or fewer when the office has no
    /// more. Refuses with OfficeUnreachable and as the office does. A new question takes the place of one that waits.
    void operator()(const MemberId& member, Points wanted, Then then);

    /// A sync has ended.
    void syncEnded(bool reached) { m_await.syncEnded(reached); }

private:
    AwaitMember m_await;
    AskOffice m_office;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
};

} // namespace huitou
