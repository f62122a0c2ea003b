// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

namespace huitou
{

namespace
{

constexpr int generousPayPercent = 50;

void suspectStarAfter(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const Star& before = programme.stars[index - 1];
    const Star& star = programme.stars[index];
    const std::string path = elementPath("star", index);
    if (star.payPercent > before.payPercent) {
        remarks.add(path + ".pay_percent",
                    {.en = "This star pays " + std::to_string(star.payPercent) + " %, more than the " +
                           std::to_string(before.payPercent) + " % of the star before: members lose by rising.",
                     .zh = "本星付 " + std::to_string(star.payPercent) + "%，比前一星的 " +
                           std::to_string(before.payPercent) + "% 还多：会员升星反而吃亏。"});
    }
    if (star.earnFactorHundredths < before.earnFactorHundredths) {
        remarks.add(path + ".earn_factor", {.en = "This star earns less than the star before: members lose by rising.",
                                            .zh = "本星得分比前一星少：会员升星反而吃亏。"});
    }
    if (before.startsNewCycle && programme.ladder.period == LadderPeriod::Cycle) {
        remarks.add(path + ".threshold",
                    {.en = "This star can hardly be reached: the star before sends the cycle's points back to zero.",
                     .zh = "此星几乎无法达到：前一星已把本轮积分归零。"});
    }
}

void suspectStar(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const Star& star = programme.stars[index];
    const std::string path = elementPath("star", index);
    if (star.payPercent < generousPayPercent) {
        remarks.add(path + ".pay_percent",
                    {.en = "pay_percent says what is paid: " + std::to_string(star.payPercent) + " means " +
                           std::to_string(100 - star.payPercent) + " % off. Is that meant?",
                     .zh = "pay_percent 是顾客付的比例：" + std::to_string(star.payPercent) + " 表示减去 " +
                           std::to_string(100 - star.payPercent) + "%。确定吗?"});
    }
    if (star.voucher && star.voucher->voucher.empty() && !star.voucher->validDays) {
        remarks.add(path + ".voucher_days",
                    {.en = "This star's vouchers never expire: unused ones stay a debt of the shop.",
                     .zh = "本星的购物券永不过期：未使用的一直是店铺的负债。"});
    }
    if (star.startsNewCycle && programme.ladder.period != LadderPeriod::Cycle) {
        remarks.add(path + ".starts_new_cycle",
                    {.en = "There are no cycles on this ladder: starts_new_cycle does nothing.",
                     .zh = "此方案不分轮次:starts_new_cycle 不起作用。"});
    }
}

void suspectFalling(const LadderRules& ladder, Remarks& remarks)
{
    const bool falls = ladder.falling != Falling::Never;
    switch (ladder.period) {
    case LadderPeriod::Window:
        if (!falls) {
            remarks.add("ladder.falling", {.en = "Stars count the last " + std::to_string(ladder.windowDays) +
                                                 " days but never fall: a star once reached is kept for ever.",
                                           .zh = "星级按最近 " + std::to_string(ladder.windowDays) +
                                                 " 天计算却从不降级：一旦达到就永远保留。"});
        }
        break;
    case LadderPeriod::Cycle:
        if (falls && !ladder.cycleDays) {
            remarks.add("ladder.falling", {.en = "No star ever falls: the cycle has no end in days; add cycle_days.",
                                           .zh = "不会有星级下降：本轮没有按天数结束；请写 cycle_days。"});
        }
        break;
    case LadderPeriod::Lifetime:
        if (falls) {
            remarks.add("ladder.falling",
                        {.en = "What was earned in a lifetime does not become less: falling does nothing.",
                         .zh = "终身累计不会减少:falling 不起作用。"});
        }
        break;
    }
}

} // namespace

void suspectLadder(const Programme& programme, Remarks& remarks)
{
    if (programme.stars.empty()) {
        return;
    }
    for (std::size_t i = 0; i < programme.stars.size(); ++i) {
        suspectStar(programme, i, remarks);
        if (i > 0) {
            suspectStarAfter(programme, i, remarks);
        }
    }
    suspectFalling(programme.ladder, remarks);
    if (programme.ladder.measure == LadderMeasure::Points && programme.earn.points.isZero() &&
        programme.earnRules.empty()) {
        remarks.add("star[0].threshold", {.en = "No star can be reached: stars count points, and nothing earns points.",
                                          .zh = "任何星级都无法达到：星级按积分计算，而没有任何消费得积分。"});
    }
}

} // namespace huitou
