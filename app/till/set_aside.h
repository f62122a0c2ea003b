// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/office_line.h"
#include "app/till/store_thread.h"

#include <functional>
#include <optional>

namespace huitou
{

/// Gets points of the member at the counter from the office, when they want to spend more than this till holds. The
/// office grants, the next sync brings the grant, and only then can it be spent. GUI thread.
class SetAside
{
public:
    using AskOffice = std::function<void(const GrantRequest&, OfficeLine::Granted)>;
    using Then = std::function<void(Result<MemberAtTill>)>;

    /// `sync` asks for a sync at once.
    SetAside(StoreThread& store, std::function<void()> sync) : m_store(store), m_sync(std::move(sync)) {}

    /// From now on there is an office to ask.
    void setOffice(AskOffice office) { m_office = std::move(office); }
    [[nodiscard]] bool hasOffice() const { return m_office != nullptr; }

    /// `then` gets the member as this till holds them once it holds `wanted` points, or fewer when the office has no
    /// more. Refuses with OfficeUnreachable and as the office does. A new question takes the place of one that waits.
    void operator()(const MemberId& member, Points wanted, Then then);

    /// A sync has ended.
    void syncEnded(bool reached);

private:
    struct Waiting {
        GrantRequest request;
        Then then;
        int syncs = 0; ///< that may still end before the grant is given up
    };
    void take(const Result<MemberAtTill>& member, bool isLast);

    StoreThread& m_store;
    std::function<void()> m_sync;
    AskOffice m_office;
    std::optional<Waiting> m_waiting; ///< for the sync that brings the grant
    unsigned m_question = 0;          ///< an answer to an earlier one is dropped
};

} // namespace huitou
