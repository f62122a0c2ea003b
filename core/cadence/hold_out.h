// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Who stays without a campaign's offer, so that one can tell what its offers bring. Pure; any thread.
namespace huitou
{

/// A campaign's rule held for a member: an offer was made, or the member was held out.
struct CampaignDraw {
    MemberId member;
    std::string campaign; ///< the win-back rule's id
    Date day;             ///< from when on the offer holds, or would have held
    Date until;           ///< its last day
    bool isHeldOut = false;
    std::optional<Money> worth{}; ///< what the offer may cost at most, when it is drawn; not kept with the draw
    friend bool operator==(const CampaignDraw&, const CampaignDraw&) = default;
};

/// What a campaign's offers came to.
struct CampaignIssued {
    std::int64_t offers = 0;
    std::int64_t unvalued = 0;   ///< of them, those whose worth is not known
    std::int64_t worthUnits = 0; ///< of the others, in the smallest unit of the programme's currency
    friend bool operator==(const CampaignIssued&, const CampaignIssued&) = default;
};

using DrawKey = std::array<std::uint8_t, 32>;

/// The key of the draws, from the office's secret seed: nobody else can foretell or choose who is held out.
[[nodiscard]] DrawKey drawKeyFrom(const std::array<std::uint8_t, 32>& secretSeed);

/// Whether this member is held out of this campaign: always the same answer, `percent` of the members, independent from
/// campaign to campaign. Who is held out at a small percentage is so at every larger one.
[[nodiscard]] bool isHeldOut(const DrawKey& key, std::string_view campaign, const MemberId& member, int percent);

} // namespace huitou
