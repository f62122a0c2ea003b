// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

#include <algorithm>
#include <optional>

namespace huitou
{

namespace
{

__extension__ using Wide = __int128;

bool hasBasicRate(const Programme& programme)
{
    return !programme.earn.points.isZero();
}

/// For how many days a lot is good at least, from the day on which it was earned; nothing: for ever.
std::optional<int> shortestLife(const PointExpiry& expiry)
{
    constexpr int shortestMonth = 28;
    switch (expiry.kind) {
    case ExpiryKind::Never: return std::nullopt;
    case ExpiryKind::Days:
    case ExpiryKind::SinceLastPurchase: return expiry.days;
    case ExpiryKind::MonthEnd: return expiry.months * shortestMonth;
    case ExpiryKind::YearEnd: return expiry.years * 365;
    }
    return std::nullopt;
}

void suspectPending(const Programme& programme, Remarks& remarks)
{
    const std::optional<int> life = shortestLife(programme.expiry);
    if (life && programme.pendingDays > *life) {
        remarks.add("earn.pending_days",
                    {.en = "Points can end before they may be used: they wait " +
                           std::to_string(programme.pendingDays) + " days and may hold for only " +
                           std::to_string(*life) + ".",
                     .zh = "积分可能还没可用就已过期：要等 " + std::to_string(programme.pendingDays) +
                           " 天，却可能只有效 " + std::to_string(*life) + " 天。"});
    }
}

bool isUnconditional(const EarnRule& rule)
{
    return rule.on.isEverything() && rule.minimumSpend.isZero() && rule.stars.empty() && !rule.from && !rule.until;
}

void suspectRule(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const EarnRule& rule = programme.earnRules[index];
    const std::string path = elementPath("earn_rule", index);
    if (rule.until && *rule.until < programme.validFrom) {
        remarks.add(path + ".until", {.en = "This rule ends before the programme begins: it never gives points.",
                                      .zh = "此规则在方案生效前就已结束：永远不会送积分。"});
    }
    if (rule.kind != EarnRuleKind::Multiply) {
        return;
    }
    const auto end = programme.earnRules.begin() + static_cast<std::ptrdiff_t>(index);
    const bool hasSomething =
        hasBasicRate(programme) || std::any_of(programme.earnRules.begin(), end, [](const EarnRule& earlier) {
            return earlier.kind != EarnRuleKind::Multiply;
        });
    if (!hasSomething) {
        remarks.add(path + ".kind",
                    {.en = "There is nothing to multiply yet: put this rule behind those that give points.",
                     .zh = "此前没有可乘的积分：请把此规则放到送积分的规则之后。"});
    } else if (rule.factorHundredths == 100) {
        remarks.add(path + ".factor", {.en = "Times 1 changes nothing.", .zh = "乘以 1 没有任何变化。"});
    }
}

void suspectRules(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.earnRules.size(); ++i) {
        suspectRule(programme, i, remarks);
    }
    const auto isEnd = [](const EarnRule& rule) {
        return rule.last && isUnconditional(rule) &&
               (rule.kind == EarnRuleKind::PerVisit || rule.kind == EarnRuleKind::PerArticle);
    };
    const auto ending = std::find_if(programme.earnRules.begin(), programme.earnRules.end(), isEnd);
    if (ending != programme.earnRules.end() && std::next(ending) != programme.earnRules.end()) {
        const auto next = static_cast<std::size_t>(std::next(ending) - programme.earnRules.begin());
        remarks.add(elementPath("earn_rule", next) + ".id",
                    {.en = "This rule is never looked at: \"" + ending->id +
                           "\" before it holds for every sale and is the last.",
                     .zh = "永远轮不到此规则：前面的 \"" + ending->id + "\" 对每一单都成立，而且是最后一条。"});
    }
}

/// How many percent of what is spent comes back when `points` become `worth`, at the basic rate and the best star.
/// Nothing when no basic rate gives points.
std::optional<bool> givesBackMoreThan(const Programme& programme, Points points, Money worth, std::int64_t percent)
{
    if (!hasBasicRate(programme)) {
        return std::nullopt;
    }
    std::int32_t best = 100;
    for (const Star& star : programme.stars) {
        best = std::max(best, star.earnFactorHundredths);
    }
    // worth / (points per money x best): each factor was bounded where it was read, so 128 bits hold the products.
    const Wide returned = Wide{programme.earn.points.hundredths()} * worth.minorUnits() * best;
    const Wide spent = Wide{programme.earn.perAmount.minorUnits()} * points.hundredths();
    return returned > spent * percent;
}

void suspectRedemption(const Programme& programme, Remarks& remarks)
{
    constexpr std::int64_t generousReturnPercent = 20;
    const Redemption& redemption = *programme.redemption;
    if (!redemption.anyAmount && redemption.minimum.hundredths() % redemption.points.hundredths() != 0) {
        remarks.add("redemption.minimum",
                    {.en = "The minimum is not a multiple of " + redemption.points.text() +
                           " points, the step in which points are used.",
                     .zh = "最少积分不是 " + redemption.points.text() + " 分的整数倍，而积分按此整数倍使用。"});
    }
    if (givesBackMoreThan(programme, redemption.points, redemption.worth, generousReturnPercent).value_or(false)) {
        remarks.add("redemption.worth",
                    {.en = "Points give back more than " + std::to_string(generousReturnPercent) +
                           " % of what is spent. Is that meant?",
                     .zh = "积分返还超过消费额的 " + std::to_string(generousReturnPercent) + "%。确定吗?"});
    }
}

void suspectRewards(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.rewards.size(); ++i) {
        const Reward& reward = programme.rewards[i];
        const std::string path = elementPath("reward", i);
        if (reward.gives.kind == BenefitKind::Amount &&
            givesBackMoreThan(programme, reward.points, reward.gives.amount, 100).value_or(false)) {
            remarks.add(path + ".amount",
                        {.en = "This reward of " + reward.gives.amount.text() +
                               " is worth more than the goods that earn its " + reward.points.text() + " points.",
                         .zh = "此奖励值 " + reward.gives.amount.text() + "，超过赚取 " + reward.points.text() +
                               " 分所需购买的商品。"});
        }
        if (reward.until && *reward.until < programme.validFrom) {
            remarks.add(path + ".until", {.en = "This reward ends before the programme begins: nobody can claim it.",
                                          .zh = "此奖励在方案生效前就已结束：无人能领。"});
        }
    }
}

void suspectReferral(const Programme& programme, Remarks& remarks)
{
    const Referral& referral = *programme.referral;
    const EarnRate& own = programme.earn;
    if (referral.rate.points.isZero() && referral.introducerPoints.isZero() && referral.buyerPoints.isZero()) {
        remarks.add("referral.points",
                    {.en = "Introducing somebody gives nothing to either: remove [referral], or say what it gives.",
                     .zh = "介绍双方都得不到任何积分：请删除 [referral] 或写明给什么。"});
    }
    if (hasBasicRate(programme) && Wide{referral.rate.points.hundredths()} * own.perAmount.minorUnits() >
                                       Wide{own.points.hundredths()} * referral.rate.perAmount.minorUnits()) {
        remarks.add("referral.points",
                    {.en = "Introducing a buyer earns more than buying: check for members who introduce themselves.",
                     .zh = "介绍他人购物比自己购物得分更多：请防范会员自己介绍自己。"});
    }
    const Points each = referral.introducerPoints + referral.buyerPoints;
    if (!each.isZero() && referral.everyPurchase && !referral.introducerPoints.isZero() && !referral.maximum &&
        referral.minimumSpend.isZero()) {
        remarks.add("referral.introducer_points",
                    {.en = "Every purchase, however small, gives the introducer " + referral.introducerPoints.text() +
                           " points: set a minimum_spend or a maximum.",
                     .zh = "被介绍人每一单不论金额，介绍人都得 " + referral.introducerPoints.text() +
                           " 分：请设 minimum_spend 或 maximum。"});
    }
}

} // namespace

void suspectEarning(const Programme& programme, Remarks& remarks)
{
    if (!hasBasicRate(programme) && programme.earnRules.empty()) {
        remarks.add("earn.points", {.en = "Nothing earns points: say points and per, or add an [[earn_rule]].",
                                    .zh = "没有任何消费能得积分：请写 points 和 per，或添加 [[earn_rule]]。"});
    }
    const bool canBeSpent = programme.redemption || !programme.rewards.empty();
    if (canBeSpent && programme.expiry.kind == ExpiryKind::Never) {
        remarks.add(programme.redemption ? "redemption.points" : "reward[0].points",
                    {.en = "Points can be used and never expire: all outstanding points stay a debt of the shop.",
                     .zh = "积分可以使用且永不过期：未使用的积分一直是店铺的负债。"});
    }
    suspectPending(programme, remarks);
    suspectRules(programme, remarks);
    if (programme.redemption) {
        suspectRedemption(programme, remarks);
    }
    suspectRewards(programme, remarks);
    if (programme.referral) {
        suspectReferral(programme, remarks);
    }
}

} // namespace huitou
