// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/time.h"
#include "core/members/contact.h"

#include <array>
#include <string>
#include <string_view>

/// The links by which a member reaches their own page, and takes their consent back, without an account. Pure; any
/// thread.
namespace huitou
{

/// What a link lets its bearer do.
struct MemberLink {
    enum class Kind : std::uint8_t {
        Page = 1,        ///< see the member's page and change what stands there
        Unsubscribe = 2, ///< withdraw consent to offers on `channel`, and nothing else
    };
    Kind kind = Kind::Page;
    Channel channel = Channel::Shop; ///< of Unsubscribe
    MemberId member{};
    Instant until{}; ///< whole minutes count
    friend bool operator==(const MemberLink&, const MemberLink&) = default;
};

using LinkKey = std::array<std::uint8_t, 32>;

/// The key of the links, from the office's secret seed.
[[nodiscard]] LinkKey linkKeyFrom(const std::array<std::uint8_t, 32>& secretSeed);

/// 51 characters that need no quoting in an address.
[[nodiscard]] std::string writeMemberLink(const MemberLink& link, const LinkKey& key);

/// Refuses with Malformed, ForgedCode (not made with this key) or NotAllowed (its time is over).
[[nodiscard]] Result<MemberLink> readMemberLink(std::string_view text, const LinkKey& key, Instant now);

} // namespace huitou
