// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/offer_worth.h"
#include "core/programme/suspicions.h"

#include <algorithm>

namespace huitou
{

namespace
{

void suspectMoney(const Programme& programme, const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    if (rule.gives == WinBackGift::Amount && rule.minimumSpend <= rule.amountOff) {
        remarks.add(path + ".minimum_spend",
                    {.en = "The offer may pay for the whole purchase: its minimum of " + rule.minimumSpend.text() +
                           " is not above the " + rule.amountOff.text() + " taken off.",
                     .zh = "优惠可能抵掉整单：最低消费 " + rule.minimumSpend.text() + " 不高于减免的 " +
                           rule.amountOff.text() + "。"});
    }
    const std::optional<Money> worth = worthOfOffer(rule, programme);
    if (rule.budget && worth && *worth > *rule.budget) {
        remarks.add(
            path + ".budget",
            {.en = "The budget of " + rule.budget->text() + " is below what one offer is worth, " + worth->text() +
                   ": none is ever made.",
             .zh = "预算 " + rule.budget->text() + " 低于单个优惠的价值 " + worth->text() + "：永远不会发放。"});
    }
}

void suspectFrequency(const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    if (rule.restDays < rule.validDays) {
        remarks.add(path + ".rest_days",
                    {.en = "A second offer can come after " + std::to_string(rule.restDays) +
                           " days while the first still holds for " + std::to_string(rule.validDays) + ".",
                     .zh = "首个优惠有效 " + std::to_string(rule.validDays) + " 天，但 " +
                           std::to_string(rule.restDays) + " 天后就可能再发一个。"});
    }
    constexpr int moderate = 14;
    if (rule.restDays < moderate && rule.trigger != WinBackTrigger::Consumption && rule.timesPerMember != 1) {
        remarks.add(path + ".rest_days",
                    {.en = "Members may hear of this every " + std::to_string(rule.restDays) +
                           " days: two weeks between offers is the least that does not pester.",
                     .zh = "会员可能每 " + std::to_string(rule.restDays) + " 天收到一次：间隔至少两周才不算打扰。"});
    }
}

void suspectNoHoldOut(const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    if (rule.holdOutPercent == 0) {
        remarks.add(path + ".hold_out_percent",
                    {.en = "Nobody is held out, so its effect can never be told: set 5 or 10.",
                     .zh = "没有对照组，永远无法得知效果：请设为 5 或 10。"});
    }
}

/// Points and vouchers of a campaign are credited at once, to whoever the rule names.
void suspectOpenPurse(const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    const WinBackAudience& audience = rule.audience;
    const bool isForEverybody = audience.stars.empty() && audience.stages.empty() && audience.classes.empty() &&
                                audience.prices.empty() && audience.values.empty() && audience.changes.empty() &&
                                audience.reasons.empty() && audience.purchasesFrom <= 1 && !audience.averageFrom &&
                                !audience.averageBelow && !audience.spentFrom && !audience.spentBelow;
    const bool isUnbounded = rule.mostOffers == 0 && !rule.budget;
    if (rule.trigger == WinBackTrigger::Dates && isForEverybody && isUnbounded &&
        rule.gives != WinBackGift::Invitation && rule.waves.empty()) {
        remarks.add(path + ".when",
                    {.en = "This is given to every member who consented, without a budget: a blind bulk "
                           "message. Say for whom it is, or set most_offers or budget.",
                     .zh = "这会发给所有同意的会员且没有预算，属于群发。请写明对象，或设 most_offers "
                           "或 budget。"});
    }
}

void suspectSparedMembers(const Programme& programme, const WinBackRule& rule, const std::string& path,
                          Remarks& remarks)
{
    if (programme.segments.priceCutsForAll || !isPriceCut(rule, programme)) {
        return;
    }
    const WinBackAudience& audience = rule.audience;
    const auto names = [](const auto& list, auto value) { return std::ranges::find(list, value) != list.end(); };
    const auto remark = [&](const char* key, const std::string& en, const std::string& zh) {
        remarks.add(path + key, {.en = en + " members get no price cuts, so they never get this offer; give points, a "
                                            "service or an invitation.",
                                 .zh = zh + "会员不发降价优惠，因此永远收不到；请改送积分、服务或邀请。"});
    };
    if (names(audience.stages, LifeStage::Stable)) {
        remark(".stages", "Stable", "稳定期");
    }
    if (names(audience.prices, PriceClass::High)) {
        remark(".prices", "High-price", "高价");
    }
}

void suspectReasons(const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    if (std::ranges::any_of(rule.audience.reasons, isObjective)) {
        remarks.add(path + ".reasons",
                    {.en = "Who moved away or has no need any more is not offered anything: that reason never counts.",
                     .zh = "搬走或不再需要的会员不发任何优惠：此原因不起作用。"});
    }
}

void suspectDays(const Programme& programme, const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    const Sentence never{.en = "This campaign never begins: its time ends before the programme does.",
                         .zh = "此活动永远不会开始：它在方案生效前就已结束。"};
    if (rule.until && *rule.until < programme.validFrom) {
        remarks.add(path + ".until", never);
    }
    for (std::size_t w = 0; w < rule.waves.size(); ++w) {
        const PromotionWave& wave = rule.waves[w];
        const bool shut = (rule.until && wave.from > *rule.until) || (rule.from && wave.until < *rule.from) ||
                          (!rule.audience.stars.empty() &&
                           std::ranges::find(rule.audience.stars, wave.star) == rule.audience.stars.end());
        if (shut) {
            remarks.add(elementPath(path + ".wave", w) + ".star",
                        {.en = "This wave never opens: the campaign's own days or stars shut it out.",
                         .zh = "此波次永远不会开放：与活动自身的日期或星级不符。"});
        }
    }
}

} // namespace

void suspectWinBack(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.winBack.size(); ++i) {
        const WinBackRule& rule = programme.winBack[i];
        const std::string path = elementPath("win_back", i);
        suspectMoney(programme, rule, path, remarks);
        suspectFrequency(rule, path, remarks);
        suspectNoHoldOut(rule, path, remarks);
        suspectOpenPurse(rule, path, remarks);
        suspectSparedMembers(programme, rule, path, remarks);
        suspectReasons(rule, path, remarks);
        suspectDays(programme, rule, path, remarks);
    }
}

} // namespace huitou
