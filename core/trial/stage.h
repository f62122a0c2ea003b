// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/answer.h"
#include "core/trial/book.h"
#include "core/trial/step.h"
#include "core/trial/voucher_names.h"

#include <string>
#include <unordered_map>

/// What the steps of a trial share, and how each of them is played.
namespace huitou::trial
{

struct Stage {
    Stage(ProgrammeVersions versions, const OutletCalendar& outlet, Language spoken)
        : book(std::move(versions)), calendar(outlet), language(spoken)
    {
    }

    Book book;
    OutletCalendar calendar;
    VoucherNames names;
    Language language;
    struct Played {
        std::string content;
        std::string body; ///< of the answer
    };
    std::unordered_map<VoucherId, MemberId> voucherOwners; ///< of those that answers have shown
    std::unordered_map<std::string, Played> played;        ///< by Step::identity
};

/// The account of a member whom a step names; enrols them when no step did.
[[nodiscard]] Account& memberFor(Stage& stage, const std::string& name, const Step& step);
/// What a step left of `account`, put into its answer.
void showStanding(Stage& stage, const char* key, Account& account, const Step& step, Answer& answer);
/// The op id of a step that has no other name.
[[nodiscard]] OpId opOf(const Step& step);
[[nodiscard]] Error tooFewPoints(const Account& account, Points there, Points asked);
/// Refuses with PointsInsufficient when `account` has fewer points to spend at the step's moment.
[[nodiscard]] Status checkBalance(Stage& stage, Account& account, const Step& step, Points points);
/// Gives what birthdays up to the step's day give; answers the gifts' ids.
std::vector<std::string> giveBirthdayGifts(Stage& stage, Account& account, const Step& step);

[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Enrol& enrol);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Sell& sell);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Return& goods);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Void& mistake);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Adjust& adjust);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Transfer& transfer);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Merge& merge);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const SetStar& set);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const SellGiftCard& card);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const Review& review);
[[nodiscard]] Result<Answer> play(Stage& stage, const Step& step, const AskStanding& ask);

} // namespace huitou::trial
