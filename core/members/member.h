// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/members/contact.h"

#include <cstdint>
#include <optional>
#include <string>

namespace huitou
{

/// What every till knows of every member: enough to find and greet them, and no more.
struct DirectoryEntry {
    static constexpr std::uint32_t erased = 0; ///< the issue number of no card: who this was is forgotten

    MemberId id;
    std::string shortName;         ///< "王 J."
    std::uint32_t issueNumber = 1; ///< of the card; a lower number is an old card
    Digest phoneHash{};            ///< see phoneHash() in phone.h
    std::string phoneLastFour;

    [[nodiscard]] bool isErased() const { return issueNumber == erased; }
    friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

/// The office's record of a person. Personal data: never in an event, a log or an error text.
struct MemberRecord {
    MemberId id;
    std::string name;
    std::string phone; ///< digits only, country code first for foreign numbers
    Date joined;
    OutletId homeOutlet{1};
    std::optional<MemberId> referrer;
    std::uint32_t issueNumber = 1;
    bool consentToOffers = false;   ///< without it no win-back offer is made, nor told anywhere
    std::optional<Date> birthday{}; ///< if they told it
    MemberContact contact{};
    /// Whether the shop may speak to them so, now.
    [[nodiscard]] bool consentsTo(Purpose purpose, Channel channel) const
    {
        const bool mayOffer = purpose != Purpose::Offers || consentToOffers;
        return mayOffer && (channel == Channel::Shop || contact.consents.holds(purpose, channel));
    }
    friend bool operator==(const MemberRecord&, const MemberRecord&) = default;
};

/// What a till shows of `name`: the family name of a Chinese name and a star for each other character ("王小明" ->
/// "王**"), the first word and the initial of the last of others ("Mary Jones" -> "Mary J.", "王 Jing" -> "王 J.").
/// Cut to 24 characters.
[[nodiscard]] std::string shortNameOf(const std::string& name);

} // namespace huitou
