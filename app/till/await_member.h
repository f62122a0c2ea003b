// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"

#include <functional>
#include <optional>

namespace huitou
{

/// Waits for the sync that brings what the office just said about a member. GUI thread.
class AwaitMember
{
public:
    using Member = Result<MemberAtTill>;
    using IsThere = std::function<bool(const Member&)>;
    using Then = std::function<void(Member)>;

    /// `sync` asks for a sync at once.
    AwaitMember(StoreThread& store, std::function<void()> sync) : m_store(store), m_sync(std::move(sync)) {}

    /// `then` gets the member as this till holds them once `isThere` says so, or as they are when no further sync is
    /// going to change that; refuses with UnknownMember. Takes the place of what was waited for.
    void operator()(const MemberId& member, IsThere isThere, Then then);
    /// Nothing is waited for any more.
    void giveUp();

    /// A sync has ended.
    void syncEnded(bool reached);

private:
    struct Waiting {
        MemberId member;
        IsThere isThere;
        Then then;
        int syncs = 0; ///< that may still end before it is given up
    };
    void take(const Member& member, bool isLast);

    StoreThread& m_store;
    std::function<void()> m_sync;
    std::optional<Waiting> m_waiting;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
};

} // namespace huitou
