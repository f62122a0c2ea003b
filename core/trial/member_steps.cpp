// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/gifts.h"
#include "core/trial/ids.h"
#include "core/trial/late_check.h"
#include "core/trial/stage.h"

#include <algorithm>

/// Steps about one member: joining, points and stars by hand, questions.
namespace huitou::trial
{

namespace
{

/// Nothing speaks against `referrer` having introduced `member`: nobody introduces themselves, nor, over however many
/// others, the one who introduced them.
Status checkReferrer(Stage& stage, const Account& member, Account& referrer)
{
    const Account* introducer = &referrer;
    for (;;) {
        if (introducer->id == member.id) {
            const bool isSelf = introducer == &referrer;
            const Sentence self{member.name + " cannot introduce themselves; leave the referrer out.",
                                member.name + " 不能介绍自己；请去掉介绍人。"};
            const Sentence circle{member.name + " was in turn introduced by " + referrer.name +
                                      ", or by somebody in between; nobody can introduce in a circle.",
                                  "介绍关系成环：" + member.name + " 与 " + referrer.name + " 互为介绍人；请更正。"};
            return Error{ErrorCode::NotAllowed, isSelf ? self : circle};
        }
        if (!introducer->introducer) {
            return {};
        }
        introducer = &stage.book.account(*introducer->introducer);
    }
}

Result<std::uint32_t> starOf(const Programme& programme, const std::string& id)
{
    if (id.empty()) {
        return std::uint32_t{0};
    }
    const auto found = std::ranges::find(programme.stars, id, &Star::id);
    if (found != programme.stars.end()) {
        return static_cast<std::uint32_t>(found - programme.stars.begin() + 1);
    }
    std::string known;
    for (const Star& star : programme.stars) {
        known += (known.empty() ? "" : ", ") + star.id;
    }
    return Error{ErrorCode::NotFound,
                 {"The programme has no star \"" + id + "\"; its stars are " + known + ".",
                  "方案中没有星级“" + id + "”；可用的有 " + known + "。"}};
}

/// What the member, and the records that are theirs by now, had earned before `moment`.
Points lifetimeBefore(Stage& stage, Account& account, Instant moment)
{
    const AsOf before{moment - std::chrono::milliseconds{1}, Date{}};
    Points earned = stage.book.standing(account, before).lifetime;
    for (const MemberFact& fact : account.facts) {
        const auto* merged = std::get_if<MembersMergedFact>(&fact.fact);
        if (merged != nullptr && fact.at >= moment) {
            earned += stage.book.standingOfRecord(merged->from, before).lifetime;
        }
    }
    return earned;
}

/// Whoever shows a voucher by its name can be asked whose it is.
void noteVouchers(Stage& stage, const Account& account, const Standing& standing)
{
    for (const Voucher& voucher : standing.vouchers) {
        stage.voucherOwners.try_emplace(voucher.id, account.id);
    }
}

} // namespace

Account& memberFor(Stage& stage, const std::string& name, const Step& step)
{
    Account* account = stage.book.find(name);
    if (account == nullptr) {
        account = &stage.book.enrol(name, step.day);
        giveSignUpGifts(stage, *account, step);
    }
    giveBirthdayGifts(stage, *account, step);
    return *account;
}

OpId opOf(const Step& step)
{
    return idFor<OpId>("op", step.identity);
}

Error tooFewPoints(const Account& account, Points there, Points asked)
{
    return Error{ErrorCode::PointsInsufficient,
                 {account.name + " has " + there.display() + " points to spend; " + asked.display() + " are needed.",
                  account.name + " 可用积分 " + there.display() + "，需要 " + asked.display() + "。"}};
}

Status checkBalance(Stage& stage, Account& account, const Step& step, Points points)
{
    const Points balance = stage.book.standing(account, {step.at, step.day}).balance;
    return balance < points ? Status(tooFewPoints(account, balance, points)) : Status{};
}

void showStanding(Stage& stage, const char* key, Account& account, const Step& step, Answer& answer)
{
    const Standing standing = stage.book.standing(account, {step.at, step.day});
    noteVouchers(stage, account, standing);
    answer.standing(key, {standing, stage.book.programmeOn(step.day), {}}, stage.names);
}

Result<Answer> play(Stage& stage, const Step& step, const Enrol& enrol)
{
    if (const Account* known = stage.book.find(enrol.member); known != nullptr && known->isEnrolledByStep) {
        return Error{ErrorCode::Conflict,
                     {enrol.member + " is a member since " + formatDate(known->enrolled) + "; choose another name.",
                      enrol.member + " 自 " + formatDate(known->enrolled) + " 起已是会员；请换一个名称。"}};
    }
    if (enrol.birthday && *enrol.birthday > step.day) {
        return Error{ErrorCode::Malformed,
                     {"birthday: " + formatDate(*enrol.birthday) + " is still to come.",
                      "birthday：" + formatDate(*enrol.birthday) + " 还没有到。"}};
    }
    Account& account = memberFor(stage, enrol.member, step);
    if (enrol.referrer) {
        Account& referrer = memberFor(stage, *enrol.referrer, step);
        if (const Status status = checkReferrer(stage, account, referrer); !status) {
            return status.error();
        }
        stage.book.set(account, &Account::introducer, std::optional(referrer.id));
    }
    stage.book.set(account, &Account::isEnrolledByStep, true);
    stage.book.set(account, &Account::enrolled, std::min(account.enrolled, step.day));
    if (enrol.birthday) {
        stage.book.set(account, &Account::birthday, enrol.birthday);
    }
    giveBirthdayGifts(stage, account, step);
    Answer answer(stage.language);
    showStanding(stage, "standing", account, step, answer);
    return answer;
}

Result<Answer> play(Stage& stage, const Step& step, const Adjust& adjust)
{
    Account& account = memberFor(stage, adjust.member, step);
    const bool takes = adjust.points.isNegative();
    const Points points = takes ? -adjust.points : adjust.points;
    if (takes && adjust.expires) {
        return Error{ErrorCode::NotAllowed,
                     {"Points that are taken away have no end; leave \"expires\" out.",
                      "扣除的积分没有有效期；请去掉 expires。"}};
    }
    if (adjust.expires && *adjust.expires < step.day) {
        return Error{ErrorCode::NotAllowed,
                     {"The points would have ended on " + formatDate(*adjust.expires) + "; choose a later day.",
                      "积分在 " + formatDate(*adjust.expires) + " 已过期；请选更晚的日期。"}};
    }
    const bool refusesDebt = takes && stage.book.programmeOn(step.day).returns.refuseDebt;
    if (refusesDebt) {
        if (const Status status = checkBalance(stage, account, step, points); !status) {
            return status.error();
        }
    }
    const LateCheck late(stage, account, step);
    stage.book.write(account.id, step.at, step.day,
                     PointsAdjustedFact{.op = opOf(step),
                                        .member = account.id,
                                        .takes = takes,
                                        .points = points,
                                        .expires = adjust.expires,
                                        .reason = adjust.reason});
    if (const Status status = late.status(); refusesDebt && !status) {
        return status.error();
    }
    Answer answer(stage.language);
    showStanding(stage, "standing", account, step, answer);
    return answer;
}

Result<Answer> play(Stage& stage, const Step& step, const SetStar& set)
{
    Account& account = memberFor(stage, set.member, step);
    const Programme& programme = stage.book.programmeOn(step.day);
    const Result<std::uint32_t> star = starOf(programme, set.star);
    if (!star) {
        return star.error();
    }
    // Whoever sets a lower star wants it to be held: as a floor it would do nothing.
    const bool isLower = star.value() < stage.book.standing(account, {step.at, step.day}).star;
    const bool isFloor = set.floor.value_or(programme.ladder.manualStarIsFloor && (set.until || !isLower));
    if (set.until && (!isFloor || *set.until < step.day)) {
        return Error{ErrorCode::NotAllowed,
                     {"Only a floor has a last day, and not one in the past; set \"floor\" or leave \"until\" out.",
                      "只有保底星级才有截止日，且不能早于当天；请写 floor，或去掉 until。"}};
    }
    stage.book.write(
        account.id, step.at, step.day,
        StarSetFact{.op = opOf(step), .member = account.id, .star = set.star, .isFloor = isFloor, .until = set.until});
    Answer answer(stage.language);
    showStanding(stage, "standing", account, step, answer);
    return answer;
}

Result<Answer> play(Stage& stage, const Step& step, const AskStanding& ask)
{
    Account& account = memberFor(stage, ask.member, step);
    const Standing standing = stage.book.standing(account, {step.at, step.day});
    noteVouchers(stage, account, standing);
    std::optional<Points> earned;
    if (ask.since) {
        earned = standing.lifetime - lifetimeBefore(stage, account, *ask.since);
    }
    Answer answer(stage.language);
    answer.standing("standing", {standing, stage.book.programmeOn(step.day), earned}, stage.names);
    return answer;
}

} // namespace huitou::trial
