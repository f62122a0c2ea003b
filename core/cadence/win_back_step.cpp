// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back_step.h"

#include <utility>

namespace huitou
{

WinBackStep stepWinBack(const WinBackQuestion& question, const std::optional<WaitingOffer>& waiting,
                        const OutletReports& reports, Instant now, const SilenceModel& model)
{
    WinBackQuestion asked = question;
    if (waiting) {
        asked.today = waiting->day;
    }
    const bool hasBoughtSince = !question.history.days.empty() && question.history.days.back().day > asked.today;
    std::optional<WinBackDecision> decision = hasBoughtSince ? std::nullopt : decideWinBack(asked, model);
    if (!decision) {
        return {waiting ? WinBackStep::Kind::Cancel : WinBackStep::Kind::Nothing, {}};
    }
    if (reports.haveAllSince(question.history.outlets, waiting ? waiting->decidedAt : now)) {
        return {WinBackStep::Kind::Offer, std::move(decision)};
    }
    return {WinBackStep::Kind::Wait, {}};
}

} // namespace huitou
