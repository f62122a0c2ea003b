// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/stage.h"

namespace huitou::trial
{

namespace
{

/// What changed about one member since the last review; nothing when nothing did.
std::optional<Change> changeOf(Stage& stage, Account& account, const Step& step)
{
    Change change;
    change.gifts = giveBirthdayGifts(stage, account, step);
    const Standing standing = stage.book.standing(account, {step.at, step.day});
    change.member = account.name;
    change.starBefore = account.reviewedStar;
    change.star = starId(stage.book.programmeOn(step.day), standing.star);
    change.expired = standing.expired - account.reviewedExpired;
    stage.book.set(account, &Account::reviewedStar, change.star);
    stage.book.set(account, &Account::reviewedExpired, standing.expired);
    const bool isChanged = change.star != change.starBefore || !change.expired.isZero() || !change.gifts.empty();
    return isChanged ? std::optional(std::move(change)) : std::nullopt;
}

} // namespace

Result<Answer> play(Stage& stage, const Step& step, const Review& /*review*/)
{
    std::vector<Change> changes;
    for (Account* account : stage.book.accounts()) {
        if (account->mergedInto) {
            continue;
        }
        if (std::optional<Change> change = changeOf(stage, *account, step)) {
            changes.push_back(*std::move(change));
        }
    }
    Answer answer(stage.language);
    answer.changes(changes);
    return answer;
}

} // namespace huitou::trial
