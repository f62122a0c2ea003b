// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/outlet_reports.h"
#include "core/cadence/win_back.h"

namespace huitou
{

/// What a run does about one member.
struct WinBackStep {
    enum class Kind {
        Nothing,
        Wait,   ///< an offer is decided, and waits for reports
        Cancel, ///< the one that waits is not made: a sale came late, or consent was withdrawn
        Offer,  ///< what waits, if anything, is done with
    };
    Kind kind = Kind::Nothing;
    std::optional<WinBackDecision> decision{}; ///< of Offer
};

/// The next step for a member at `now`. Nobody is judged by data that has not arrived: what is decided now is made once
/// the outlets where the member shops have told all they knew at this moment, and if it still holds, for this moment,
/// with what they told; any purchase since cancels it.
[[nodiscard]] WinBackStep stepWinBack(const WinBackQuestion& question, const std::optional<WaitingOffer>& waiting,
                                      const OutletReports& reports, Instant now, const SilenceModel& model);

} // namespace huitou
