// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/win_back_step.h"
#include "core/ledger/fold.h"
#include "core/members/member.h"
#include "core/storage/office_values.h"
#include "core/sync/ports.h"

#include <map>
#include <optional>
#include <string>

namespace huitou
{

/// An offer that a run decided for a member.
struct MadeOffer {
    MemberRecord member;
    OfferIssuedFact terms;
    WinBackRule rule;
    std::optional<GiftGivenFact> gift; ///< what is credited beside it
    std::optional<Money> worth;        ///< at most
    bool isHeldOut = false;            ///< then it is not made
};

/// What is done about one member.
struct MemberStep {
    WinBackStep::Kind kind = WinBackStep::Kind::Nothing;
    bool waitsAlready = false;
    std::optional<MadeOffer> offer{};
    MemberRhythm rhythm{};
    Date lookOn{}; ///< again, unless something happens before
    /// They seem to stay away, but not all is known.
    [[nodiscard]] bool isUnsure() const { return !rhythm.away; }
};

/// By what a run decides.
struct WinBackTerms {
    Date today;
    Instant now;
    bool isDry = false;
    DrawKey drawKey{};
    OutletReports reports;
    SilenceModel model{};
    ValueCuts values{};
    std::map<MemberId, std::uint32_t> introductions{};
};

/// What those terms say of one member, by the rows that `transaction` sees. `planned` is what a dry run would have made
/// of each campaign before.
[[nodiscard]] MemberStep stepFor(OfficeTransaction& transaction, const ProgrammeVersions& versions,
                                 const MemberId& memberId, const WinBackTerms& terms,
                                 const std::map<std::string, CampaignIssued>& planned);

} // namespace huitou
