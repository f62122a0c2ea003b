// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/members/member.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// A member who was found here a moment ago. Refuses with UnknownMember when the directory no longer has them. The
/// store's thread.
[[nodiscard]] Result<MemberAtTill> knownMember(TillStore& store, const MemberId& member);

/// Finds a member by the code on the card, a phone number, or its last four digits, alone or with the first letter of
/// the name ("8000w", "8000 王"). Any answer comes later, on the GUI thread.
class FindMember
{
public:
    /// One member, or several to choose from.
    struct Found {
        std::optional<MemberAtTill> member;
        std::vector<DirectoryEntry> choice;
    };
    using Then = std::function<void(Result<Found>)>;

    explicit FindMember(StoreThread& store) : m_store(store) {}

    /// Refuses with ForgedCode, Malformed, UnknownMember, or AlreadyUsed for a card that a newer one has replaced.
    void byCode(const ShopPtr& shop, const std::string& code, Then then);
    /// Refuses with CardNumber, Malformed or UnknownMember.
    void byPhone(const ShopPtr& shop, const std::string& typed, Then then);
    /// One of a choice.
    void byId(const MemberId& member, Then then);

private:
    StoreThread& m_store;
};

} // namespace huitou
