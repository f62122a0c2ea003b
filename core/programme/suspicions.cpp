// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

#include <set>

namespace huitou
{

namespace
{

constexpr auto error = Finding::Severity::Error;
constexpr auto warning = Finding::Severity::Warning;
constexpr int generousPayPercent = 50;
constexpr std::int64_t generousReturnPercent = 20;

void checkIdsDiffer(const std::vector<std::string>& ids, std::vector<TableReader>& sections)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!ids[i].empty() && !seen.insert(ids[i]).second) {
            sections[i].note(error, "id",
                             {.en = "The id \"" + ids[i] + "\" is used twice; each needs its own.",
                              .zh = "标识 \"" + ids[i] + "\" 用了两次,每项必须不同。"});
        }
    }
}

void checkStarAfter(const Star& before, const Star& star, TableReader& section)
{
    if (star.threshold <= before.threshold) {
        section.note(error, "threshold",
                     {.en = "The threshold " + star.threshold.text() + " is not above the " + before.threshold.text() +
                            " of the star before; list the stars in ascending order.",
                      .zh = "门槛 " + star.threshold.text() + " 不高于前一星的 " + before.threshold.text() +
                            ";请按从低到高排列。"});
    }
    if (star.payPercent > before.payPercent) {
        section.note(warning, "pay_percent",
                     {.en = "This star pays " + std::to_string(star.payPercent) + " %, more than the " +
                            std::to_string(before.payPercent) + " % of the star before: members lose by rising.",
                      .zh = "本星付 " + std::to_string(star.payPercent) + "%,比前一星的 " +
                            std::to_string(before.payPercent) + "% 还多:会员升星反而吃亏。"});
    }
    if (before.startsNewCycle) {
        section.note(warning, "threshold",
                     {.en = "This star can hardly be reached: the star before sends the cycle's points back to zero.",
                      .zh = "此星几乎无法达到:前一星已把本轮积分归零。"});
    }
}

void checkStar(const Star& star, TableReader& section)
{
    if (star.payPercent < generousPayPercent) {
        section.note(warning, "pay_percent",
                     {.en = "pay_percent says what is paid: " + std::to_string(star.payPercent) + " means " +
                            std::to_string(100 - star.payPercent) + " % off. Is that meant?",
                      .zh = "pay_percent 是顾客付的比例:" + std::to_string(star.payPercent) + " 表示减去 " +
                            std::to_string(100 - star.payPercent) + "%。确定吗?"});
    }
    if (star.voucher && !star.voucher->validDays) {
        section.note(warning, "voucher_days",
                     {.en = "This star's vouchers never expire: unused ones stay a debt of the shop.",
                      .zh = "本星的购物券永不过期:未使用的一直是店铺的负债。"});
    }
}

void checkRedemption(const Programme& programme, TableReader& section)
{
    const Redemption& redemption = *programme.redemption;
    section.note(warning, "points",
                 {.en = "Points can be used as money and never expire: all outstanding points stay a debt of the shop.",
                  .zh = "积分可当钱用且永不过期:未使用的积分一直是店铺的负债。"});
    if (!redemption.points.isZero() && redemption.minimum.hundredths() % redemption.points.hundredths() != 0) {
        section.note(warning, "minimum",
                     {.en = "The minimum is not a multiple of " + redemption.points.text() +
                            " points, the step in which points are used.",
                      .zh = "最少积分不是 " + redemption.points.text() + " 分的整数倍,而积分按此整数倍使用。"});
    }
    const EarnRate& earn = programme.earn;
    if (earn.perAmount.isZero() || redemption.points.isZero()) {
        return; // noted as errors
    }
    // What comes back of 100 % spent: first in points, then in money. Bounded where both were read.
    __extension__ using Wide = __int128;
    const Wide returned = Wide{earn.points.hundredths()} * redemption.worth.minorUnits() * 100;
    const Wide spent = Wide{earn.perAmount.minorUnits()} * redemption.points.hundredths();
    if (returned > spent * generousReturnPercent) {
        section.note(warning, "worth",
                     {.en = "Points give back more than " + std::to_string(generousReturnPercent) +
                            " % of what is spent. Is that meant?",
                      .zh = "积分返还超过消费额的 " + std::to_string(generousReturnPercent) + "%。确定吗?"});
    }
}

void checkReferral(const Programme& programme, TableReader& section)
{
    __extension__ using Wide = __int128;
    const EarnRate& own = programme.earn;
    const EarnRate& referred = programme.referral->rate;
    if (Wide{referred.points.hundredths()} * own.perAmount.minorUnits() >
        Wide{own.points.hundredths()} * referred.perAmount.minorUnits()) {
        section.note(warning, "points",
                     {.en = "Introducing a buyer earns more than buying: check for members who introduce themselves.",
                      .zh = "介绍他人购物比自己购物得分更多:请防范会员自己介绍自己。"});
    }
}

void checkWinBack(const WinBackRule& rule, TableReader& section)
{
    if (rule.minimumSpend <= rule.amountOff) {
        section.note(warning, "minimum_spend",
                     {.en = "The offer may pay for the whole purchase: its minimum of " + rule.minimumSpend.text() +
                            " is not above the " + rule.amountOff.text() + " taken off.",
                      .zh = "优惠可能抵掉整单:最低消费 " + rule.minimumSpend.text() + " 不高于减免的 " +
                            rule.amountOff.text() + "。"});
    }
    if (rule.restDays < rule.validDays) {
        section.note(warning, "rest_days",
                     {.en = "A second offer can come after " + std::to_string(rule.restDays) +
                            " days while the first still holds for " + std::to_string(rule.validDays) + ".",
                      .zh = "首个优惠有效 " + std::to_string(rule.validDays) + " 天,但 " +
                            std::to_string(rule.restDays) + " 天后就可能再发一个。"});
    }
}

} // namespace

void noteSuspicions(const Programme& programme, ProgrammeSections& sections)
{
    std::vector<std::string> starIds;
    for (std::size_t i = 0; i < programme.stars.size(); ++i) {
        starIds.push_back(programme.stars[i].id);
        if (i > 0) {
            checkStarAfter(programme.stars[i - 1], programme.stars[i], sections.stars[i]);
        }
        checkStar(programme.stars[i], sections.stars[i]);
    }
    checkIdsDiffer(starIds, sections.stars);
    if (programme.redemption) {
        checkRedemption(programme, *sections.redemption);
    }
    if (programme.referral) {
        checkReferral(programme, *sections.referral);
    }
    std::vector<std::string> ruleIds;
    for (std::size_t i = 0; i < programme.winBack.size(); ++i) {
        ruleIds.push_back(programme.winBack[i].id);
        checkWinBack(programme.winBack[i], sections.winBack[i]);
    }
    checkIdsDiffer(ruleIds, sections.winBack);
}

} // namespace huitou
